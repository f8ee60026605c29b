import { counted, formatIssues } from '../../../../connectors/edi/formatIssues.js';
import { textTable, type Column } from '../../../../connectors/edi/textTable.js';
import type { UnderstoodLine } from '../../../domain/inbound/inboundMessage.js';
import { ID_PREFIXES } from '../../../domain/shared/nouns.js';
import { encodeTypeId } from '../../../platform/ids.js';
import type { MessageReport } from '../../../queries/messages/messageReport.js';
import { documentOutcomeText, messageOutcomeText } from './outcomeText.js';

/** What a message says may hold anything; a terminal that shows its report obeys none of it. */
const CONTROL_CHARACTERS = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/g;

/** The report for people: every line as understood, every problem with its place, and what came of it. */
export function messageReportText({ message, documents, answers }: MessageReport): string {
  const { publicId, fileName, receivedAt, status, isTest, issues } = message;
  const lines = [
    `Message ${encodeTypeId(ID_PREFIXES.inboundMessage, publicId)}${fileName === null ? '' : ` (${fileName})`}, received ${receivedAt}`,
    `${status}${isTest ? ' (test)' : ''}: ${messageOutcomeText(message)}`,
    '',
    ...documents.flatMap((document) => [...documentText(document, isTest), '']),
    ...formatIssues(issues),
    ...answers.flatMap(({ kind, controlNumber, body }) => [
      '',
      `Answered with ${kind} ${controlNumber}:`,
      ...Buffer.from(body)
        .toString('latin1')
        .split('~')
        .filter((segment) => segment !== '')
        .map((segment) => `  ${segment}~`),
    ]),
  ];
  return `${lines.map((line) => line.replace(CONTROL_CHARACTERS, '\uFFFD')).join('\n')}\n`;
}

function documentText(document: MessageReport['documents'][number], isTest: boolean): readonly string[] {
  const { kind, controlNumber, documentNumber, status, lineCount, lines } = document;
  const number = documentNumber === null ? '' : ` ${documentNumber}`;
  const more = lineCount > lines.length ? [`    and ${counted(lineCount - lines.length, 'line')} more`] : [];
  return [
    `${kind} ${controlNumber}${number}: ${status}, ${counted(lineCount, 'line')} understood`,
    `  ${documentOutcomeText(status, isTest)}`,
    ...textTable(COLUMNS, lines, '    '),
    ...more,
  ];
}

const COLUMNS: readonly Column<UnderstoodLine>[] = [
  { title: 'line', text: (line) => String(line.lineNumber) },
  { title: 'segment', text: (line) => String(line.segment) },
  { title: 'quantity', text: (line) => `${line.quantity} ${line.unit}` },
  { title: 'our item', text: (line) => line.sku ?? '(unknown)' },
  { title: 'in our unit', text: (line) => (line.baseQuantity === null ? '(unknown)' : `${line.baseQuantity} ${line.baseUnit}`) },
  { title: 'lot', text: (line) => line.lotNumber ?? '(at the dock)' },
  { title: 'expires', text: (line) => line.expiresOn ?? '-' },
  { title: 'handling unit', text: (line) => line.handlingUnit ?? '-' },
  { title: 'order', text: (line) => line.purchaseOrderNumber ?? '-' },
  { title: 'codes', text: (line) => line.itemCodes.join(', ') },
];
