import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptMessage } from '../../src/commands/messaging/acceptMessage.js';
import { CHUNK_BYTES, MAXIMUM_MESSAGE_BYTES, collectBody } from '../../src/commands/messaging/messageBody.js';
import { anIntakeWorld, type IntakeWorld } from '../support/intakeWorld.js';
import { aShipNotice } from '../support/shipNotice.js';

let world: IntakeWorld;
let isa13 = 0;
const next = (): number => (isa13 += 1);

beforeAll(async () => {
  world = await anIntakeWorld();
  await world.identify(world.supplier, 'ZZ', 'ACMESUPPLY');
  await world.mapItem(world.supplier, ['VN', 'A-1'], await world.anItem({ sku: 'OAT', baseUnit: 'EA', scale: 0 }));
});
afterAll(async () => await world.close());

const shipments = async (): Promise<number> =>
  (await world.rows(`select from inbound_shipment where tenant_id = $1`, [world.tenantId])).length;

describe('what is no message', () => {
  it.each<readonly [string, string | Uint8Array, string]>([
    ['nothing', '', 'MESSAGE_EMPTY'],
    ['one byte', 'I', 'MESSAGE_UNREADABLE'],
    ['one NUL', Buffer.from([0]), 'MESSAGE_UNREADABLE'],
    ['JSON', '{"asn": 1}', 'MESSAGE_UNREADABLE'],
    ['binary', randomBytes(100_000), 'MESSAGE_UNREADABLE'],
  ])('is unreadable, kept and told of: %s', async (_name, content, code) => {
    const before = await shipments();
    const id = await world.accept(content);
    const end = await world.process(id);
    expect(end).toMatchObject({ status: 'UNREADABLE' });
    expect(end.issues[0]).toMatchObject({ severity: 'reject', code });
    expect(end.issues[0]?.fix).toBeTruthy();
    expect(await world.answers(id)).toEqual([]);
    expect(await shipments()).toBe(before);
  });

  it('is taken in bounded time and memory: 50 MB of garbage', async () => {
    const garbage = Buffer.alloc(50 * 1_048_576);
    for (let at = 0; at < garbage.length; at += 1_048_576) randomBytes(1_048_576).copy(garbage, at);
    const id = await world.accept(garbage);
    expect(await world.process(id)).toMatchObject({ status: 'UNREADABLE' });
    const [kept] = await world.rows<{ chunks: number; bytes: number; largest: number }>(
      `select count(*)::int as chunks, sum(length(bytes))::int as bytes, max(length(bytes))::int as largest from message_chunk
       where tenant_id = $1 and message_id = $2`,
      [world.tenantId, (await world.message(id)).id],
    );
    expect(kept).toEqual({ chunks: 50, bytes: garbage.length, largest: CHUNK_BYTES });
  }, 30_000);

  it('behind a readable ISA is told to the sender: garbage, then NULs', async () => {
    const head = aShipNotice({ isa13: next() }).slice(0, 106);
    for (const rest of [randomBytes(5_000).toString('latin1').replaceAll('~', '.'), '\0'.repeat(5_000)]) {
      const id = await world.accept(Buffer.from(head + rest, 'latin1'));
      expect(await world.process(id)).toMatchObject({ status: 'UNREADABLE', partner: 'ACME' });
      expect((await world.answers(id)).map(({ kind }) => kind)).toEqual(['TA1']);
    }
  });
});

describe('a ship notice cut at any byte', () => {
  it('is never applied', async () => {
    const before = await shipments();
    const whole = aShipNotice({ isa13: next(), shipment: 'CUT' });
    // The last terminator is no loss: three of 28 files that were collected end without it. Every byte: truncation.ci.test.ts.
    const cuts = Array.from({ length: whole.length - 2 }, (_, index) => index + 1).filter(
      (cut) => cut % 23 === 0 || cut > whole.length - 25,
    );
    const seen = new Set<string>();
    for (const length of cuts) {
      const end = await world.submit(whole.slice(0, length));
      seen.add(end.status);
      if (end.issues.length === 0) throw new Error(`nothing is said of a cut at ${length}`);
    }
    expect([...seen].filter((status) => status !== 'UNREADABLE' && status !== 'PARKED')).toEqual([]);
    expect(await shipments()).toBe(before);
    expect(await world.submit(whole)).toMatchObject({ status: 'PROCESSED' });
  });
});

