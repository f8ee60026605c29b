import { encodeTypeId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import type { Announcement } from '../../events/catalogue.js';
import type { Movement, Posted } from '../../ledger/post.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { addQuantities, formatQuantity, type Quantity } from '../../domain/shared/quantity.js';
import type { TransformationPlan } from './decideTransformation.js';
import type { SettledOutput } from './settleOutputs.js';
import type { LotsTransformedResult } from './transformLotsInput.js';

export interface TransformationDone {
  readonly plan: TransformationPlan;
  readonly taken: readonly Movement[];
  readonly outputs: readonly SettledOutput[];
  readonly posted: Posted;
}

export interface KeptTransformation {
  readonly result: LotsTransformedResult;
  readonly announcement: Announcement<'LotsTransformed'>;
}

/** The transformation with its inputs and outputs by entry, and the genealogy that follows from them. */
export async function keepTransformation(work: UnitOfWork, done: TransformationDone): Promise<KeptTransformation> {
  const { plan, taken, outputs, posted } = done;
  const [row] = await work.rows<{ id: number }>(
    `/* keepTransformation */ insert into transformation (tenant_id, public_id, kind, transaction_id, site_id, declared_loss, sample, tolerance, occurred_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning id`,
    [
      work.tenantId,
      plan.transformationUuid,
      plan.kind,
      posted.transactionId,
      plan.site.id,
      formatQuantity(plan.declaredLoss),
      formatQuantity(plan.sample),
      formatQuantity(plan.tolerance),
      plan.occurredAt,
    ],
  );
  const id = (row as { id: number }).id;
  const outputEntries = posted.entryIds.slice(taken.length);
  await work.rows(
    `/* keepInputs */ insert into transformation_input (tenant_id, transformation_id, entry_id, lot_id, quantity)
     select $1, $2, r.entry_id, r.lot_id, r.quantity from unnest($3::bigint[], $4::bigint[], $5::numeric[]) as r (entry_id, lot_id, quantity)`,
    [
      work.tenantId,
      id,
      posted.entryIds.slice(0, taken.length),
      taken.map((movement) => movement.from.lotId),
      taken.map((movement) => formatQuantity(movement.quantity)),
    ],
  );
  await work.rows(
    `/* keepOutputs */ insert into transformation_output (tenant_id, transformation_id, entry_id, lot_id, quantity, role, share)
     select $1, $2, r.entry_id, r.lot_id, r.quantity, 'MAIN', r.quantity from unnest($3::bigint[], $4::bigint[], $5::numeric[]) as r (entry_id, lot_id, quantity)`,
    [
      work.tenantId,
      id,
      outputEntries,
      outputs.map((output) => output.lotId),
      outputs.map((output) => formatQuantity(output.output.quantity)),
    ],
  );
  await keepEdges(work, done, { id, outputEntries });
  return describe(done);
}

/** Each input lot's quantity is attributed to the outputs, loss and sample in proportion; an edge carries the output's part. */
async function keepEdges(
  work: UnitOfWork,
  { plan, taken, outputs }: TransformationDone,
  kept: { readonly id: number; readonly outputEntries: readonly number[] },
): Promise<void> {
  const whole = addQuantities([...outputs.map((output) => output.output.quantity), plan.declaredLoss, plan.sample]);
  const parents = new Map<number, bigint>();
  for (const movement of taken) parents.set(movement.from.lotId, (parents.get(movement.from.lotId) ?? 0n) + movement.quantity);
  const edges = [...parents].flatMap(([parentId, quantity]) =>
    outputs.map((output, index) => ({
      parentId,
      childId: output.lotId,
      // The smallest unit stands for less: an edge says at least that the parent is in the child.
      quantity: formatQuantity(((quantity * output.output.quantity) / whole || 1n) as Quantity),
      entryId: kept.outputEntries[index],
    })),
  );
  await work.rows(
    `/* keepEdges */ insert into genealogy_edge (tenant_id, parent_lot_id, child_lot_id, transformation_id, quantity, entry_id, occurred_at)
     select $1, r."parentId", r."childId", $2, r.quantity, r."entryId", $3
     from jsonb_to_recordset($4::jsonb) as r ("parentId" bigint, "childId" bigint, quantity numeric, "entryId" bigint)`,
    [work.tenantId, kept.id, plan.occurredAt, JSON.stringify(edges)],
  );
}

function describe({ plan, outputs, posted }: TransformationDone): KeptTransformation {
  const result: LotsTransformedResult = {
    transformationId: encodeTypeId(ID_PREFIXES.transformation, plan.transformationUuid),
    transactionId: posted.transactionPublicId,
    inputLotIds: [...new Set(plan.inputs.map((input) => input.lotPublicId))],
    outputLotIds: [...new Set(outputs.map((output) => output.lotPublicId))],
  };
  return {
    result,
    announcement: {
      type: 'LotsTransformed',
      payload: { transformation: result.transformationId, kind: plan.kind, inputLots: result.inputLotIds, outputLots: result.outputLotIds },
      subjects: { transformation: [result.transformationId], lot: [...result.inputLotIds, ...result.outputLotIds] },
      siteId: plan.site.id,
      occurredAt: plan.occurredAt,
    },
  };
}
