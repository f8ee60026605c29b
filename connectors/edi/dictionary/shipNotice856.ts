import { element } from './elementSpec.js';
import { openSegment, segment, type SegmentSpec } from './segmentSpec.js';

/** BSN01 values a ship notice may carry. */
const PURPOSES = ['00', '01', '02', '03', '04', '05', '06', '07', '14', '15', '18', '22', 'CO', 'RV', 'ZZ'];

const PRODUCT_PAIRS = Array.from({ length: 15 }, (_, index) => {
  const required = index === 0 ? ' required' : '';
  return [`235 ID 2-2${required}`, `234 AN 1-80${required}`];
}).flat();

/**
 * Segments of a ship notice, 005010 lengths where a later version is only more generous. BSN02 and REF02 are as long as 005010 allows, the
 * date is 6 digits long in versions before 004010.
 */
const SEGMENTS: readonly SegmentSpec[] = [
  segment(
    'BSN',
    element('353 ID 2-2 required', PURPOSES),
    '396 AN 1-30 required',
    '373 DT 6-8 required',
    '337 TM 4-8',
    '1005 ID 4-4',
    '640 ID 2-2',
    '641 ID 3-3',
  ),
  segment('HL', '628 AN 1-12 required', '734 AN 1-12', '735 ID 1-2 required', '736 ID 1-1'),
  segment('LIN', '350 AN 1-20', ...PRODUCT_PAIRS),
  segment(
    'SN1',
    '350 AN 1-20',
    '382 R 1-10 required',
    '355 ID 2-2 required',
    '646 R 1-15',
    '330 R 1-15',
    '355 ID 2-2',
    '728 ID 1-1',
    '668 ID 2-2',
  ),
  segment('PRF', '324 AN 1-22 required', '328 AN 1-30', '327 AN 1-8', '373 DT 6-8', '350 AN 1-20', '367 AN 1-30', '92 ID 2-2'),
  segment(
    'PO4',
    ...['356 N0 1-6', '357 R 1-8', '355 ID 2-2', '103 AN 3-5', '187 ID 1-2', '384 R 1-9', '355 ID 2-2', '385 R 1-9', '355 ID 2-2'],
    ...['82 R 1-8', '189 R 1-8', '65 R 1-8', '355 ID 2-2', '810 N0 1-6', '752 ID 1-2', '350 AN 1-20', '350 AN 1-20', '1470 N0 1-9'],
  ),
  segment(
    'PID',
    '349 ID 1-1 required',
    '750 ID 2-3',
    '559 ID 2-2',
    '751 AN 1-12',
    '352 AN 1-80',
    '752 ID 1-2',
    '822 AN 1-15',
    '1073 ID 1-1',
    '819 ID 2-3',
  ),
  segment(
    'MEA',
    '737 ID 2-2',
    '738 ID 1-3',
    '739 R 1-20',
    'C',
    '740 R 1-20',
    '741 R 1-20',
    '935 ID 2-2',
    '936 ID 2-4',
    '752 ID 2-2',
    '1373 ID 2-4',
    '1271 AN 1-30',
    '1271 AN 1-30',
  ),
  segment('PKG', '349 ID 1-1', '753 ID 1-5', '559 ID 2-2', '754 AN 1-7', '352 AN 1-80', '400 ID 1-2'),
  segment(
    'TD1',
    '103 AN 3-5',
    '80 N0 1-7',
    '23 ID 1-1',
    '22 AN 1-30',
    '79 AN 1-50',
    '187 ID 1-2',
    '81 R 1-10',
    '355 ID 2-2',
    '183 R 1-8',
    '355 ID 2-2',
  ),
  segment(
    'TD5',
    ...['133 ID 1-2', '66 ID 1-2', '67 AN 2-80', '91 ID 1-2', '387 AN 1-35', '368 ID 2-2', '309 ID 1-2', '310 AN 1-30'],
    ...['731 ID 2-2', '732 ID 2-2', '733 R 1-4', '284 ID 2-2', '284 ID 2-2', '284 ID 2-2', '26 ID 2-3'],
  ),
  segment(
    'TD3',
    '40 ID 2-2',
    '206 AN 1-4',
    '207 AN 1-15',
    '122 ID 2-4',
    '81 R 1-10',
    '355 ID 2-2',
    '102 ID 1-1',
    '407 ID 2-3',
    '225 AN 2-15',
    '24 ID 4-4',
  ),
  segment('REF', '128 ID 2-3 required', '127 AN 1-50', '352 AN 1-80', 'C'),
  segment(
    'PER',
    '366 ID 2-2 required',
    '93 AN 1-60',
    '365 ID 2-2',
    '364 AN 1-256',
    '365 ID 2-2',
    '364 AN 1-256',
    '365 ID 2-2',
    '364 AN 1-256',
    '443 AN 1-20',
  ),
  segment('CLD', '622 N0 1-5 required', '382 R 1-10 required', '103 AN 3-5', '357 R 1-8', '355 ID 2-2'),
  segment('MAN', '88 ID 1-2 required', '87 AN 1-48 required', '87 AN 1-48', '88 ID 1-2', '87 AN 1-48', '87 AN 1-48'),
  segment('DTM', '374 ID 3-3 required', '373 DT 6-8', '337 TM 4-8', '623 ID 2-2', '1250 ID 2-3', '1251 AN 1-35'),
  segment(
    'FOB',
    '146 ID 2-2 required',
    '309 ID 1-2',
    '352 AN 1-80',
    '334 ID 2-2',
    '335 ID 3-3',
    '309 ID 1-2',
    '352 AN 1-80',
    '54 ID 2-2',
    '352 AN 1-80',
  ),
  segment('N1', '98 ID 2-3 required', '93 AN 1-60', '66 ID 1-2', '67 AN 2-80', '706 ID 2-2', '98 ID 2-3'),
  segment('N2', '93 AN 1-60 required', '93 AN 1-60'),
  segment('N3', '166 AN 1-55 required', '166 AN 1-55'),
  segment('N4', '19 AN 2-30', '156 ID 2-2', '116 ID 3-15', '26 ID 2-3', '309 ID 1-2', '310 AN 1-30', '1715 ID 1-3'),
  segment('CTT', '354 N0 1-6 required', '347 R 1-10', '81 R 1-10', '355 ID 2-2', '183 R 1-8', '355 ID 2-2', '352 AN 1-80'),
  // Checked by the envelope.
  ...['ST', 'SE'].map(openSegment),
  ...[
    'SLN',
    'PWK',
    'TD4',
    'TSD',
    'LH1',
    'LH2',
    'LH3',
    'LFH',
    'LEP',
    'LH4',
    'LHT',
    'LHR',
    'LHE',
    'DTP',
    'PAL',
    'SDQ',
    'ETD',
    'CUR',
    'SAC',
    'ITA',
  ].map(openSegment),
  ...['GF', 'YNQ', 'LM', 'LQ', 'V1', 'R4', 'N9', 'MTX', 'MSG', 'NTE', 'AMT', 'QTY', 'PKL', 'SCH', 'CRC', 'G61', 'EFI', 'BIN', 'SPS'].map(
    openSegment,
  ),
];

const byTag: ReadonlyMap<string, SegmentSpec> = new Map(SEGMENTS.map((each) => [each.tag, each]));
/** Most of a ship notice is these; comparing with a few is cheaper than a look into the map, one for every segment. */
const frequent = ['HL', 'LIN', 'SN1', 'DTM', 'PID', 'REF', 'MAN'].flatMap((tag) => byTag.get(tag) ?? []);

/** Undefined when the segment is not known in a ship notice. */
export function shipNoticeSegment(tag: string): SegmentSpec | undefined {
  for (const spec of frequent) if (spec.tag === tag) return spec;
  return byTag.get(tag);
}

/** HL03 values of a ship notice: shipment, order, tare, pack, subpack, item, component, kit, equipment, serial, lot, mutually agreed. */
export const HL_LEVELS: ReadonlySet<string> = new Set(['S', 'O', 'T', 'P', 'Q', 'I', 'F', 'K', 'E', 'X', 'UT', 'ZZ']);
