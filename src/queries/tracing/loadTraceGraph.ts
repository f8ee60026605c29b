import type { Movement, Pool, TraceBin, TraceGraph, TransformationFacts } from '../../domain/genealogy/traceGraph.js';
import type { Instant } from '../../domain/shared/dates.js';
import { quantity, type Quantity } from '../../domain/shared/quantity.js';
import type { Rows } from '../../platform/database/rows.js';
import { isPhysical, type BinKind } from '../../domain/stock/binKind.js';

/** Another time than now: only what was sealed by `knownAt`, only what had happened by `validAt`. */
export interface TraceAsOf {
  readonly knownAt?: string | undefined;
  readonly validAt?: string | undefined;
}

const CLOSURE = {
  FORWARD: `select e.child_lot_id from reached r join genealogy_edge e on e.tenant_id = $1 and e.parent_lot_id = r.lot_id`,
  BACKWARD: `select e.parent_lot_id from reached r join genealogy_edge e on e.tenant_id = $1 and e.child_lot_id = r.lot_id`,
} as const;

/** Every lot that genealogy connects with the start in one direction: UNION on the id alone, since a depth would break the dedupe (1.7 to 6 times slower). */
export async function lotClosure(rows: Rows, lotIds: readonly number[], direction: keyof typeof CLOSURE): Promise<readonly number[]> {
  const found = await rows.rows<{ lotId: number }>(
    `with recursive reached (lot_id) as (select unnest($2::bigint[]) union ${CLOSURE[direction]})
     select lot_id as "lotId" from reached`,
    [rows.tenantId, lotIds],
  );
  return found.map((row) => row.lotId);
}

interface EntryRow {
  readonly entryId: number;
  readonly transactionId: number;
  readonly transactionType: string;
  readonly reason: string | null;
  readonly lotId: number;
  readonly fromBinId: number;
  readonly fromKind: BinKind;
  readonly toBinId: number;
  readonly toKind: BinKind;
  readonly quantity: string;
  readonly occurredAt: Instant;
  readonly transformationId: number | null;
}

/** All entries of the lots in ledger order, their transformations, and what the balances say now: the superset that the pure pass walks. */
export async function loadTraceGraph(rows: Rows, lotIds: readonly number[], asOf: TraceAsOf): Promise<TraceGraph> {
  const entries = await rows.rows<EntryRow>(
    `select e.id as "entryId", e.transaction_id as "transactionId", t.type as "transactionType", t.reason_code as reason,
       e.lot_id as "lotId", f.bin_id as "fromBinId", fb.kind as "fromKind", g.bin_id as "toBinId", gb.kind as "toKind", e.quantity,
       e.occurred_at as "occurredAt", x.id as "transformationId"
     from ledger_entry e
     join inventory_transaction t on t.tenant_id = e.tenant_id and t.id = e.transaction_id
     join balance f on f.tenant_id = e.tenant_id and f.id = e.from_balance_id join bin fb on fb.tenant_id = f.tenant_id and fb.id = f.bin_id
     join balance g on g.tenant_id = e.tenant_id and g.id = e.to_balance_id join bin gb on gb.tenant_id = g.tenant_id and gb.id = g.bin_id
     left join transformation x on x.tenant_id = e.tenant_id and x.transaction_id = e.transaction_id
     where e.tenant_id = $1 and e.lot_id = any($2::bigint[]) and ($4::timestamptz is null or e.occurred_at <= $4)
       and ($3::timestamptz is null or exists (select from ledger_seal s where s.tenant_id = e.tenant_id and s.transaction_id = e.transaction_id and s.sealed_at <= $3))
     order by e.id`,
    [rows.tenantId, lotIds, asOf.knownAt ?? null, asOf.validAt ?? null],
  );
  const bins = new Map<number, TraceBin>();
  const bin = (binId: number, kind: BinKind): TraceBin => {
    const known = bins.get(binId) ?? { binId, pool: poolOf(kind) };
    bins.set(binId, known);
    return known;
  };
  const movements = entries.map(
    (entry): Movement => ({
      entryId: entry.entryId,
      transactionId: entry.transactionId,
      transactionType: entry.transactionType,
      reason: entry.reason ?? undefined,
      lotId: entry.lotId,
      from: bin(entry.fromBinId, entry.fromKind),
      to: bin(entry.toBinId, entry.toKind),
      quantity: quantity(entry.quantity),
      occurredAt: entry.occurredAt,
      transformationId: entry.transformationId ?? undefined,
    }),
  );
  const isNow = asOf.knownAt === undefined && asOf.validAt === undefined;
  const balances = isNow ? await balancesOf(rows, lotIds) : new Map<number, Quantity>();
  return {
    lots: new Map(lotIds.map((lotId) => [lotId, isNow ? { balance: balances.get(lotId) ?? (0n as Quantity) } : {}])),
    movements,
    transformations: await transformationsOf(rows, [...new Set(entries.flatMap((entry) => entry.transformationId ?? []))]),
  };
}

function poolOf(kind: BinKind): Pool {
  return isPhysical(kind) ? 'STOCK' : (kind as Exclude<Pool, 'STOCK'>);
}

/** What lies in stock and transit by the balances: the pass proves with it that no entry is missing. */
async function balancesOf(rows: Rows, lotIds: readonly number[]): Promise<Map<number, Quantity>> {
  const found = await rows.rows<{ lotId: number; onHand: string }>(
    `/* traceBalances */ select lot_id as "lotId", sum(on_hand) as "onHand" from balance
     where tenant_id = $1 and lot_id = any($2::bigint[]) and stored group by lot_id`,
    [rows.tenantId, lotIds],
  );
  return new Map(found.map((row) => [row.lotId, quantity(row.onHand)]));
}

async function transformationsOf(rows: Rows, ids: readonly number[]): Promise<Map<number, TransformationFacts>> {
  const found = await rows.rows<{ id: number; inputTotal: string; outputTotal: string; declaredLoss: string; sample: string }>(
    `/* traceTransformations */ select x.id, x.declared_loss as "declaredLoss", x.sample,
       (select coalesce(sum(i.quantity), 0) from transformation_input i where i.tenant_id = x.tenant_id and i.transformation_id = x.id) as "inputTotal",
       (select coalesce(sum(o.share), 0) from transformation_output o where o.tenant_id = x.tenant_id and o.transformation_id = x.id) as "outputTotal"
     from transformation x where x.tenant_id = $1 and x.id = any($2::bigint[])`,
    [rows.tenantId, ids],
  );
  return new Map(
    found.map((row) => [
      row.id,
      {
        inputTotal: quantity(row.inputTotal),
        outputTotal: quantity(row.outputTotal),
        declaredLoss: quantity(row.declaredLoss),
        sample: quantity(row.sample),
      },
    ]),
  );
}
