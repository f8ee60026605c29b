import { readFileSync } from 'node:fs';

import type { DecodedInterchange, DecodedSet } from '../../../connectors/edi/decodedEdi.js';
import { decodeEdi, isSetRejected } from '../../../connectors/edi/decodeEdi.js';
import type { EdiIssue } from '../../../connectors/edi/ediIssue.js';
import { defaultEdiProfile, type EdiProfile } from '../../../connectors/edi/profile.js';

/** A message of test/messages/edi or docs/samples. */
export const message = (name: string): Buffer => readFileSync(new URL(`../../messages/edi/${name}`, import.meta.url));
export const sample = (name: string): Buffer => readFileSync(new URL(`../../../docs/samples/${name}`, import.meta.url));

interface Envelope {
  readonly isa?: string;
  readonly gs?: string;
  /** From BSN on; ST, SE, GE and IEA are added. */
  readonly body: readonly string[];
  readonly se?: string;
  readonly ge?: string;
  readonly iea?: string;
}

export const ISA = 'ISA*00*          *00*          *ZZ*SENDER         *ZZ*LOTGRAPH       *270115*0830*U*00401*000000001*0*P*>';

/** One interchange with one set, right unless told otherwise. */
export function anInterchange({ isa = ISA, gs = 'GS*SH*SENDER*LOTGRAPH*20270115*0830*1*X*004010', body, ...trailers }: Envelope): Buffer {
  const { se = `SE*${body.length + 2}*0001`, ge = 'GE*1*1', iea = 'IEA*1*000000001' } = trailers;
  return Buffer.from([isa, gs, 'ST*856*0001', ...body, se, ge, iea].filter((segment) => segment !== '').join('~') + '~');
}

/** A shipment of one item, whose HL holds these segments after LIN and SN1. */
export function anItem(...segments: readonly string[]): readonly string[] {
  return ['BSN*00*S1*20270115*0830', 'HL*1**S', 'HL*2*1*I', 'LIN**VN*A1', 'SN1**10*EA', ...segments];
}

export interface Read {
  readonly interchange: DecodedInterchange;
  readonly set: DecodedSet;
  readonly rejected: boolean;
  readonly issues: readonly EdiIssue[];
}

/** Reads a file that holds one set. */
export function readOne(bytes: Uint8Array, profile: EdiProfile = defaultEdiProfile): Read {
  const decoded = decodeEdi(bytes, profile);
  const interchange = decoded.interchanges[0];
  const group = interchange?.groups[0];
  const set = group?.sets[0];
  if (interchange === undefined || group === undefined || set === undefined) throw new Error('no set in the message');
  const issues = [...set.issues, ...group.issues, ...interchange.issues, ...decoded.issues];
  return { interchange, set, rejected: isSetRejected(set, { group, interchange }), issues };
}

export const codesOf = (issues: readonly EdiIssue[]): readonly string[] => issues.map((issue) => `${issue.severity} ${issue.code}`);

/** Sets of a file that nothing rejects. */
export function acceptedSets(bytes: Uint8Array): readonly DecodedSet[] {
  const { interchanges } = decodeEdi(bytes, defaultEdiProfile);
  return interchanges.flatMap((interchange) =>
    interchange.groups.flatMap((group) => group.sets.filter((set) => !isSetRejected(set, { group, interchange }))),
  );
}
