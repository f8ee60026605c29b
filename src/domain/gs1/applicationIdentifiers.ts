import type { ApplicationIdentifier, CharacterSet, ValueMeaning, ValuePart } from './applicationIdentifier.js';
import { MAXIMUM_MEASURE_DECIMALS, MEASURES } from './tradeMeasures.js';

// From GS1's published syntax dictionary, compared with the table of bwip-js (identifiers, formats, pairs that may not stand together). Titles, and the section
// numbers of the General Specifications that this room cites, were not checked against the text of a release. Formats as GS1 writes them: N18 is eighteen digits, X..20 one to twenty letters, a part in brackets may be absent.
type Row = readonly [ai: string, title: string, format: string, meaning?: ValueMeaning, excludes?: string];

const checked = (checkedDigits: number): ValueMeaning => ({ checkedDigits });
const whole: ValueMeaning = { number: { decimals: 0 } };
const lastDay: ValueMeaning = { date: 'LAST_DAY' };
const dayNotTold: ValueMeaning = { date: 'NOT_TOLD' };
const exactDay: ValueMeaning = { date: 'NEVER' };

const ROWS: readonly Row[] = [
  ['00', 'SSCC', 'N18', checked(18)],
  ['01', 'GTIN', 'N14', checked(14), '02 255 37'],
  ['02', 'CONTENT', 'N14', checked(14)],
  ['03', 'MTO GTIN', 'N14', checked(14), '01 02 37'],
  ['10', 'BATCH/LOT', 'X..20'],
  ['11', 'PROD DATE', 'N6', dayNotTold],
  ['12', 'DUE DATE', 'N6', lastDay],
  ['13', 'PACK DATE', 'N6', dayNotTold],
  ['15', 'BEST BEFORE or BEST BY', 'N6', lastDay],
  ['16', 'SELL BY', 'N6', lastDay],
  ['17', 'USE BY or EXPIRY', 'N6', lastDay],
  ['20', 'VARIANT', 'N2'],
  ['21', 'SERIAL', 'X..20', {}, '235'],
  ['22', 'CPV', 'X..20'],
  ['235', 'TPX', 'X..28'],
  ['240', 'ADDITIONAL ID', 'X..30'],
  ['241', 'CUST. PART No.', 'X..30'],
  ['242', 'MTO VARIANT', 'N..6'],
  ['243', 'PCN', 'X..20'],
  ['250', 'SECONDARY SERIAL', 'X..30'],
  ['251', 'REF. TO SOURCE', 'X..30'],
  ['253', 'GDTI', 'N13[X..17]', checked(13)],
  ['254', 'GLN EXTENSION COMPONENT', 'X..20'],
  ['255', 'GCN', 'N13[N..12]', checked(13), '01 02 415 8006 8020 8026'],
  ['30', 'VAR. COUNT', 'N..8', whole],
  ['37', 'COUNT', 'N..8', whole],
  ['400', 'ORDER NUMBER', 'X..30'],
  ['401', 'GINC', 'X..30'],
  ['402', 'GSIN', 'N17', checked(17)],
  ['403', 'ROUTE', 'X..30'],
  ['410', 'SHIP TO LOC', 'N13', checked(13)],
  ['411', 'BILL TO', 'N13', checked(13)],
  ['412', 'PURCHASE FROM', 'N13', checked(13)],
  ['413', 'SHIP FOR LOC', 'N13', checked(13)],
  ['414', 'LOC No.', 'N13', checked(13)],
  ['415', 'PAY TO', 'N13', checked(13)],
  ['416', 'PROD/SERV LOC', 'N13', checked(13)],
  ['417', 'PARTY', 'N13', checked(13)],
  ['420', 'SHIP TO POST', 'X..20', {}, '421'],
  ['421', 'SHIP TO POST', 'N3X..9', {}, '4307'],
  ['422', 'ORIGIN', 'N3', {}, '426'],
  ['423', 'COUNTRY - INITIAL PROCESS', 'N3[N..12]', {}, '426'],
  ['424', 'COUNTRY - PROCESS', 'N3', {}, '426'],
  ['425', 'COUNTRY - DISASSEMBLY', 'N3[N..12]', {}, '426'],
  ['426', 'COUNTRY - FULL PROCESS', 'N3'],
  ['427', 'ORIGIN SUBDIVISION', 'X..3'],
  ['4300', 'SHIP TO COMP', 'X..35'],
  ['4301', 'SHIP TO NAME', 'X..35'],
  ['4302', 'SHIP TO ADD1', 'X..70'],
  ['4303', 'SHIP TO ADD2', 'X..70'],
  ['4304', 'SHIP TO SUB', 'X..70'],
  ['4305', 'SHIP TO LOC', 'X..70'],
  ['4306', 'SHIP TO REG', 'X..70'],
  ['4307', 'SHIP TO COUNTRY', 'X2'],
  ['4308', 'SHIP TO PHONE', 'X..30'],
  ['4309', 'SHIP TO GEO', 'N20'],
  ['4310', 'RTN TO COMP', 'X..35'],
  ['4311', 'RTN TO NAME', 'X..35'],
  ['4312', 'RTN TO ADD1', 'X..70'],
  ['4313', 'RTN TO ADD2', 'X..70'],
  ['4314', 'RTN TO SUB', 'X..70'],
  ['4315', 'RTN TO LOC', 'X..70'],
  ['4316', 'RTN TO REG', 'X..70'],
  ['4317', 'RTN TO COUNTRY', 'X2'],
  ['4318', 'RTN TO POST', 'X..20'],
  ['4319', 'RTN TO PHONE', 'X..30'],
  ['4320', 'SRV DESCRIPTION', 'X..35'],
  ['4321', 'DANGEROUS GOODS', 'N1'],
  ['4322', 'AUTH TO LEAVE', 'N1'],
  ['4323', 'SIG REQUIRED', 'N1'],
  ['4324', 'NOT BEF DEL DT', 'N10', dayNotTold],
  ['4325', 'NOT AFT DEL DT', 'N10', dayNotTold],
  ['4326', 'REL DATE', 'N6', exactDay],
  ['4330', 'MAX TEMP F', 'N6[X1]', {}, '4331'],
  ['4331', 'MAX TEMP C', 'N6[X1]', {}, '4330'],
  ['4332', 'MIN TEMP F', 'N6[X1]', {}, '4333'],
  ['4333', 'MIN TEMP C', 'N6[X1]', {}, '4332'],
  ['7001', 'NSN', 'N13'],
  ['7002', 'MEAT CUT', 'X..30'],
  ['7003', 'EXPIRY TIME', 'N10', exactDay],
  ['7004', 'ACTIVE POTENCY', 'N..4'],
  ['7005', 'CATCH AREA', 'X..12'],
  ['7006', 'FIRST FREEZE DATE', 'N6', exactDay],
  ['7007', 'HARVEST DATE', 'N6[N6]', exactDay],
  ['7008', 'AQUATIC SPECIES', 'X..3'],
  ['7009', 'FISHING GEAR TYPE', 'X..10'],
  ['7010', 'PROD METHOD', 'X..2'],
  ['7011', 'TEST BY DATE', 'N6[N4]', exactDay],
  ['7020', 'REFURB LOT', 'X..20'],
  ['7021', 'FUNC STAT', 'X..20'],
  ['7022', 'REV STAT', 'X..20'],
  ['7023', 'GIAI - ASSEMBLY', 'X..30'],
  ['7040', 'UIC+EXT', 'N1X3'],
  ['7041', 'UFRGT UNIT TYPE', 'X..4'],
  ['710', 'NHRN PZN', 'X..20'],
  ['711', 'NHRN CIP', 'X..20'],
  ['712', 'NHRN CN', 'X..20'],
  ['713', 'NHRN DRN', 'X..20'],
  ['714', 'NHRN AIM', 'X..20'],
  ['715', 'NHRN NDC', 'X..20'],
  ['716', 'NHRN AIC', 'X..20'],
  ['717', 'NHRN SRN', 'X..20'],
  ['7240', 'PROTOCOL', 'X..20'],
  ['7241', 'AIDC MEDIA TYPE', 'N2'],
  ['7242', 'VCN', 'X..25'],
  ['7250', 'DOB', 'N8', {}, '7251'],
  ['7251', 'DOB TIME', 'N12'],
  ['7252', 'BIO SEX', 'N1'],
  ['7253', 'FAMILY NAME', 'X..40', {}, '7256 7259'],
  ['7254', 'GIVEN NAME', 'X..40', {}, '7256 7259'],
  ['7255', 'SUFFIX', 'X..10', {}, '7256 7259'],
  ['7256', 'FULL NAME', 'X..90'],
  ['7257', 'PERSON ADDR', 'X..70'],
  ['7258', 'BIRTH SEQUENCE', 'X3'],
  ['7259', 'BABY', 'X..40', {}, '7256'],
  ['8001', 'DIMENSIONS', 'N14'],
  ['8002', 'CMT No.', 'X..20'],
  ['8003', 'GRAI', 'N14[X..16]', checked(14)],
  ['8004', 'GIAI', 'X..30'],
  ['8005', 'PRICE PER UNIT', 'N6'],
  ['8006', 'ITIP', 'N18', checked(14), '01 37'],
  ['8007', 'IBAN', 'X..34'],
  ['8008', 'PROD TIME', 'N8[N..4]', exactDay],
  ['8009', 'OPTSEN', 'X..50'],
  ['8010', 'CPID', 'Y..30'],
  ['8011', 'CPID SERIAL', 'N..12'],
  ['8012', 'VERSION', 'X..20'],
  ['8013', 'GMN', 'X..25'],
  ['8014', 'MUDI', 'X..25'],
  ['8017', 'GSRN - PROVIDER', 'N18', checked(18), '8018'],
  ['8018', 'GSRN - RECIPIENT', 'N18', checked(18)],
  ['8019', 'SRIN', 'N..10'],
  ['8020', 'REF No.', 'X..25'],
  ['8026', 'ITIP CONTENT', 'N18', checked(14), '02 8006'],
  ['8030', 'DIGSIG', 'Z..90'],
  ['8040', 'IMEI', 'N15'],
  ['8041', 'IMEI2', 'N15'],
  ['8042', 'ESIM', 'N32'],
  ['8043', 'PSIM', 'N18[N..2]'],
  ['8110', 'COUPON', 'X..70'],
  ['8111', 'POINTS', 'N4'],
  ['8112', 'COUPON', 'X..70'],
  ['8200', 'PRODUCT URL', 'X..70'],
  ['90', 'INTERNAL', 'X..30'],
  ...upTo(9, 1).map((n): Row => [`9${n}`, 'INTERNAL', 'X..90']),
  ...upTo(9).map((n): Row => [`703${n}`, `PROCESSOR # ${n}`, 'N3X..27']),
  ...upTo(9).map((n): Row => [`723${n}`, `CERT # ${n + 1}`, 'X2X..28']),
  ...MEASURES.flatMap(({ stem, title, unit, isOfGoods }) =>
    upTo(MAXIMUM_MEASURE_DECIMALS).map((decimals): Row => {
      const number = { decimals, isOfGoods, ...(unit === undefined ? {} : { unit }) };
      return [`${stem}${decimals}`, title, 'N6', { number }, `${stem}n`];
    }),
  ),
  ...upTo(9).map((decimals): Row => [`390${decimals}`, 'AMOUNT', 'N..15', { number: { decimals } }, '390n 391n 394n 8111']),
  ...upTo(9).map((decimals): Row => [`391${decimals}`, 'AMOUNT', 'N3N..15', { number: { decimals, from: 3 } }, '391n']),
  ...upTo(9).map((decimals): Row => [`392${decimals}`, 'PRICE', 'N..15', { number: { decimals } }, '392n 393n']),
  ...upTo(9).map((decimals): Row => [`393${decimals}`, 'PRICE', 'N3N..15', { number: { decimals, from: 3 } }, '393n']),
  ...upTo(3).map((decimals): Row => [`394${decimals}`, 'PRCNT OFF', 'N4', { number: { decimals } }, '394n 8111']),
  ...upTo(5).map((decimals): Row => [`395${decimals}`, 'PRICE/UoM', 'N6', { number: { decimals } }, '392n 393n 395n 8005']),
];

