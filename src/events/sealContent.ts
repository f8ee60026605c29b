import { createHash } from 'node:crypto';

/** What a seal vouches for, beside the content of its transaction. */
export interface Seal {
  readonly tenantId: number;
  readonly position: number;
  readonly transactionId: number;
  /** ISO 8601, UTC, milliseconds. */
  readonly sealedAt: string;
}

/** Names the form below. A changed form is a new name: seals are made once and verified for years. */
const FORM = 'lotgraph.seal.1';

/** Whole microseconds since 1970: the same text in every session's time zone. */
const micros = (column: string): string => `(extract(epoch from ${column}) * 1000000)::bigint`;

/**
 * SQL: sha256 over the transaction `t` and its entries in id order, a JSON array a line. The relay and the verifier both read it from the
 * tables; it is computed there because a posting may have any number of entries. The event's payload is left out: it is gone after the
 * retention, and nothing in it is not in the entries.
 */
export const CONTENT_DIGEST = `sha256(convert_to(
  jsonb_build_array(t.tenant_id, t.id, t.public_id, t.type, t.reason_code, t.reason_note, t.principal_id, ${micros('t.occurred_at')},
    ${micros('t.recorded_at')}, t.source_type, t.source_id, t.source_line, t.reference_type, t.reference_id, t.request_id, t.reverses_id)::text
  || coalesce((select string_agg(E'\\n' || jsonb_build_array(e.id, e.lot_id, e.from_balance_id, e.to_balance_id, e.quantity, e.catch_quantity,
    e.catch_unit, e.value, e.cost_source, ${micros('e.occurred_at')}, ${micros('e.recorded_at')})::text, '' order by e.id)
    from ledger_entry e where e.tenant_id = t.tenant_id and e.transaction_id = t.id), ''), 'UTF8'))`;

/** A link of the chain: nothing before it, and nothing it vouches for, can change without changing it. */
export function sealHash(previousHash: Uint8Array, seal: Seal, contentDigest: Uint8Array): Buffer {
  return createHash('sha256')
    .update(previousHash)
    .update(JSON.stringify([FORM, seal.tenantId, seal.position, seal.transactionId, seal.sealedAt]))
    .update(contentDigest)
    .digest();
}
