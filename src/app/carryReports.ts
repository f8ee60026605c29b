import { rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type pg from 'pg';
import { markReportsCarried } from '../commands/messaging/markReportsCarried.js';
import { ID_PREFIXES } from '../domain/shared/nouns.js';
import type { Refusal } from '../domain/shared/refusal.js';
import { ReadSession, withReadSession } from '../platform/database/readSession.js';
import type { Executor } from '../platform/execute.js';
import { encodeTypeId } from '../platform/ids.js';
import { messageReport } from '../queries/messages/messageReport.js';
import { reportsToCarry, type ReportToCarry } from '../queries/messages/reportsToCarry.js';
import { ensureDropFolders, isFolderName } from './ensureDropFolders.js';
import { messageReportText } from './http/answers/messageReportText.js';
import { systemPrincipal } from './systemPrincipal.js';

export interface CarryingReports {
  readonly root: string;
  readonly app: pg.Pool;
  readonly executor: Executor<Refusal>;
}

/** Each may hold thousands of lines. */
const REPORTS_AT_ONCE = 20;

/** Puts what was understood of dropped files beside them: reports/<message id>-<file name>.txt, written anew after a replay. */
export async function carryReports(
  { root, app, executor }: CarryingReports,
  { tenantId, code }: { readonly tenantId: number; readonly code: string },
): Promise<void> {
  const due = await withReadSession(new ReadSession(app, tenantId), (rows) => reportsToCarry(rows, REPORTS_AT_ONCE));
  if (due.length === 0) return;
  for (const report of due.filter(({ partnerCode }) => isFolderName(partnerCode))) {
    await ensureDropFolders(root, code, [report.partnerCode]);
    const told = await withReadSession(new ReadSession(app, tenantId), (rows) => messageReport(rows, report.publicId));
    if (told === undefined) continue;
    const path = join(root, code, report.partnerCode, 'reports', fileNameOf(report));
    // Whoever reads sees whole files only. Written before it is noted: at worst it is written twice under the same name.
    await writeFile(`${path}.tmp`, messageReportText(told));
    await rename(`${path}.tmp`, path);
  }
  const { principalId } = await systemPrincipal(executor, tenantId);
  const carried = due.map(({ id, version }) => ({ id, version }));
  await executor.execute(markReportsCarried, { actor: { tenantId, principalId } }, [{ input: { carried } }]);
}

const fileNameOf = ({ publicId, fileName }: ReportToCarry): string =>
  `${encodeTypeId(ID_PREFIXES.inboundMessage, publicId)}-${basename(fileName ?? 'message')}.txt`;
