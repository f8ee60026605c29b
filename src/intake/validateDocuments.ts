import { recordInboundShipment, type InboundShipmentRecorded } from '../commands/receiving/recordInboundShipment.js';
import type { Refusal } from '../domain/shared/refusal.js';
import type { Outcome } from '../platform/execute.js';
import { considerDocument, type Applying, type Candidate, type Draft } from './considerDocument.js';
import { cameBefore, refusedBy, testOnly } from './documentIssues.js';
import type { DocumentOutcome } from './documentOutcome.js';
import type { KnownPartner } from './findPartner.js';
import { storable } from './storable.js';

/**
 * What would become of documents of a test. The command runs for real, all of them in one unit of work that is rolled back: its refusals are
 * those that real documents would meet, those of each other included.
 */
export async function validateDocuments(applying: Applying, candidates: readonly Candidate[]): Promise<readonly DocumentOutcome[]> {
  const considered = candidates.map((candidate) => considerDocument(applying, candidate));
  const asked = considered.flatMap((each) => (each.outcome === undefined ? [each] : []));
  if (asked.length === 0) return considered.flatMap(({ outcome }) => outcome ?? []);
  const verdicts = await applying.executor.execute(
    recordInboundShipment,
    { ...applying.execution, dryRun: true },
    // Without keys: a test shall neither find what a real document was answered, nor be in the way of one.
    asked.map(({ intent }) => ({ input: storable(intent) })),
  );
  let next = 0;
  return considered.map((each) => {
    if (each.outcome !== undefined) return each.outcome;
    const verdict = verdicts[next];
    next += 1;
    if (verdict === undefined) throw new Error('recordInboundShipment gave no outcome');
    return validated(each.draft, verdict, applying.partner);
  });
}

function validated(draft: Draft, verdict: Outcome<InboundShipmentRecorded, Refusal>, partner: KnownPartner): DocumentOutcome {
  const { document, issues } = draft;
  if (!verdict.ok) return { ...draft, status: 'HELD', issues: [...issues, ...verdict.refusals.map((each) => refusedBy(each, document))] };
  return verdict.value.duplicate
    ? { ...draft, status: 'DUPLICATE', issues: [...issues, cameBefore(document)] }
    : { ...draft, status: 'VALIDATED', issues: [...issues, testOnly(partner)] };
}
