import type { Issue } from '../../connectors/contract/connector.js';
import { announce } from '../events/announce.js';
import { ID_PREFIXES } from '../domain/shared/nouns.js';
import { encodeTypeId } from '../platform/ids.js';
import type { UnitOfWork } from '../platform/unitOfWork.js';
import { sameBytes } from './claimMessage.js';
import { keepDocuments } from './keepDocuments.js';
import type { StoredMessage } from './readMessage.js';
import { storable } from './storable.js';
import type { Verdict } from './verdict.js';
import { lockPartner, resendAnswers, writeAnswers } from './writeAnswers.js';

/** Issues kept of one message: who mends it begins at the top. */
const MAXIMUM_ISSUES = 500;

/** Writes down what a message came to: documents, answers, status, event, all or nothing, once. False when another worker was faster. */
export async function finishMessage(work: UnitOfWork, message: StoredMessage, verdict: Verdict): Promise<boolean> {
  const [locked] = await work.rows(
    `/* lockToFinish */ select id from inbound_message where tenant_id = $1 and id = $2 and status = 'RECEIVED' for no key update`,
    [work.tenantId, message.id],
  );
  if (locked === undefined) return false;
  const counters = verdict.partner && (await lockPartner(work, verdict.partner.id));
  const judged = await judgeTwin(work, message, verdict);
  if (judged.duplicateOfId !== undefined) await resendAnswers(work, message, judged.duplicateOfId);
  const issues = [...judged.issues];
  if (judged.partner && judged.answering && counters) {
    await keepDocuments(work, message.id, judged.documents);
    issues.push(...(await writeAnswers(work, { ...judged.answering, message, partnerId: judged.partner.id }, counters)));
  }
  await keepStatus(work, message, { ...judged, isTest: message.isTest || judged.isTest, issues: storable(cut(issues)) });
  return true;
}

/** Under the partner's lock: the same bytes may have been processed by another worker since the claim; what they held was then applied once. */
async function judgeTwin(work: UnitOfWork, message: StoredMessage, verdict: Verdict): Promise<Verdict> {
  if (verdict.partner === undefined || verdict.status !== 'PROCESSED') return verdict;
  const duplicateOfId = await sameBytes(work, { message, partner: verdict.partner });
  if (duplicateOfId === undefined) return verdict;
  return { status: 'DUPLICATE', issues: [], isTest: verdict.isTest, partner: verdict.partner, duplicateOfId, documents: [] };
}

function cut(issues: readonly Issue[]): readonly Issue[] {
  if (issues.length <= MAXIMUM_ISSUES) return issues;
  const message = `${issues.length - MAXIMUM_ISSUES} more issues were found; they stand with the documents.`;
  return [...issues.slice(0, MAXIMUM_ISSUES), { severity: 'info', code: 'TOO_MANY_ISSUES', message }];
}

async function keepStatus(work: UnitOfWork, message: StoredMessage, verdict: Verdict): Promise<void> {
  const partnerId = verdict.partner?.id ?? message.partnerId;
  const [row] = await work.rows<{ partner: string | null }>(
    `/* finishMessage */ update inbound_message m set status = $3, issues = $4::jsonb, partner_id = $5, is_test = $6, duplicate_of_id = $7,
       processed_at = $8, report_due = m.way_in = 'DROP_FOLDER', version = version + 1
     where m.tenant_id = $1 and m.id = $2
     returning (select p.public_id from trading_partner p where p.tenant_id = $1 and p.id = $5) as partner`,
    [
      work.tenantId,
      message.id,
      verdict.status,
      JSON.stringify(verdict.issues),
      partnerId,
      verdict.isTest,
      verdict.duplicateOfId ?? null,
      work.now,
    ],
  );
  const inboundMessage = encodeTypeId(ID_PREFIXES.inboundMessage, message.publicId);
  const partner = row?.partner ? encodeTypeId(ID_PREFIXES.partner, row.partner) : null;
  await announce(work, [
    {
      type: 'InboundMessageChanged',
      payload: { inboundMessage, status: verdict.status, partner, issueCount: verdict.issues.length },
      subjects: { inboundMessage: [inboundMessage], ...(partner !== null && { partner: [partner] }) },
      ...(partnerId !== null && { partnerIds: [partnerId] }),
    },
  ]);
}