const BY_AI: ReadonlyMap<string, ApplicationIdentifier> = new Map(ROWS.map((row) => [row[0], identifierOf(row)]));

export const applicationIdentifiers: readonly ApplicationIdentifier[] = [...BY_AI.values()];

/** The identifier of exactly these digits. */
export const applicationIdentifier = (ai: string): ApplicationIdentifier | undefined => BY_AI.get(ai);

/** The identifier that a text begins with at a place. */
export function identifierAt(text: string, at: number): ApplicationIdentifier | undefined {
  for (let length = 2; length <= 4; length += 1) {
    const found = BY_AI.get(text.slice(at, at + length));
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Letters of an element string with its AI, by the AI's first two digits: those alone end without FNC1, whatever comes behind them, and
 * will do so for AIs that are not made yet (section 7.8.5, figure of predefined lengths).
 */
const PREDEFINED_LENGTHS: ReadonlyMap<string, number> = new Map([
  ['00', 20],
  ['01', 16],
  ['02', 16],
  ['03', 16],
  ['04', 18],
  ...['11', '12', '13', '14', '15', '16', '17', '18', '19'].map((start) => [start, 8] as const),
  ['20', 4],
  ...['31', '32', '33', '34', '35', '36'].map((start) => [start, 10] as const),
  ['41', 16],
]);

/** Undefined where FNC1 or the end of the text says how long it is. */
export const predefinedLength = (text: string, at = 0): number | undefined => PREDEFINED_LENGTHS.get(text.slice(at, at + 2));

function identifierOf([ai, title, format, meaning = {}, excludes = '']: Row): ApplicationIdentifier {
  return { ai, title, parts: partsOf(format), meaning, excludes: excludes === '' ? [] : excludes.split(' ') };
}

function partsOf(format: string): readonly ValuePart[] {
  return [...format.matchAll(/(\[?)([NXYZ])(\.\.)?(\d+)\]?/g)].map(([, bracket, characters, range, length]) => {
    const maximum = Number(length);
    const minimum = range === undefined ? maximum : 1;
    return { characters: characters as CharacterSet, minimum: bracket === '' ? minimum : 0, maximum };
  });
}

function upTo(last: number, first = 0): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
