import { describe, expect, it } from '@jest/globals';
import { RateLimit } from '../../../../src/app/http/limits/rateLimit.js';
import { StrangerLimit } from '../../../../src/app/http/limits/strangerLimit.js';

describe('who posts without a good signature', () => {
  it('is slowed down by address, and shuts out nobody who showed one', () => {
    const limit = new StrangerLimit(new RateLimit({ burst: 2, perSecond: 1 }, () => 0));
    limit.admit('shop', 'proxy').isKnown();
    expect(limit.admit('a guess', 'proxy').retryAfterMs).toBeUndefined();
    expect(limit.admit('a guess', 'proxy').retryAfterMs).toBeUndefined();
    expect(limit.admit('a guess', 'proxy').retryAfterMs).toBe(1_000);
    expect(limit.admit('another guess', 'proxy').retryAfterMs).toBe(1_000);
    expect(limit.admit('shop', 'proxy').retryAfterMs).toBeUndefined();
    expect(limit.admit('a guess', 'elsewhere').retryAfterMs).toBeUndefined();
  });
});
