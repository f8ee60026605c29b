import type { Issue } from '../../connectors/contract/connector.js';
import type { MessageSender, Party } from '../../connectors/contract/messageConnector.js';
import type { Rows } from '../platform/database/rows.js';
import { storableText } from './storable.js';

export interface KnownPartner {
  readonly id: number;
  readonly publicId: string;
  readonly code: string;
  /** Its messages are answered and change nothing. */
  readonly isTesting: boolean;
  readonly isRetired: boolean;
}

/** `mismatch`: the message is another partner's than the way in it took. */
export type PartnerFinding =
  | { readonly kind: 'known'; readonly partner: KnownPartner }
  | { readonly kind: 'unknown' | 'mismatch'; readonly issue: Issue };

/** Whose message it is: the partner that bears the sender's ISA identifier, else the one with its GS code. */
export async function findPartner(rows: Rows, sender: MessageSender, wayInOf: number | null): Promise<PartnerFinding> {
  const found = await rows.rows<KnownPartner & { readonly scheme: string }>(
    `/* partnerOfSender */ select p.id, p.public_id as "publicId", p.code, p.edi_state = 'TESTING' as "isTesting", p.retired_on is not null as "isRetired", n.scheme
     from partner_identifier n join trading_partner p on p.tenant_id = n.tenant_id and p.id = n.partner_id
     where n.tenant_id = $1 and ((n.scheme = 'ISA' and n.qualifier = $2 and n.value = $3) or (n.scheme = 'GS' and n.qualifier = '' and n.value = $4))
     order by n.scheme desc`,
    [rows.tenantId, storableText(sender.sender.qualifier), storableText(sender.sender.id), storableText(sender.applicationSender ?? '')],
  );
  const [partner] = found;
  if (partner === undefined) return { kind: 'unknown', issue: unknownSender(sender) };
  if (wayInOf !== null && partner.id !== wayInOf) return { kind: 'mismatch', issue: notOfThisPartner(sender.sender) };
  if (partner.isRetired) return { kind: 'unknown', issue: retiredPartner(partner, sender.sender) };
  return { kind: 'known', partner };
}

/** Envelopes of one file may come from several senders; those of this partner are taken. */
export async function identifiersOf(rows: Rows, partnerId: number): Promise<{ has(sender: MessageSender): boolean }> {
  const found = await rows.rows<{ scheme: string; qualifier: string; value: string }>(
    `/* identifiersOf */ select scheme, qualifier, value from partner_identifier where tenant_id = $1 and partner_id = $2 and scheme in ('ISA', 'GS')`,
    [rows.tenantId, partnerId],
  );
  const known = new Set(found.map(({ scheme, qualifier, value }) => `${scheme}/${qualifier}/${value}`));
  return {
    has: ({ sender, applicationSender }) =>
      known.has(`ISA/${sender.qualifier}/${sender.id}`) || known.has(`GS//${applicationSender ?? ''}`),
  };
}

export const partyText = ({ qualifier, id }: Party): string => storableText(`${qualifier}/${id}`);

function unknownSender({ sender, receiver, applicationSender }: MessageSender): Issue {
  return {
    severity: 'hold',
    code: 'EDI_MAPPING_PARTNER_UNKNOWN',
    message: 'No partner has the identifier of the sender.',
    seen: `ISA ${partyText(sender)}${applicationSender ? `, GS ${applicationSender}` : ''}, to ISA ${partyText(receiver)}`,
    expected: 'the ISA or GS identifier of a partner',
    fix: `Add the identifier {scheme: ISA, qualifier: "${sender.qualifier}", value: "${sender.id}"} to the partner with definePartner, then replay the message.`,
  };
}

export const notOfThisPartner = (sender: Party): Issue => ({
  severity: 'reject',
  code: 'PARTNER_MISMATCH',
  message: 'The message was sent by another than the partner whose way in it took.',
  seen: `ISA ${partyText(sender)}`,
  expected: 'an identifier of this partner',
  fix: 'Send it with the key and to the address of its sender, or correct the identifiers with definePartner and replay it.',
});

const retiredPartner = (partner: KnownPartner, sender: Party): Issue => ({
  severity: 'hold',
  code: 'EDI_MAPPING_PARTNER_RETIRED',
  message: `Partner ${partner.code} is retired: nothing new is done with it.`,
  seen: `ISA ${partyText(sender)}`,
  expected: 'a partner in use',
  fix: 'Take it into use again with definePartner, then replay the message.',
});
