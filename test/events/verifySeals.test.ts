import { Relay } from '../../src/events/relay.js';
import { verifySeals, type SealVerification } from '../../src/ledger/verifySeals.js';
import { ReadSession, withReadSession } from '../../src/platform/database/readSession.js';
import { EventWorld } from './eventWorld.js';
import { newLot, newPosting, newStock, type Stock } from './ledgerWorld.js';

const LATER = '2027-02-01T10:00:00.000Z';
const EARLIER = '2027-02-01T09:00:00.000Z';

let world: EventWorld;
let clock = LATER;
let relay: Relay;

beforeAll(async () => {
  world = await EventWorld.open('events_seals');
  relay = new Relay({ pool: world.relay, now: () => clock });
  relay.start();
});

afterAll(async () => {
  await relay.stop();
  await world.close();
});

interface Sealed {
  readonly stock: Stock;
  readonly transactionIds: readonly number[];
}

async function sealedPostings(count: number): Promise<Sealed> {
  const stock = await newStock(world);
  const lot = await newLot(world, stock);
  const transactionIds: number[] = [];
  for (let index = 0; index < count; index += 1) transactionIds.push(await newPosting(world, stock, lot));
  await world.allPlaced(stock.tenantId, count);
  return { stock, transactionIds };
}

const verify = async (tenantId: number): Promise<SealVerification> =>
  await withReadSession(new ReadSession(world.verify, tenantId), verifySeals);

describe('the chain of seals', () => {
  it('holds over what was posted and names its head', async () => {
    const { stock } = await sealedPostings(5);
    const head = await world.owner.query<{ hash: string }>(`select encode(seal_hash, 'hex') as hash from event_head where tenant_id = $1`, [
      stock.tenantId,
    ]);
    expect(await verify(stock.tenantId)).toEqual({
      verifiedCount: 5,
      verifiedThrough: 5,
      headHash: head.rows[0]?.hash,
      firstBad: null,
      unsealed: { count: 0, transactionIds: [] },
    });
  });

  it('holds over an empty ledger', async () => {
    expect(await verify(await world.newTenant())).toMatchObject({ verifiedCount: 0, firstBad: null, unsealed: { count: 0 } });
  });

  it('seals a transaction once, though two events name it, and skips events without one', async () => {
    const { stock, transactionIds } = await sealedPostings(1);
    await world.commitEvents(stock.tenantId, 1);
    await world.owner.query(
      `insert into domain_event (tenant_id, public_id, type, occurred_at, recorded_at, subjects, transaction_id, payload)
       values ($1, gen_random_uuid(), 'StockChanged', now(), now(), '{}', $2, '{}')`,
      [stock.tenantId, transactionIds[0]],
    );
    await world.allPlaced(stock.tenantId, 3);
    expect(await verify(stock.tenantId)).toMatchObject({ verifiedCount: 1, verifiedThrough: 1, firstBad: null });
  });

  it('never dates a seal before the one it follows, though the clock goes back', async () => {
    const { stock, transactionIds } = await sealedPostings(1);
    clock = EARLIER;
    const lot = await newLot(world, stock);
    await newPosting(world, stock, lot);
    await world.allPlaced(stock.tenantId, 2);
    clock = LATER;
    const seals = await world.owner.query<{ sealedAt: string }>(
      `select sealed_at as "sealedAt" from ledger_seal where tenant_id = $1 order by position`,
      [stock.tenantId],
    );
    expect(transactionIds).toHaveLength(1);
    expect(seals.rows).toEqual([{ sealedAt: LATER }, { sealedAt: LATER }]);
    expect(await verify(stock.tenantId)).toMatchObject({ verifiedCount: 2, firstBad: null });
  });

  it('names the transactions that bear no seal', async () => {
    const { stock } = await sealedPostings(2);
    await relay.stop();
    const unsealed = await newPosting(world, stock, await newLot(world, stock));
    expect(await verify(stock.tenantId)).toMatchObject({
      verifiedCount: 2,
      firstBad: null,
      unsealed: { count: 1, transactionIds: [unsealed] },
    });
    relay.start();
    await world.allPlaced(stock.tenantId, 3);
    expect(await verify(stock.tenantId)).toMatchObject({ verifiedCount: 3, unsealed: { count: 0 } });
  });
});

