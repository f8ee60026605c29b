import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { openDoor, type Door } from '../../../support/door.js';

describe('GraphQL over HTTP', () => {
  let door: Door;
  let key: string;
  beforeAll(async () => {
    door = await openDoor();
    key = await (await door.aTenant()).aKey();
  });
  afterAll(() => door.close());

  it('passes the audit of its working group without an error or a warning', async () => {
    // The audits know no keys, and their GETs not the header that keeps foreign pages from asking for their visitors.
    const fetchFn = (url: string, init: RequestInit = {}) =>
      fetch(url, { ...init, headers: { authorization: `Bearer ${key}`, 'apollo-require-preflight': 'true', ...(init.headers as object) } });
    const audits = serverAudits({ url: `http://127.0.0.1:${door.address.port}/graphql`, fetchFn });
    const results = await Promise.all(audits.map((audit) => audit.fn()));
    const found = results.filter((result) => result.status !== 'ok').map((result) => `${result.status}: ${result.name}`);
    expect(audits.length).toBeGreaterThan(50);
    expect(found).toEqual([]);
  });
});
