import type { Issue } from '../../connectors/contract/connector.js';
import { recordInboundShipment } from '../commands/receiving/recordInboundShipment.js';
import type { AnnouncedShipment } from '../domain/inbound/inboundShipment.js';
import { considerDocument, type Applying, type Candidate } from './considerDocument.js';
import { cameBefore, refusedBy } from './documentIssues.js';
import { contentSha256, type DocumentOutcome } from './documentOutcome.js';
import { storable, storableText } from './storable.js';

/**
 * Translates and applies documents one by one, each in a unit of work of its own: one that is refused leaves its neighbours alone, and one
 * that was applied before a crash answers what it answered then.
 */
export async function applyDocuments(applying: Applying, candidates: readonly Candidate[]): Promise<readonly DocumentOutcome[]> {
  const outcomes: DocumentOutcome[] = [];
  const taken = new Set<number>();
  for (const candidate of candidates) {
    const outcome = await applyDocument(applying, candidate, taken);
    if (outcome.inboundShipmentId !== undefined) taken.add(outcome.inboundShipmentId);
    outcomes.push(outcome);
  }
  return outcomes;
}

async function applyDocument(applying: Applying, candidate: Candidate, taken: ReadonlySet<number>): Promise<DocumentOutcome> {
  const { document } = candidate;
  const considered = considerDocument(applying, candidate);
  if (considered.outcome !== undefined) return considered.outcome;
  const { draft, intent } = considered;
  const applied = await record(applying, candidate, intent);
  if ('issue' in applied) return { ...draft, status: 'HELD', issues: [...draft.issues, applied.issue] };
  const { inboundShipmentId } = applied;
  if (!taken.has(inboundShipmentId)) return { ...draft, status: 'APPLIED', inboundShipmentId };
  return { ...draft, status: 'DUPLICATE', inboundShipmentId, issues: [...draft.issues, cameBefore(document)] };
}

type Recorded = { readonly inboundShipmentId: number } | { readonly issue: Issue };

async function record(applying: Applying, { document }: Candidate, intent: AnnouncedShipment): Promise<Recorded> {
  const key = `${applying.connector.id}:${applying.partner.id}:${storableText(document.documentNumber ?? '').slice(0, 60)}:${contentSha256(document)}`;
  const [outcome] = await applying.executor.execute(recordInboundShipment, applying.execution, [{ key, input: storable(intent) }]);
  if (outcome === undefined) throw new Error('recordInboundShipment gave no outcome');
  if (outcome.ok) return { inboundShipmentId: outcome.value.internalId };
  const [refusal] = outcome.refusals;
  if (refusal === undefined) throw new Error('a refusal without a reason');
  // Applied before a crash and translated otherwise since: the shipment stays as it was recorded.
  const known = applying.announced.get(storableText(document.documentNumber ?? ''));
  if (refusal.code === 'IDEMPOTENCY_CONFLICT' && known !== undefined) return { inboundShipmentId: known.inboundShipmentId };
  return { issue: refusedBy(refusal, document) };
}