describe('what the owner of the tables did to the second of four postings', () => {
  const entry = `ledger_entry where tenant_id = $1 and id = (select max(id) from ledger_entry where tenant_id = $1 and transaction_id = $2)`;
  const row = `tenant_id = $1 and id = $2`;
  it.each([
    ['an entry was deleted', `delete from ${entry}`, 'CHANGED'],
    ['a quantity was changed', `update ${entry.replace(' where', ' set quantity = 2.500001 where')}`, 'CHANGED'],
    ['a value was changed', `update ${entry.replace(' where', ' set value = 0.0001 where')}`, 'CHANGED'],
    [
      'an entry was dated anew',
      `update ${entry.replace(' where', ` set recorded_at = recorded_at + interval '1 microsecond' where`)}`,
      'CHANGED',
    ],
    [
      'an entry was added',
      `insert into ledger_entry (tenant_id, transaction_id, lot_id, from_balance_id, to_balance_id, quantity, cost_source, occurred_at, recorded_at)
       select tenant_id, transaction_id, lot_id, from_balance_id, to_balance_id, quantity, cost_source, occurred_at, recorded_at from ${entry}`,
      'CHANGED',
    ],
    ['the transaction got another note', `update inventory_transaction set reason_note = 'x' where ${row}`, 'CHANGED'],
    [
      'the transaction got another date',
      `update inventory_transaction set occurred_at = occurred_at - interval '1 day' where ${row}`,
      'CHANGED',
    ],
    [
      'the seal was dated anew',
      `update ledger_seal set sealed_at = sealed_at - interval '1 hour' where tenant_id = $1 and transaction_id = $2`,
      'CHANGED',
    ],
    [
      'the transaction was deleted',
      `with entries as (delete from ledger_entry where tenant_id = $1 and transaction_id = $2) delete from inventory_transaction where ${row}`,
      'MISSING',
    ],
  ] as const)('is named: %s', async (_, statement, reason) => {
    const { stock, transactionIds } = await sealedPostings(4);
    await asOwnerWithoutForeignKeys(statement, [stock.tenantId, transactionIds[1]!]);
    expect(await verify(stock.tenantId)).toMatchObject({
      verifiedCount: 1,
      verifiedThrough: 1,
      firstBad: { position: 2, transactionId: transactionIds[1], reason },
    });
  });

  it('is named at the next seal, and as unsealed, when the seal was deleted', async () => {
    const { stock, transactionIds } = await sealedPostings(4);
    await asOwnerWithoutForeignKeys(`delete from ledger_seal where tenant_id = $1 and transaction_id = $2`, [
      stock.tenantId,
      transactionIds[1]!,
    ]);
    expect(await verify(stock.tenantId)).toMatchObject({
      firstBad: { position: 3, transactionId: transactionIds[2], reason: 'CHANGED' },
      unsealed: { count: 1, transactionIds: [transactionIds[1]] },
    });
  });

  it('is named by the head when the last seals were deleted with all they vouch for', async () => {
    const { stock, transactionIds } = await sealedPostings(4);
    for (const table of ['ledger_seal', 'ledger_entry']) {
      await asOwnerWithoutForeignKeys(`delete from ${table} where tenant_id = $1 and transaction_id = $2`, [
        stock.tenantId,
        transactionIds[3]!,
      ]);
    }
    await asOwnerWithoutForeignKeys(`delete from inventory_transaction where tenant_id = $1 and id = $2`, [
      stock.tenantId,
      transactionIds[3]!,
    ]);
    expect(await verify(stock.tenantId)).toMatchObject({
      verifiedCount: 3,
      firstBad: { position: 3, transactionId: transactionIds[2], reason: 'HEAD' },
    });
  });
});

async function asOwnerWithoutForeignKeys(statement: string, values: readonly number[]): Promise<void> {
  const client = await world.owner.connect();
  try {
    await client.query(`begin; set local session_replication_role = 'replica'`);
    await client.query(statement, [...values]);
    await client.query('commit');
  } finally {
    client.release();
  }
}
