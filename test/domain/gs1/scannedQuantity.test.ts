import { gs1Facts } from '../../../src/domain/gs1/gs1Facts.js';
import { readGs1 } from '../../../src/domain/gs1/readGs1.js';
import { scannedQuantity } from '../../../src/domain/gs1/scannedQuantity.js';
import { localDate } from '../../../src/domain/shared/dates.js';
import { formatQuantity } from '../../../src/domain/shared/quantity.js';

const PIECES = { sku: 'MILK', baseUnit: 'EA', scale: 0 };
const KILOGRAMS = { sku: 'BEEF', baseUnit: 'KGM', scale: 3 };
const pack = (unitCode: string, numerator: number, denominator = 1) => ({ unitCode, numerator, denominator });

describe('how much a label stands for', () => {
  it.each([
    ['one pack of twelve', '(01)09506000134352', PIECES, pack('CS', 12), '12'],
    ['one piece', '(01)09506000134352', PIECES, pack('EA', 1), '1'],
    ['packs on a pallet', '(00)006141411234567890(02)09506000134352(37)40', PIECES, pack('CS', 12), '480'],
    ['a pallet of which it does not say how many', '(00)006141411234567890(02)09506000134352', PIECES, pack('CS', 12), undefined],
    ['none on a pallet', '(02)09506000134352(37)0', PIECES, pack('CS', 12), undefined],
    ['what was weighed', '(01)99506000134355(3103)012345', KILOGRAMS, pack('CS', 10), '12.345'],
    ['what was weighed on a pallet', '(02)09506000134352(37)4(3102)004800', KILOGRAMS, pack('CS', 10), '48'],
    ['what was weighed in another unit', '(01)09506000134352(3202)001000', KILOGRAMS, pack('CS', 10), '10'],
    ['variable measure without a measure', '(01)99506000134355(3202)001000', KILOGRAMS, pack('CS', 10), undefined],
    ['the box it travels in', '(01)09506000134352(3302)009900', KILOGRAMS, pack('CS', 10), '10'],
    ['pieces that were counted', '(01)99506000134355(30)75', PIECES, pack('CS', 12), '75'],
    ['pieces of what is not counted', '(01)99506000134355(30)75', KILOGRAMS, pack('CS', 12), undefined],
    ['more digits than the item has', '(01)09506000134352', { ...KILOGRAMS, scale: 0 }, pack('LBR', 45359237, 100000000), undefined],
  ])('%s', (_name, text, item, level, expected) => {
    const reading = readGs1(text, localDate('2026-11-25'));
    expect(reading.problems).toEqual([]);
    const quantity = scannedQuantity(gs1Facts(reading), item, level);
    expect(quantity === undefined ? undefined : formatQuantity(quantity)).toBe(expected);
  });
});
