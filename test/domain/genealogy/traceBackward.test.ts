import { traceBackward } from '../../../src/domain/genealogy/traceBackward.js';
import { traceForward } from '../../../src/domain/genealogy/traceForward.js';
import { aLedger } from './aLedger.js';
import { edgeRows, lotRows, sourceRows } from './readable.js';

const A = 1;
const B = 2;
const C = 3;
const D = 4;
const from = (...lotIds: number[]): { lotIds: number[] } => ({ lotIds });

describe('tracing a blend backward', () => {
  const ledger = aLedger();
  const receiptOfA = ledger.receive(A, 120);
  const receiptOfB = ledger.receive(B, 50);
  ledger.transform({ [A]: 100, [B]: 50 }, { [C]: 147 }, { loss: 3 });
  const shipped = ledger.ship(C, 30);
  const trace = traceBackward(ledger.graph(), from(C));

  it('gives what is in it of each input, and what must and may be', () => {
    expect(lotRows(trace)).toEqual({
      [C]: [0, '147', '147', '147..147'],
      [A]: [1, '100', '98', '97..100'],
      [B]: [1, '50', '49', '47..50'],
    });
    expect(edgeRows(trace)).toEqual(['1 > 3: 98, 98', '2 > 3: 49, 49']);
  });

  it('names the receipts', () => {
    expect(sourceRows(trace)).toEqual({ [receiptOfB]: ['50', '49', '47..50'], [receiptOfA]: ['120', '98', '97..100'] });
    expect(trace.complete).toBe(true);
  });

  it('starts from part of it, the lines of a shipment', () => {
    const part = traceBackward(ledger.graph(), { entryIds: [shipped] });
    expect(lotRows(part)).toEqual({ [C]: [0, '30', '30', '30..30'], [A]: [1, '100', '20', '0..30'], [B]: [1, '50', '10', '0..30'] });
  });

  it('names the receipts of a lot that was bought', () => {
    expect(sourceRows(traceBackward(ledger.graph(), from(A)))).toEqual({ [receiptOfA]: ['120', '120', '120..120'] });
  });
});

describe('tracing backward through time', () => {
  it('leaves out what came in after it left', () => {
    const ledger = aLedger();
    ledger.receive(A, 10);
    ledger.receive(B, 10);
    ledger.transform({ [A]: 10 }, { [C]: 10 });
    ledger.transform({ [C]: 5 }, { [D]: 5 });
    ledger.transform({ [B]: 10 }, { [C]: 10 });
    expect(lotRows(traceBackward(ledger.graph(), from(D)))).toEqual({
      [D]: [0, '5', '5', '5..5'],
      [C]: [1, '5', '5', '5..5'],
      [A]: [2, '10', '5', '5..5'],
    });
  });

  it('keeps, marked, what the ledger puts after it left and the clock does not', () => {
    const ledger = aLedger();
    ledger.receive(A, 10, { at: 1 });
    ledger.receive(B, 10, { at: 2 });
    ledger.transform({ [A]: 10 }, { [C]: 10 }, { at: 3 });
    ledger.transform({ [C]: 5 }, { [D]: 5 }, { at: 9 });
    ledger.transform({ [B]: 10 }, { [C]: 10 }, { at: 8 });
    expect(lotRows(traceBackward(ledger.graph(), from(D)))).toEqual({
      [D]: [0, '5', '5', '5..5'],
      [C]: [1, '5', '5', '5..5'],
      [A]: [2, '10', '5', '0..5'],
      [B]: [2, '10', '0', '0..5', 'UNCERTAIN'],
    });
  });
});

describe('tracing there and back', () => {
  const ledger = aLedger();
  ledger.receive(A, 90);
  ledger.receive(B, 30);
  ledger.transform({ [A]: 60, [B]: 20 }, { [C]: 78 }, { loss: 1, sample: 1 });
  ledger.ship(C, 18);
  ledger.transform({ [C]: 30, [A]: 10 }, { [D]: 25, 5: 15 });
  ledger.takeBack(C, 8);
  ledger.transform({ [D]: 5, [C]: 20 }, { 6: 25 });

  it.each([A, B, C, D, 5, 6])('finds lot %i from where it went, with the same quantities', (lotId) => {
    const forward = traceForward(ledger.graph(), from(lotId));
    for (const { lotId: reached, attributedQuantity, generation } of forward.lots.filter((lot) => lot.lotId !== lotId)) {
      const back = traceBackward(ledger.graph(), from(reached)).lots.find((lot) => lot.lotId === lotId);
      expect(back).toMatchObject({ attributedQuantity, generation });
    }
  });

  it('names an input that was not loaded', () => {
    const movements = ledger.movements.filter((moved) => moved.lotId !== B);
    const trace = traceBackward(ledger.graph({ movements, lots: new Map([A, C, D, 5, 6].map((lot) => [lot, {}])) }), from(6));
    expect(trace.gaps).toEqual([{ code: 'TRANSFORMATION_CUT', transformationId: 3 }]);
    expect(trace.complete).toBe(false);
  });
});
