import { z } from 'zod';

/** What a finding does to the message. `ignore` keeps it out of the report. */
const severity = z.enum(['reject', 'hold', 'warn', 'info', 'ignore']);

/**
 * Findings a partner may be allowed to cause. What is missing here is not negotiable: a truncated set, group or interchange, a quantity that
 * is none, a level under a parent that does not exist are always rejected.
 */
const severities = z.strictObject({
  /** 5 of 28 collected 856 files. */
  ISA_NOT_FIXED_WIDTH: severity.default('warn'),
  ISA_ELEMENT: severity.default('warn'),
  MIXED_TERMINATORS: severity.default('reject'),
  TRAILING_DATA: severity.default('warn'),
  /** 10 of 31 collected transaction sets count their segments wrongly. */
  SE_COUNT: severity.default('warn'),
  SE_CONTROL_NUMBER: severity.default('warn'),
  GE_COUNT: severity.default('warn'),
  GE_CONTROL_NUMBER: severity.default('warn'),
  IEA_COUNT: severity.default('warn'),
  IEA_CONTROL_NUMBER: severity.default('warn'),
  ST_DUPLICATE: severity.default('reject'),
  GS_DUPLICATE: severity.default('reject'),
  /** GS01 does not fit ST01; the set is routed by ST01. */
  GROUP_KIND: severity.default('info'),
  CTT_COUNT: severity.default('warn'),
  CTT_HASH_TOTAL: severity.default('warn'),
  HL_PARENT_ABSENT: severity.default('warn'),
  HL_LEVEL_UNKNOWN: severity.default('warn'),
  /** An element that says what, how much, which lot or until when. */
  ELEMENT_CRITICAL: severity.default('reject'),
  /** Any other element: carrier, address, ship date. */
  ELEMENT_OTHER: severity.default('warn'),
  SEGMENT_UNKNOWN: severity.default('info'),
  SEGMENT_MISPLACED: severity.default('warn'),
  /** 17 of 36 UPs of the collection fail mod 10. */
  GTIN_CHECK_DIGIT: severity.default('warn'),
  SSCC_CHECK_DIGIT: severity.default('warn'),
  /** One quantity, several lots, and nothing says how it divides. */
  LOT_AMBIGUOUS: severity.default('hold'),
  /** The lots of an item do not add up to its quantity. */
  LOT_SUM: severity.default('hold'),
  LINE_NESTED: severity.default('hold'),
  SHIP_TO_UNKNOWN: severity.default('warn'),
});

const codes = (pattern: RegExp) => z.array(z.string().regex(pattern)).min(1).readonly();
const qualifiers = codes(/^[A-Z0-9]{1,3}$/);

const lotRule = z.discriminatedUnion('place', [
  /** A pair of the item's LIN, or of a further LIN in the same HL. */
  z.strictObject({ place: z.literal('LIN'), qualifiers }),
  /** REF in the HL of the item or of its lot level. */
  z.strictObject({ place: z.literal('REF'), qualifiers }),
  /** REF inside a CLD loop; the load's quantity is CLD01 x CLD02. */
  z.strictObject({ place: z.literal('CLD'), qualifiers }),
  /** REF of a level above the item: pallet, pack. */
  z.strictObject({ place: z.literal('ANCESTOR_REF'), qualifiers, levels: codes(/^[A-Z]{1,2}$/) }),
]);

const expiryRule = z.discriminatedUnion('place', [
  z.strictObject({ place: z.literal('DTM'), qualifiers }),
  z.strictObject({ place: z.literal('REF'), qualifiers }),
  /** DTM before the first HL: for all items without a date of their own. */
  z.strictObject({ place: z.literal('HEADER_DTM'), qualifiers }),
]);

/** LS (bar-coded serial or lot label, automotive) is missing on purpose: outside AIAG messages it labels boxes. */
const DEFAULT_LOT_RULES = [
  { place: 'LIN' as const, qualifiers: ['LT', 'B8', 'SL'] },
  { place: 'REF' as const, qualifiers: ['LT', 'BT'] },
  { place: 'CLD' as const, qualifiers: ['LT', 'BT'] },
];

