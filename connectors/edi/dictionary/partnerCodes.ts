import type { PartnerCodes } from '../../contract/messageConnector.js';

/**
 * X12 element 355 and the codes of UN/ECE Recommendation 20 and, after an X, 21 that mean the same. The two lists share letters but not
 * meanings: X12 PL is a pallet, Recommendation 20 PL a pail; X12 PC a piece; CA, CT, BX, BG, PK, DR, RO of Recommendation 20 are withdrawn
 * and mean what X12 means by them (CA was a can, but who still writes it counts cases). How many base units a case holds is the item's
 * business, never this list's.
 */
const UNITS: Readonly<Record<string, readonly string[]>> = {
  EA: ['EA', 'C62', 'H87'],
  UN: ['C62', 'EA', 'H87'],
  PC: ['H87', 'EA', 'C62'],
  PR: ['PR'],
  DZ: ['DZN'],
  CA: ['CS', 'XCS', 'CA'],
  CT: ['CT', 'XCT'],
  PL: ['XPX', 'PF'],
  BX: ['BX', 'XBX'],
  BG: ['BG', 'XBG'],
  BO: ['XBO', 'BO'],
  CN: ['XCA'],
  DR: ['DR', 'XDR'],
  JR: ['XJR'],
  PA: ['XPA'],
  PH: ['PK', 'XPK'],
  PK: ['PK', 'XPK'],
  RL: ['RO', 'XRO'],
  ST: ['SET'],
  TB: ['XTU', 'TU'],
  TY: ['XPU'],
  LB: ['LBR'],
  OZ: ['ONZ'],
  KG: ['KGM'],
  GR: ['GRM'],
  ME: ['MGM'],
  TN: ['STN'],
  MP: ['TNE'],
  GA: ['GLL'],
  QT: ['QTL'],
  PT: ['PTL'],
  FO: ['OZA'],
  LT: ['LTR'],
  ML: ['MLT'],
  FT: ['FOT'],
  IN: ['INH'],
  YD: ['YRD'],
  MR: ['MTR'],
  CM: ['CMT'],
  SF: ['FTK'],
  SM: ['MTK'],
  CF: ['FTQ'],
  CR: ['MTQ'],
};

/** The X12 code that a unit of ours is written with, the plainest first; undefined when element 355 has none. */
export function x12UnitOf(unit: string): string | undefined {
  const meanings = Object.entries(UNITS);
  const plainest = meanings.find(([, units]) => units[0] === unit) ?? meanings.find(([, units]) => units.includes(unit));
  return plainest?.[0] ?? (/^[A-Z0-9]{2}$/.test(unit) && UNITS[unit] === undefined ? unit : undefined);
}

/** X12 elements 235 (product codes), 66 (place codes) and 355 (units). */
export const x12PartnerCodes: PartnerCodes = {
  gtinQualifiers: new Set(['UP', 'UK', 'EN', 'EO', 'UA', 'UI']),
  skuQualifiers: new Set(['VN', 'VP', 'BP', 'SK', 'IN', 'CB', 'SKU']),
  glnQualifiers: new Set(['UL']),
  siteCodeQualifiers: new Set(['92']),
  // A code that stands in no list is tried as it is: partners agree on Recommendation 20 codes too.
  units: (code) => UNITS[code] ?? [code],
};
