import { beforeEach, describe, expect, it } from '@jest/globals';
import { unauthenticated, type Authenticate, type Authentication } from '../../../../src/app/http/requests/authenticate.js';
import { RememberedCallers } from '../../../../src/app/http/requests/rememberedCallers.js';
import type { Caller } from '../../../../schema/shared/context.js';

const CALLER: Caller = {
  tenantId: 1,
  principalId: 2,
  name: 'dock',
  role: 'operator',
  principalPublicId: '01890a5d-ac96-774b-bcce-b302099a8057',
  tenantPublicId: '01890a5d-ac96-774b-bcce-b302099a8058',
  tenantCode: 'T',
  tenantName: 'Test tenant',
  expiresAt: '2026-11-22T09:00:00.000Z',
  allowedOrigins: [],
};
const ADMITTED: Authentication = { ok: true, caller: CALLER };
const REFUSED = unauthenticated('no');

describe('remembering who was let in', () => {
  let now: string;
  let elapsedMs: number;
  /** How the database would answer, and how often it was asked. */
  let answer: Authentication;
  let asked: number;
  let callers: RememberedCallers;
  let authenticate: Authenticate;
  beforeEach(() => {
    [now, elapsedMs, answer, asked] = ['2026-11-22T08:00:00.000Z', 0, ADMITTED, 0];
    callers = new RememberedCallers(
      () => now,
      () => elapsedMs,
    );
    authenticate = callers.remembering(async () => {
      asked += 1;
      return answer;
    });
  });

  it('asks once for one header, and again for another', async () => {
    expect([await authenticate('Bearer a'), await authenticate('Bearer a'), await authenticate('Bearer b')]).toEqual([
      ADMITTED,
      ADMITTED,
      ADMITTED,
    ]);
    expect(asked).toBe(2);
  });

  it('feels what another node ended after five seconds', async () => {
    await authenticate('Bearer a');
    answer = REFUSED;
    elapsedMs = 4_999;
    expect(await authenticate('Bearer a')).toBe(ADMITTED);
    elapsedMs = 5_000;
    expect(await authenticate('Bearer a')).toBe(REFUSED);
  });

  it('feels at once what was forgotten', async () => {
    await authenticate('Bearer a');
    answer = REFUSED;
    callers.forget();
    expect(await authenticate('Bearer a')).toBe(REFUSED);
  });

  it('does not remember whoever asked before everything was forgotten and was answered after it', async () => {
    let admit: (authentication: Authentication) => void = () => undefined;
    const slow = callers.remembering(() => new Promise((resolve) => (admit = resolve)));
    const before = slow('Bearer a');
    callers.forget();
    admit(ADMITTED);
    expect(await before).toBe(ADMITTED);
    answer = REFUSED;
    expect(await authenticate('Bearer a')).toBe(REFUSED);
  });

  it('lets nobody in whose key has expired by the business clock', async () => {
    await authenticate('Bearer a');
    answer = REFUSED;
    now = '2026-11-22T09:00:00.000Z';
    expect(await authenticate('Bearer a')).toBe(REFUSED);
  });

  it('remembers no refusal', async () => {
    answer = REFUSED;
    await authenticate('Bearer a');
    answer = ADMITTED;
    expect(await authenticate('Bearer a')).toBe(ADMITTED);
  });
});
