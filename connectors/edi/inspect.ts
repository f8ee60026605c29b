import type { DecodedInterchange, DecodedSet } from './decodedEdi.js';
import { decodeEdi, isSetRejected } from './decodeEdi.js';
import type { ShipNoticeLine } from './documents/shipNotice856/shipNotice.js';
import type { EdiIssue } from './ediIssue.js';
import { counted, formatIssues } from './formatIssues.js';
import type { EdiProfile } from './profile.js';
import { textTable, type Column } from './textTable.js';

/** What one file says and what is wrong with it, as plain JSON values; no database is asked. */
export interface EdiInspection {
  readonly interchanges: readonly InspectedInterchange[];
  /** Everything found, in file order of what it is about. */
  readonly issues: readonly EdiIssue[];
}

export interface InspectedInterchange {
  readonly from: string;
  readonly to: string;
  readonly controlNumber: string;
  readonly version: string;
  readonly test: boolean;
  readonly sets: readonly InspectedSet[];
}

export interface InspectedSet {
  readonly type: string;
  readonly controlNumber: string;
  readonly outcome: 'accepted' | 'held' | 'rejected';
  readonly shipmentNumber: string | null;
  readonly lines: readonly InspectedLine[];
}

export interface InspectedLine {
  readonly line: number;
  readonly items: string;
  readonly quantity: string;
  readonly unit: string;
  readonly lot: string | null;
  readonly expiresOn: string | null;
  readonly handlingUnit: string | null;
  readonly purchaseOrder: string | null;
  readonly hlPath: string;
}

/** Reads a file as a connection with this profile would, and tells what was understood. */
export function inspectEdi(bytes: Uint8Array, profile: EdiProfile): EdiInspection {
  const decoded = decodeEdi(bytes, profile);
  const about = decoded.interchanges.flatMap((interchange) => [
    ...interchange.groups.flatMap((group) => [...group.sets.flatMap((set) => set.issues), ...group.issues]),
    ...interchange.issues,
  ]);
  return { interchanges: decoded.interchanges.map(inspectInterchange), issues: [...about, ...decoded.issues] };
}

function inspectInterchange(interchange: DecodedInterchange): InspectedInterchange {
  const { header } = interchange;
  return {
    from: `${header.senderQualifier}/${header.senderId}`,
    to: `${header.receiverQualifier}/${header.receiverId}`,
    controlNumber: header.controlNumber,
    version: header.version,
    test: header.usage === 'T',
    sets: interchange.groups.flatMap((group) => group.sets.map((set) => inspectSet(set, isSetRejected(set, { group, interchange })))),
  };
}

function inspectSet(set: DecodedSet, rejected: boolean): InspectedSet {
  const held = set.issues.some((issue) => issue.severity === 'hold');
  return {
    type: set.type,
    controlNumber: set.controlNumber,
    outcome: rejected ? 'rejected' : held ? 'held' : 'accepted',
    shipmentNumber: set.notice?.shipmentNumber.value ?? null,
    lines: (set.notice?.lines ?? []).map(inspectLine),
  };
}

function inspectLine(line: ShipNoticeLine): InspectedLine {
  return {
    line: line.lineNumber,
    items: line.codes.map(({ qualifier, code }) => `${qualifier} ${code}`).join(', '),
    quantity: line.quantity.value,
    unit: line.unit.value,
    lot: line.lot?.value ?? null,
    expiresOn: line.expiresOn?.value ?? null,
    handlingUnit: line.handlingUnit?.code ?? null,
    purchaseOrder: line.purchaseOrderNumber?.value ?? null,
    hlPath: line.hlPath.join(' > '),
  };
}

/** The inspection as text for a terminal. */
export function formatInspection(inspection: EdiInspection): string {
  const interchanges = inspection.interchanges.flatMap((interchange) => [
    `Interchange ${interchange.controlNumber} from ${interchange.from} to ${interchange.to}, version ${interchange.version}${interchange.test ? ', test' : ''}`,
    ...interchange.sets.flatMap(formatSet),
  ]);
  return `${[...interchanges, '', ...formatIssues(inspection.issues)].join('\n')}\n`;
}

function formatSet(set: InspectedSet): readonly string[] {
  const shipment = set.shipmentNumber === null ? '' : ` shipment ${set.shipmentNumber}`;
  const title = `  ${set.type} ${set.controlNumber}${shipment}: ${set.outcome}, ${counted(set.lines.length, 'line')}`;
  return [title, ...textTable(COLUMNS, set.lines, '    ')];
}

const COLUMNS: readonly Column<InspectedLine>[] = [
  { title: 'line', text: (line) => String(line.line) },
  { title: 'quantity', text: (line) => `${line.quantity} ${line.unit}` },
  { title: 'lot', text: (line) => line.lot ?? '(at the dock)' },
  { title: 'expires', text: (line) => line.expiresOn ?? '-' },
  { title: 'handling unit', text: (line) => line.handlingUnit ?? '-' },
  { title: 'order', text: (line) => line.purchaseOrder ?? '-' },
  { title: 'items', text: (line) => line.items },
  { title: 'HL', text: (line) => line.hlPath },
];
