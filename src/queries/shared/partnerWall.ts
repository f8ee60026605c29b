import type { GrantedNoun } from '../../domain/access/grantedNoun.js';
import type { Rows } from '../../platform/database/rows.js';

/**
 * What partners may read of a source: the door's own wall, beside row security and column grants of their login (migrations/0009); either
 * holds alone. A source without one is closed to them.
 */
export interface ForPartners {
  /** What holds of every row that a partner may see, by the placeholder of its id (SQL of ours, never of a client). */
  readonly condition: (partner: string) => string;
  /** The columns its login may read, when they are not all of the source's. */
  readonly columns?: string;
}

/** What a caller may read of a source, in SQL. */
export interface Seen {
  readonly columns: string;
  /** Absent where every row may be seen. */
  readonly condition?: string;
}

/** Rows whose `column` names an object of the noun that was granted to the partner. `$1` is the tenant, in every statement here. */
export const granted =
  (noun: GrantedNoun, column: string): ForPartners['condition'] =>
  (partner) =>
    `${column} in (select g.object_id from partner_grant g where g.tenant_id = $1 and g.partner_id = ${partner} and g.noun = '${noun}')`;

/**
 * Storefronts see every row, which is asked once a statement; others what is granted to them, by the whole key of the grant: beside an `or`, a
 * list of all their grants would be read for each look-up.
 */
export const grantedOrSold =
  (noun: GrantedNoun, column: string): ForPartners['condition'] =>
  (partner) =>
    `((select p.is_storefront from trading_partner p where p.tenant_id = $1 and p.id = ${partner})
      or exists (select from partner_grant g where g.tenant_id = $1 and g.partner_id = ${partner} and g.noun = '${noun}' and g.object_id = ${column}))`;

/** The partner that the door itself filters by; undefined when it leaves that to the database, and for staff. */
export const filteredPartner = ({ partnerId, withoutDoorFilter }: Rows): number | undefined =>
  withoutDoorFilter === true ? undefined : partnerId;

/** Undefined when the source is closed to the caller. `bindPartner` adds the partner's id to the parameters and answers its placeholder. */
export function seenBy(
  rows: Rows,
  { columns, forPartners }: { readonly columns: string; readonly forPartners?: ForPartners | undefined },
  bindPartner: (partnerId: number) => string,
): Seen | undefined {
  if (rows.partnerId === undefined) return { columns };
  if (forPartners === undefined) return undefined;
  const seen = { columns: forPartners.columns ?? columns };
  const partner = filteredPartner(rows);
  return partner === undefined ? seen : { ...seen, condition: forPartners.condition(bindPartner(partner)) };
}
