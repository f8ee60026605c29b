import type { UnderstoodLine } from '../../src/domain/inbound/inboundMessage.js';
import type { AnnouncedShipment } from '../../src/domain/inbound/inboundShipment.js';
import type { Instant } from '../../src/domain/shared/dates.js';
import type { Issue } from './connector.js';
import type { ItemCode, PartnerLookups } from './lookups.js';

/**
 * A connector for messages that come as files: intake receives, remembers, orders and replays them; the connector reads and answers them. All
 * of it is pure. Profiles and contents are the connector's own: intake carries them from one call to the next and never looks inside.
 */
export interface MessageConnector {
  /** Stands in inbound_message.connector and partner_profile.connector. */
  readonly id: string;
  /** Names of things as the connector's partners write them. */
  readonly codes: PartnerCodes;
  /** The stored profile with its defaults; of a partner without one, the default. Throws for one that was never checked. */
  profile(body: unknown): ConnectorProfile;
  /** Who sent it, from the first bytes; undefined when they are none of this connector's. */
  identify(bytes: Uint8Array): MessageSender | undefined;
  decode(bytes: Uint8Array, profile: ConnectorProfile): DecodedMessage;
  /** In our items, units and sites; everything unknown at once. */
  translate(document: DecodedDocument, profile: ConnectorProfile, lookups: PartnerLookups): Translation;
  /** The lines of a document as they were understood, for people who read its report. Without look-ups nothing of ours is named. */
  explain(document: DecodedDocument, limit: number, lookups?: PartnerLookups): Explanation;
  /** True when other bytes under a control number that was used before are refused. */
  rejectsRepeats(profile: ConnectorProfile): boolean;
  /** The answers that an envelope is owed, numbered as told. Business problems do not show in them. */
  acknowledge(envelope: DecodedEnvelope, options: AnswerOptions): Answers;
}

/** How one partner's messages are read and answered, as the connector understands it. */
export type ConnectorProfile = unknown;

/** What a party is called in an envelope: X12 ISA05/06 (or 07/08). */
export interface Party {
  readonly qualifier: string;
  readonly id: string;
}

export interface MessageSender {
  readonly sender: Party;
  readonly receiver: Party;
  /** X12 GS02. */
  readonly applicationSender?: string;
}

export interface DecodedMessage {
  readonly envelopes: readonly DecodedEnvelope[];
  /** About the file as a whole. */
  readonly issues: readonly Issue[];
}

/** X12 interchange: what bears a control number of the sender's towards the receiver. */
export interface DecodedEnvelope extends MessageSender {
  /** 1, 2, 3, ... in the file. */
  readonly ordinal: number;
  readonly controlNumber: string;
  readonly isTest: boolean;
  /** False when its end is missing: nothing in it may be used. */
  readonly isComplete: boolean;
  /** The sender must send the envelope as a whole again. */
  readonly isRejected: boolean;
  readonly documents: readonly DecodedDocument[];
  /** Of the envelope and its groups. */
  readonly issues: readonly Issue[];
  readonly content: unknown;
}

/** One business document: an X12 transaction set. */
export interface DecodedDocument {
  readonly group: number;
  readonly set: number;
  /** X12 ST01: "856". */
  readonly kind: string;
  readonly controlNumber: string;
  /** The sender's own number of it (BSN02); undefined when it could not be read. */
  readonly documentNumber?: string;
  /** What it says, as text to be hashed: the same text announces the same. */
  readonly contentText?: string;
  readonly isRejected: boolean;
  readonly issues: readonly Issue[];
  /** Codes that `translate` will look up. */
  readonly items: readonly (readonly ItemCode[])[];
  readonly sites: readonly ItemCode[];
  readonly content: unknown;
}

export interface Translation {
  /** Absent when anything is held: a document is applied as a whole or not at all. */
  readonly intent?: AnnouncedShipment;
  readonly issues: readonly Issue[];
}

export interface Explanation {
  readonly lineCount: number;
  /** The first of them, at most as many as asked for. */
  readonly lines: readonly UnderstoodLine[];
}

export interface AnswerOptions {
  readonly profile: ConnectorProfile;
  readonly at: Instant;
  /** The sender used the control number before, for other bytes, and the profile rejects that. */
  readonly isRepeated: boolean;
  /** First free numbers of our own towards the partner; each answer takes one, each answered group one of the second. */
  readonly envelopeNumber: number;
  readonly groupNumber: number;
}

export interface Answers {
  readonly messages: readonly Answer[];
  /** How many of `groupNumber` were taken. */
  readonly groups: number;
  readonly issues: readonly Issue[];
}

export interface Answer {
  /** "997", "TA1". */
  readonly kind: string;
  readonly controlNumber: number;
  /** What it says in short ("A", "R025"): the same verdict is never sent twice as a new answer. */
  readonly verdict: string;
  readonly bytes: Uint8Array;
}

/** The partner's vocabulary where it differs from ours. */
export interface PartnerCodes {
  /** Qualifiers of product codes that are GTINs, and of those that may be our SKU. */
  readonly gtinQualifiers: ReadonlySet<string>;
  readonly skuQualifiers: ReadonlySet<string>;
  /** Qualifiers of place codes that are GLNs, and of those that are our own site codes. */
  readonly glnQualifiers: ReadonlySet<string>;
  readonly siteCodeQualifiers: ReadonlySet<string>;
  /** UN/ECE codes that the partner's unit may mean, the likeliest first. */
  units(code: string): readonly string[];
}
