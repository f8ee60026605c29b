import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LOT_QUALITIES, type UsableThrough } from '../../src/domain/lot/lot.js';
import { addDays, localDate } from '../../src/domain/shared/dates.js';
import { formatQuantity, type Quantity } from '../../src/domain/shared/quantity.js';
import { availabilityOf, blockedBits, type BlockFacts } from '../../src/domain/stock/availability.js';
import { keepsQuantity, type BinKind } from '../../src/domain/stock/binKind.js';
import { CONDITIONS } from '../../src/domain/stock/codes.js';
import { aWorld, type World } from '../support/world.js';

const RUNS = 200;
const TODAY = localDate('2026-11-22');
const OWN = ['OWNED', 'VMI', 'CONSIGNMENT', 'CUSTOMER_OWNED'] as const;

let world: World;
let bins: readonly { readonly id: number; readonly kind: BinKind }[];
let runs = 0;

beforeAll(async () => {
  world = await aWorld();
  const rows = await world.rows<{ id: string; kind: BinKind }>(`select id, kind from bin where tenant_id = $1 order by id`, [
    world.tenantId,
  ]);
  bins = rows.map(({ id, kind }) => ({ id: Number(id), kind }));
});
afterAll(async () => {
  await world.close();
});

interface Given extends Omit<BlockFacts, 'binKind'> {
  readonly bin: number;
  readonly usableThrough: UsableThrough;
  readonly onHand: bigint;
  readonly allocated: bigint;
  readonly held: bigint;
  readonly asked: bigint;
}

/** Small numbers meet each other; large ones fill the column. */
const amount = fc.oneof(
  fc.bigInt({ min: 0n, max: 5n }),
  fc.bigInt({ min: 0n, max: 5n }).map((whole) => whole * 1_000_000n),
  fc.bigInt({ min: 0n, max: 10n ** 20n - 1n }),
);
// Mostly free of blocks, or nearly every run would end at the first of them.
const mostly = <Value>(usual: Value, others: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: others });
const given: fc.Arbitrary<Given> = fc.record({
  quality: mostly('RELEASED', fc.constantFrom(...LOT_QUALITIES)),
  openHolds: mostly(0, fc.nat({ max: 2 })),
  recalled: mostly(false, fc.boolean()),
  condition: mostly('GOOD', fc.constantFrom(...CONDITIONS)),
  ownership: mostly('OWNED', fc.constantFrom(...OWN)),
  bin: mostly(1, fc.nat({ max: 9 })),
  usableThrough: fc.oneof(
    fc.constant<UsableThrough>('infinity'),
    fc.integer({ min: -2, max: 2 }).map((days): UsableThrough => addDays(TODAY, days)),
  ),
  onHand: amount,
  allocated: amount,
  held: amount,
  asked: amount.map((value) => (value === 0n ? 1n : value)),
});

describe('the predicate in SQL', () => {
  it('says of a balance what the domain says', async () => {
    const answers = { yes: 0, no: 0 };
    await fc.assert(
      fc.asyncProperty(given, async (balance) => {
        const { id, state } = await kept(balance);
        const [row] = await world.rows<{ isAvailable: boolean }>(
          `select blocked_bits = 0 and usable_through >= $3 and on_hand - allocated - held >= $4 as "isAvailable" from balance where tenant_id = $1 and id = $2`,
          [world.tenantId, id, TODAY, formatQuantity(balance.asked as Quantity)],
        );
        const decided = availabilityOf(state, TODAY).available >= balance.asked;
        answers[decided ? 'yes' : 'no'] += 1;
        expect(row?.isAvailable).toBe(decided);
      }),
      { numRuns: RUNS },
    );
    expect(answers.yes).toBeGreaterThan(RUNS / 20);
    expect(answers.no).toBeGreaterThan(RUNS / 20);
  });
});

/** The row as the ledger would keep it: what is promised is on hand, virtual bins store nothing. */
async function kept(balance: Given): Promise<{ readonly id: number; readonly state: Parameters<typeof availabilityOf>[0] }> {
  runs += 1;
  const bin = bins[balance.bin % bins.length] as (typeof bins)[number];
  const stored = keepsQuantity(bin.kind);
  const onHand = (stored ? balance.onHand : 0n) as Quantity;
  const within = (value: bigint): Quantity => (value <= onHand ? value : onHand === 0n ? 0n : value % (onHand + 1n)) as Quantity;
  const state = {
    onHand,
    allocated: within(balance.allocated),
    held: within(balance.held),
    usableThrough: balance.usableThrough,
    blockedBits: blockedBits({ ...balance, binKind: bin.kind }),
  };
  const [row] = await world.rows<{ id: string }>(
    `with made as (
       insert into lot (tenant_id, public_id, item_id, lot_number, quality, usable_through, created_at)
       values ($1, gen_random_uuid(), $2, $3, $4, $5, now()) returning id)
     insert into balance (tenant_id, lot_id, bin_id, condition, ownership, item_id, site_id, stored, on_hand, allocated, held, blocked_bits, usable_through)
     select $1, made.id, $6, $7, $8, $2, $9, $10, $11, $12, $13, $14, $5 from made returning id`,
    [
      world.tenantId,
      world.item.id,
      `P-${runs}`,
      balance.quality,
      state.usableThrough,
      bin.id,
      balance.condition,
      balance.ownership,
      world.site.id,
      stored,
      ...[state.onHand, state.allocated, state.held].map(formatQuantity),
      state.blockedBits,
    ],
  );
  return { id: Number(row?.id), state };
}
