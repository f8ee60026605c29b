import { encodeTypeId, newPublicId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { STATE_CODES } from '../../domain/allocation/allocation.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { NO_QUANTITY, addQuantities, formatQuantity, minus, plus, type Quantity } from '../../domain/shared/quantity.js';
import type { LiveAllocation } from '../allocating/liveAllocations.js';

/** An allocation, or a part of it, goes on to its next state: in the balance where its goods are since. */
export interface Advance {
  readonly allocation: LiveAllocation;
  readonly quantity: Quantity;
  readonly state: 'PICKED' | 'PACKED' | 'SHIPPED';
  readonly balanceId: number;
  readonly packageId?: number;
}

/** The row that an advance ended up in. */
export interface AdvancedAllocation {
  readonly id: number;
  readonly publicId: string;
}

/**
 * Carries allocations on. Of one that goes on in parts, each part becomes an allocation of its own with the same history, and the last of them is the
 * row itself when nothing stays behind. The caller has locked orders and balances and moves the goods. One answer an advance, in order.
 */
export async function advanceAllocations(work: UnitOfWork, advances: readonly Advance[]): Promise<readonly AdvancedAllocation[]> {
  if (advances.length === 0) return [];
  const rows = advances.map((advance, index) => ({ ...advance, index, uuid: newPublicId(), isWhole: isLastOfWhole(advances, index) }));
  const whole = rows.filter(({ isWhole }) => isWhole);
  const parts = rows.filter(({ isWhole }) => !isWhole);
  await work.rows(
    `/* advanceAllocations */ update allocation a set quantity = r.quantity, state = r.state, balance_id = r.balance_id,
       package_id = coalesce(r.package_id, a.package_id), ended_at = case when r.state = ${STATE_CODES.SHIPPED} then $2::timestamptz end,
       version = a.version + 1
     from unnest($3::bigint[], $4::numeric[], $5::smallint[], $6::bigint[], $7::bigint[]) as r (id, quantity, state, balance_id, package_id)
     where a.tenant_id = $1 and a.id = r.id`,
    [work.tenantId, work.now, ...columnsOf(whole)],
  );
  const made =
    parts.length === 0 ? [] : await insertParts(work, parts, leftBehind(parts, new Set(whole.map(({ allocation }) => allocation.id))));
  const madeIds = new Map(made.map(({ id, uuid }) => [uuid, id]));
  return rows.map(({ allocation, isWhole, uuid }) =>
    isWhole
      ? { id: allocation.id, publicId: allocation.publicId }
      : { id: madeIds.get(uuid) as number, publicId: encodeTypeId(ID_PREFIXES.allocation, uuid) },
  );
}

type Part = Advance & { readonly uuid: string };

const columnsOf = (advances: readonly Advance[]): readonly unknown[] => [
  advances.map(({ allocation }) => allocation.id),
  advances.map(({ quantity }) => formatQuantity(quantity)),
  advances.map(({ state }) => STATE_CODES[state]),
  advances.map(({ balanceId }) => balanceId),
  advances.map(({ packageId }) => packageId ?? null),
];

async function insertParts(
  work: UnitOfWork,
  parts: readonly Part[],
  taken: ReadonlyMap<number, Quantity>,
): Promise<readonly { id: number; uuid: string }[]> {
  return await work.rows<{ id: number; uuid: string }>(
    `/* advanceParts */ with r as (
       select * from unnest($3::bigint[], $4::numeric[], $5::smallint[], $6::bigint[], $7::bigint[], $8::uuid[]) with ordinality
         as u (id, quantity, state, balance_id, package_id, part_id, ordinal)
     ), reduced as (
       update allocation a set quantity = a.quantity - l.taken, version = a.version + 1
       from unnest($9::bigint[], $10::numeric[]) as l (id, taken) where a.tenant_id = $1 and a.id = l.id
     )
     insert into allocation (tenant_id, public_id, order_line_id, balance_id, lot_id, quantity, state, strategy, why, allocated_by, allocated_at, ended_at, package_id)
     select a.tenant_id, r.part_id, a.order_line_id, r.balance_id, a.lot_id, r.quantity, r.state, a.strategy, a.why, a.allocated_by, a.allocated_at,
       case when r.state = ${STATE_CODES.SHIPPED} then $2::timestamptz end, coalesce(r.package_id, a.package_id)
     from r join allocation a on a.tenant_id = $1 and a.id = r.id order by r.ordinal returning id, public_id as uuid`,
    [
      work.tenantId,
      work.now,
      ...columnsOf(parts),
      parts.map(({ uuid }) => uuid),
      [...taken.keys()],
      [...taken.values()].map(formatQuantity),
    ],
  );
}

/** What parts take of allocations that keep the rest; a row that goes on itself was given its own part. */
function leftBehind(parts: readonly Part[], wholeIds: ReadonlySet<number>): ReadonlyMap<number, Quantity> {
  const taken = new Map<number, Quantity>();
  for (const { allocation, quantity } of parts) {
    if (!wholeIds.has(allocation.id)) taken.set(allocation.id, plus(taken.get(allocation.id) ?? NO_QUANTITY, quantity));
  }
  return taken;
}

/** True for the last advance of an allocation that goes on altogether. */
function isLastOfWhole(advances: readonly Advance[], index: number): boolean {
  const { allocation } = advances[index] as Advance;
  const ofSame = advances.flatMap((advance, place) => (advance.allocation.id === allocation.id ? [place] : []));
  const taken = addQuantities(ofSame.map((place) => (advances[place] as Advance).quantity));
  return ofSame.at(-1) === index && minus(allocation.quantity, taken) === 0n;
}