/** 361 is best-before in EDIFACT only; X12 uses the number for something else, so it must never be listed here. */
const DEFAULT_EXPIRY_RULES = [
  { place: 'DTM' as const, qualifiers: ['036'] },
  { place: 'DTM' as const, qualifiers: ['208'] },
  { place: 'DTM' as const, qualifiers: ['511'] },
  { place: 'REF' as const, qualifiers: ['EXP'] },
  { place: 'HEADER_DTM' as const, qualifiers: ['036'] },
];

const acknowledgement = z.strictObject({
  functional: z.enum(['997', 'none']).default('997'),
  /** AK5 and AK9 for findings that were only noted: E (accepted, errors noted) with their codes, or A without. */
  noted: z.enum(['E', 'A']).default('E'),
  ta1: z.enum(['whenRequested', 'always', 'never']).default('whenRequested'),
});

const duplicates = z.strictObject({
  /** The same ISA13 from the same sender, other bytes. */
  interchange: z.enum(['reject', 'accept']).default('reject'),
  /** The same BSN02 with other content and purpose 00. */
  shipment: z.enum(['hold', 'replace']).default('hold'),
});

const separator = z.string().regex(/^[!-/:-@[-`{-~]$/, 'one printable character that is no letter, digit or blank');

/** Levels of a ship notice from the shipment down, as HL03 names them. */
const HIERARCHIES = ['SOTPI', 'SOTI', 'SOPI', 'SOI', 'SOIP', 'STPI', 'STI', 'SPI', 'SI'] as const;

/** How the partner itself writes. Reading takes all of it as it comes; samples for the partner are written so. */
const writes = z
  .strictObject({
    version: z.enum(['004010', '005010']).default('005010'),
    element: separator.default('*'),
    component: separator.default('>'),
    /** ISA11, from 00402 on. */
    repetition: separator.default('^'),
    terminator: z.union([separator, z.literal('\n')]).default('~'),
    hierarchy: z.enum(HIERARCHIES).default('SOTPI'),
    /** ISA07 and ISA08: what the partner calls us. */
    receiver: z
      .strictObject({
        qualifier: z
          .string()
          .regex(/^[A-Z0-9]{2}$/)
          .default('ZZ'),
        id: z
          .string()
          .regex(/^[A-Z0-9]{2,15}$/)
          .default('LOTGRAPH'),
      })
      .prefault({}),
  })
  .refine(({ element, component, repetition, terminator }) => new Set([element, component, repetition, terminator]).size === 4, {
    message: 'No two separators may be the same.',
  });

/** How one partner's X12 is read and answered: versioned JSON, everything defaulted, unknown keys refused so that a typing error is seen. */
export const ediProfileSchema = z.strictObject({
  version: z.literal(1).default(1),
  severities: severities.prefault({}),
  lotRules: z.array(lotRule).readonly().default(DEFAULT_LOT_RULES),
  expiryRules: z.array(expiryRule).readonly().default(DEFAULT_EXPIRY_RULES),
  manufactureDates: qualifiers.default(['094', '405']),
  packDates: qualifiers.default(['510']),
  /** MAN01 values that name a handling unit, the most trusted first. */
  handlingUnitMarks: qualifiers.default(['GM', 'AA', 'UC']),
  /** N101 values that name who assigned the traceability lot code. */
  lotSourceParties: qualifiers.default(['ZW']),
  /** False: a line without a lot is expected, its lot captured at the dock. True: it is held. */
  lotRequired: z.boolean().default(false),
  acknowledgement: acknowledgement.prefault({}),
  duplicates: duplicates.prefault({}),
  writes: writes.prefault({}),
});

export type EdiProfile = z.infer<typeof ediProfileSchema>;
export type EdiSeverities = EdiProfile['severities'];
export type Finding = keyof EdiSeverities;
export type Hierarchy = EdiProfile['writes']['hierarchy'];
export type LotRule = EdiProfile['lotRules'][number];
export type ExpiryRule = EdiProfile['expiryRules'][number];

/** The profile of a partner who agreed nothing special. */
export const defaultEdiProfile: EdiProfile = ediProfileSchema.parse({});
