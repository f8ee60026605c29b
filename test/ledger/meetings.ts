import type { Refusal } from '../../src/domain/shared/refusal.js';
import type { Outcome } from '../../src/platform/execute.js';
import { decodeTypeId } from '../../src/platform/ids.js';
import { meet, statementsOf, type Met } from '../support/stepping.js';
import type { World } from '../support/world.js';
import { STOCK, type Ending, type Legal, type Pair, type Setting } from './pairs.js';

/** Which of the two of a pair is stopped, and before which of its statements. */
export interface Place {
  readonly stopped: 0 | 1;
  /** Its number, or its name: then the first of that name. */
  readonly statement: number | string;
}

/** Every place of both: before each of their statements, and before the commit. */
export async function placesOf(pair: Pair): Promise<readonly Place[]> {
  const places: Place[] = [];
  for (const stopped of [0, 1] as const) {
    const { sides, after } = await pair.set();
    const statements = await statementsOf(sides[stopped]);
    await after?.();
    for (let statement = 0; statement <= statements.length; statement += 1) places.push({ stopped, statement });
  }
  return places;
}

/** Lets the two of a pair meet at a place, and says what does not fit the one outcome that is legal then; nothing when all does. */
export async function faultsAt(world: World, pair: Pair, { stopped, statement }: Place): Promise<readonly string[]> {
  const setting = await pair.set();
  const [first, second] = setting.sides;
  const met = await meet(world, stopped === 0 ? [first, second] : [second, first], statement);
  await setting.after?.();
  const legal = pair.legal[cameFirst(pair, met, stopped)];
  const [mine, its] = met.outcomes;
  const seen: Seen = {
    codes: stopped === 0 ? [codeOf(mine), codeOf(its)] : [codeOf(its), codeOf(mine)],
    broken: met.broken,
    ...(await endingOf(world, setting)),
  };
  const wanted: Seen = { ...legal, ...invariantsOf(legal, setting), broken: [] };
  const differences = Object.entries(wanted).flatMap(([name, value]) => {
    const [is, shall] = [JSON.stringify(seen[name as keyof Seen]), JSON.stringify(value)];
    return is === shall ? [] : [`${name} is ${is}, not ${shall}`];
  });
  const where = `${pair.name}: ${met.at}, ${met.isOvertaken ? 'overtaken' : 'waited for'}`;
  return differences.length === 0 ? [] : [`${where}: ${differences.join('; ')}`];
}

interface Seen extends Legal, Invariants {
  readonly broken: readonly string[];
}

/** Sums that follow from how an order ends. */
interface Invariants {
  readonly onHand: number;
  readonly boundInBalances: number;
  readonly boundInAllocations: number;
  readonly inTransit: number;
  readonly inShipments: number;
  /** Balances of which more is allocated than there is, or less than nothing. */
  readonly torn: number;
}

const invariantsOf = ({ allocated, shipped }: Ending, { items }: Setting): Invariants => ({
  onHand: STOCK * items.length,
  boundInBalances: allocated,
  boundInAllocations: allocated,
  inTransit: shipped,
  inShipments: shipped,
  torn: 0,
});

function cameFirst({ orderedBy }: Pair, { isOvertaken }: Met, stopped: 0 | 1): 0 | 1 {
  const other = stopped === 0 ? 1 : 0;
  return orderedBy === 'LOCKS' && isOvertaken ? other : stopped;
}

const codeOf = (outcome: Outcome<unknown, Refusal>): string | null =>
  outcome.ok ? null : [...new Set(outcome.refusals.map(({ code }) => code))].join();

async function endingOf(world: World, { orderId, items }: Setting): Promise<Ending & Invariants> {
  const [row] = await world.rows<Ending & Invariants>(
    `with o as (select tenant_id, id, status from demand_order where tenant_id = $1 and public_id = $2),
       line as (select l.* from demand_order_line l join o on l.tenant_id = o.tenant_id and l.order_id = o.id),
       stock as (select b.*, bin.kind from balance b join bin on bin.tenant_id = b.tenant_id and bin.id = b.bin_id
         where b.tenant_id = $1 and b.item_id = any($3::bigint[]) and b.stored)
     select o.status, (select sum(allocated) from line)::float as allocated, (select sum(shipped) from line)::float as shipped,
       (select coalesce(sum(on_hand), 0) from stock where kind = 'STAGING')::float as staged,
       (select count(distinct w.id) from work_exception w join stock on stock.lot_id = w.lot_id where w.tenant_id = $1 and w.resolved_at is null)::int as exceptions,
       (select sum(on_hand) from stock)::float as "onHand", (select sum(allocated) from stock)::float as "boundInBalances",
       (select coalesce(sum(a.quantity), 0) from allocation a join line on line.tenant_id = a.tenant_id and line.id = a.order_line_id
         where a.ended_at is null)::float as "boundInAllocations",
       (select coalesce(sum(on_hand), 0) from stock where kind = 'IN_TRANSIT')::float as "inTransit",
       (select coalesce(sum(s.quantity), 0) from shipment_line s join line on line.tenant_id = s.tenant_id and line.id = s.order_line_id)::float as "inShipments",
       (select count(*) from stock where allocated > on_hand or allocated < 0)::int as torn
     from o`,
    [world.tenantId, decodeTypeId(orderId)?.uuid, items.map(({ id }) => id)],
  );
  if (row === undefined) throw new Error(`no order ${orderId}`);
  return row;
}