describe('a ship notice with bad values', () => {
  it.each([
    ['a quantity "abc"', { quantity: 'abc' }],
    ['a quantity "-1"', { quantity: '-1' }],
    ['a quantity "1e400"', { quantity: '1e400' }],
    ['a lot with a separator', { lot: 'L*1' }],
  ])('is rejected with the place, and nothing is applied: %s', async (_name, line) => {
    const before = await shipments();
    const id = await world.accept(aShipNotice({ isa13: next(), shipment: `BAD-${isa13}`, lines: [line] }));
    const end = await world.process(id);
    expect(['REJECTED', 'PARKED']).toContain(end.status);
    expect(end.issues.some(({ at }) => at !== undefined && at.segment > 0)).toBe(true);
    expect(await shipments()).toBe(before);
  });

  it('is kept and told of when a text holds what the database cannot', async () => {
    const file = aShipNotice({ isa13: next(), shipment: 'NUL' }).replace('SN1*1*', 'PID*F****nul \0 inside~SN1*1*');
    const end = await world.submit(Buffer.from(file, 'latin1'));
    expect(['PROCESSED', 'REJECTED']).toContain(end.status);
  });

  it.each([
    ['SE01', (text: string) => text.replace(/SE\*\d+/, 'SE*77'), 'SE_COUNT'],
    ['GE01', (text: string) => text.replace(/GE\*\d+/, 'GE*77'), 'GE_COUNT'],
    ['IEA01', (text: string) => text.replace(/IEA\*\d+/, 'IEA*77'), 'IEA_COUNT'],
  ])('is applied and noted when only %s counts wrongly', async (_name, spoil, code) => {
    const end = await world.submit(spoil(aShipNotice({ isa13: next(), shipment: `COUNT-${isa13}` })));
    expect(end).toMatchObject({ status: 'PROCESSED' });
    expect(end.issues.map((issue) => issue.code)).toContain(code);
  });
});

describe('the way in', () => {
  it('refuses a body beyond the limit before it is whole', async () => {
    const part = Buffer.alloc(CHUNK_BYTES);
    let given = 0;
    function* endless(): Generator<Buffer> {
      for (;;) {
        given += 1;
        yield part;
      }
    }
    expect(await collectBody(endless())).toBeUndefined();
    expect(given).toBe(MAXIMUM_MESSAGE_BYTES / CHUNK_BYTES + 1);
  });

  it('cuts and hashes a body however it arrives', async () => {
    const bytes = randomBytes(3 * CHUNK_BYTES + 5);
    const parts = [bytes.subarray(0, 7), bytes.subarray(7, 2 * CHUNK_BYTES + 9), bytes.subarray(2 * CHUNK_BYTES + 9)];
    const body = await collectBody(parts);
    expect(body?.chunks.map((chunk) => chunk.length)).toEqual([CHUNK_BYTES, CHUNK_BYTES, CHUNK_BYTES, 5]);
    // Compared as a whole: jest would compare three million numbers.
    expect(Buffer.concat(body?.chunks ?? []).equals(bytes)).toBe(true);
    expect(body?.sha256).toBe((await collectBody([bytes]))?.sha256);
  });

  it('takes one message for one key, and knows no other tenant', async () => {
    const body = await collectBody([Buffer.from('hello')]);
    if (body === undefined) throw new Error('too large');
    const command = acceptMessage(body, world.enqueue);
    const input = { connector: 'edi', wayIn: 'GRAPHQL', sha256: body.sha256 } as const;
    const first = await world.done(command, input, { key: 'once' });
    expect(await world.run(command, input, { key: 'once' })).toEqual({ ok: true, value: first, replayed: true });
    const foreign = await anIntakeWorld();
    expect(await world.run(command, { ...input, partnerId: foreign.supplier.publicId })).toMatchObject({
      ok: false,
      refusals: [{ code: 'NOT_FOUND' }],
    });
    await foreign.process(first.inboundMessageId).catch(() => undefined);
    expect(await world.message(first.inboundMessageId)).toMatchObject({ status: 'RECEIVED' });
    await foreign.close();
  });
});
