import type { Position } from '../contract/connector.js';
import type { ShipNotice } from './documents/shipNotice856/shipNotice.js';
import type { EdiIssue } from './ediIssue.js';
import type { GroupHeader, InterchangeHeader } from './syntax/interchange.js';

/** A transaction set as understood. */
export interface DecodedSet {
  /** ST01: 856. */
  readonly type: string;
  /** ST02. */
  readonly controlNumber: string;
  readonly at: Position;
  readonly segmentCount: number;
  /** Absent when the set is no ship notice or its header could not be read. */
  readonly notice?: ShipNotice;
  readonly issues: readonly EdiIssue[];
}

export interface DecodedGroup {
  readonly header: GroupHeader;
  readonly sets: readonly DecodedSet[];
  /** GE01, else the number of sets read. */
  readonly includedSets: number;
  readonly issues: readonly EdiIssue[];
}

export interface DecodedInterchange {
  readonly header: InterchangeHeader;
  readonly groups: readonly DecodedGroup[];
  readonly issues: readonly EdiIssue[];
}

/** Everything one file says. `issues` are about the file as a whole; the others lie with what they are about. */
export interface DecodedEdi {
  readonly interchanges: readonly DecodedInterchange[];
  readonly issues: readonly EdiIssue[];
}

/** Events in file order, for files too large to hold as a whole. A set may be used only once its `interchangeEnd` came without a rejection. */
export type EdiEvent =
  | { readonly kind: 'interchangeStart'; readonly interchange: InterchangeHeader }
  | { readonly kind: 'groupStart'; readonly group: GroupHeader }
  | { readonly kind: 'set'; readonly set: DecodedSet }
  | { readonly kind: 'groupEnd'; readonly includedSets: number; readonly issues: readonly EdiIssue[] }
  | { readonly kind: 'interchangeEnd'; readonly issues: readonly EdiIssue[] }
  | { readonly kind: 'fileIssues'; readonly issues: readonly EdiIssue[] };
