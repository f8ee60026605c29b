import type { Rows } from '../../platform/database/rows.js';
import { encodeTypeId } from '../../platform/ids.js';
import type { Candidate } from '../../domain/allocation/candidate.js';
import type { CandidateOrder } from '../../domain/allocation/strategy.js';
import { BLOCK_BITS } from '../../domain/stock/availability.js';
import type { LocalDate } from '../../domain/shared/dates.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { quantity } from '../../domain/shared/quantity.js';
import type { ItemAtSite } from '../locks.js';
import { RESTRICTION, TRAITS } from './lotTraits.js';

/** Balances of an item at a site that one look sees at most, the first in its order. */
export const MAXIMUM_CANDIDATES = 1_000;

export interface CandidateKey extends ItemAtSite {
  readonly siteToday: LocalDate;
  /** Only for AS_NAMED. */
  readonly namedLotIds: readonly number[];
}

export interface CandidateSearch {
  readonly order: CandidateOrder;
  /** True for all that lies there, with what stands against it; false for what is free. Named lots are always told in full. */
  readonly whole: boolean;
  /** So many of each key at most, the first in the order. */
  readonly limit: number;
  /** Also what is kept beside the lot, for rules that ask for it: certificates, attributes, the supplier's code. */
  readonly withTraits: boolean;
  /** Whose own goods are told beside what is free; all that lies there has them anyway. */
  readonly ownerIds: readonly number[];
}

// The first three are the orders of the indexes balance_first_expiring and balance_first_recorded.
const SQL_ORDER: Readonly<Record<CandidateOrder, string>> = {
  FIRST_EXPIRING: 'b.usable_through, b.lot_id, b.bin_id, b.id',
  FIRST_RECORDED: 'b.lot_id, b.bin_id, b.id',
  LAST_RECORDED: 'b.lot_id desc, b.bin_id, b.id',
  AS_NAMED: 'b.lot_id, b.bin_id, b.id',
};

const FREE = 'b.blocked_bits = 0 and b.usable_through >= k.today and b.on_hand - b.allocated - b.held > 0';
/** What a bin on the site holds: what is on its way lies nowhere. */
const THERE = `b.stored and b.on_hand > 0 and exists (
  select from bin p where p.tenant_id = b.tenant_id and p.id = b.bin_id and p.kind <> 'IN_TRANSIT')`;
/** What lies with us and belongs to a customer: blocked for that alone, and free for its owner. Few have such goods. */
const OWNED = `select b.* from balance b where b.tenant_id = $1 and b.owner_id = any($6::bigint[]) and b.item_id = k.item_id and b.site_id = k.site_id
  and b.blocked_bits = ${BLOCK_BITS.CUSTOMER_OWNED} and b.usable_through >= k.today and b.on_hand - b.allocated - b.held > 0`;
const NAMED = 'b.lot_id in (select n.lot_id from unnest($6::bigint[], $7::bigint[]) as n (ordinal, lot_id) where n.ordinal = k.ordinal)';

/** The balances that could serve demands, for allocating and for explaining alike: one list a key, in the order asked for. */
export async function candidatesFor(
  rows: Rows,
  keys: readonly CandidateKey[],
  { order, whole, limit, withTraits, ownerIds }: CandidateSearch,
): Promise<readonly (readonly Candidate[])[]> {
  if (keys.length === 0) return [];
  const isNamed = order === 'AS_NAMED';
  const named = keys.flatMap((key, index) => (isNamed ? key.namedLotIds.map((lotId) => ({ ordinal: index + 1, lotId })) : []));
  const isOwned = !whole && !isNamed && ownerIds.length > 0;
  const condition = [whole || isNamed ? THERE : FREE, ...(isNamed ? [NAMED] : [])].join(' and ');
  const found = await rows.rows<CandidateRow>(
    `/* allocationCandidates */ select k.ordinal::int as ordinal, b.id, b.lot_id as "lotId", b.bin_id as "binId", b.item_id as "itemId", b.site_id as "siteId",
       b.on_hand as "onHand", b.allocated, b.held, b.blocked_bits as "blockedBits", b.usable_through as "usableThrough", b.version,
       lot.public_id as "lotUuid", lot.lot_number as "lotNumber", lot.manufactured_on as "manufacturedOn", lot.country_of_origin as "countryOfOrigin",
       lot.supplier_id as "supplierId", ${RESTRICTION} as "restrictedTo", bin.public_id as "binUuid", bin.kind as "binKind", b.ownership, b.owner_id as "ownerId"${withTraits ? `, ${TRAITS}` : ''}
     from unnest($2::bigint[], $3::bigint[], $4::date[]) with ordinality as k (item_id, site_id, today, ordinal)
     cross join lateral (
       (select b.* from balance b where b.tenant_id = $1 and b.item_id = k.item_id and b.site_id = k.site_id and ${condition}
       order by ${SQL_ORDER[order]} limit $5)${isOwned ? ` union all (${OWNED} limit $5)` : ''}) as b
     join lot on lot.tenant_id = b.tenant_id and lot.id = b.lot_id
     join bin on bin.tenant_id = b.tenant_id and bin.id = b.bin_id`,
    [
      rows.tenantId,
      keys.map((key) => key.itemId),
      keys.map((key) => key.siteId),
      keys.map((key) => key.siteToday),
      limit,
      ...(isNamed ? [named.map((each) => each.ordinal), named.map((each) => each.lotId)] : []),
      ...(isOwned ? [ownerIds] : []),
    ],
  );
  const lists = keys.map((): Candidate[] => []);
  for (const row of found) lists[row.ordinal - 1]?.push(toCandidate(row));
  return lists;
}

type Trait = 'supplierCode' | 'certificates' | 'attributes';

interface CandidateRow
  extends Omit<Candidate, 'onHand' | 'allocated' | 'held' | 'lotPublicId' | 'binPublicId' | Trait>,
    Partial<Pick<Candidate, Trait>> {
  readonly ordinal: number;
  readonly onHand: string;
  readonly allocated: string;
  readonly held: string;
  readonly lotUuid: string;
  readonly binUuid: string;
}

const NO_TRAITS = { supplierCode: null, certificates: [], attributes: {} };

function toCandidate({ ordinal: _ordinal, lotUuid, binUuid, ...rest }: CandidateRow): Candidate {
  return {
    ...NO_TRAITS,
    ...rest,
    onHand: quantity(rest.onHand),
    allocated: quantity(rest.allocated),
    held: quantity(rest.held),
    lotPublicId: encodeTypeId(ID_PREFIXES.lot, lotUuid),
    binPublicId: encodeTypeId(ID_PREFIXES.bin, binUuid),
  };
}
