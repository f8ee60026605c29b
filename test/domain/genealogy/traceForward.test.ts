import { traceForward } from '../../../src/domain/genealogy/traceForward.js';
import { quantity } from '../../../src/domain/shared/quantity.js';
import { aLedger } from './aLedger.js';
import { binRows, edgeRows, lotRows, movementRows, totalRows, unaccounted } from './readable.js';

const A = 1;
const B = 2;
const C = 3;
const D = 4;
const from = (...lotIds: number[]): { lotIds: number[] } => ({ lotIds });

describe('tracing a blend forward', () => {
  const ledger = aLedger();
  ledger.receive(A, 100);
  ledger.receive(B, 50);
  ledger.transform({ [A]: 100, [B]: 50 }, { [C]: 147 }, { loss: 3 });
  const shipped = ledger.ship(C, 30);
  const trace = traceForward(ledger.graph(), from(A));

  it('gives a shipment its share and what it may hold at most and at least', () => {
    expect(movementRows(trace)).toEqual({ [shipped]: ['30', '20', '0..30'] });
  });

  it('gives the blend its share, bounded by what was lost', () => {
    expect(lotRows(trace)).toEqual({ [A]: [0, '100', '100', '100..100'], [C]: [1, '147', '98', '97..100'] });
    expect(edgeRows(trace)).toEqual(['1 > 3: 98, 98']);
  });

  it('accounts for all of the input', () => {
    expect(totalRows(trace.totals)).toEqual({ input: '100', onHand: '78', atCustomers: '20', declaredLoss: '2', consumed: '100' });
    expect(unaccounted(trace.totals)).toBe(0n);
    expect(trace.complete).toBe(true);
    expect(trace.gaps).toEqual([]);
  });

  it('leaves the clean input out of the trace of the other', () => {
    expect(lotRows(traceForward(ledger.graph(), from(B)))).toEqual({ [B]: [0, '50', '50', '50..50'], [C]: [1, '147', '49', '47..50'] });
  });

  it('reaches nothing but itself from the blend', () => {
    expect(lotRows(traceForward(ledger.graph(), from(C)))).toEqual({ [C]: [0, '147', '147', '147..147'] });
  });
});

describe('tracing through time', () => {
  it('leaves out what left before the pour', () => {
    const ledger = aLedger();
    ledger.receive(C, 60);
    ledger.receive(A, 40);
    ledger.ship(C, 20);
    ledger.transform({ [A]: 40 }, { [C]: 40 });
    const later = ledger.ship(C, 8);
    const trace = traceForward(ledger.graph(), from(A));
    expect(movementRows(trace)).toEqual({ [later]: ['8', '4', '0..8'] });
    expect(lotRows(trace)[C]).toEqual([1, '80', '40', '40..40']);
  });

  it('keeps, marked, what the ledger puts before the pour and the clock does not', () => {
    const ledger = aLedger();
    ledger.receive(C, 60, { at: 1 });
    ledger.receive(A, 40, { at: 2 });
    const early = ledger.ship(C, 50, { at: 9 });
    ledger.transform({ [A]: 40 }, { [C]: 40 }, { at: 5 });
    const later = ledger.ship(C, 10, { at: 10 });
    const trace = traceForward(ledger.graph(), from(A));
    // Up to all 40 may have gone early; then the 50 left hold as little as nothing.
    expect(movementRows(trace)).toEqual({ [early]: ['50', '0', '0..40', 'UNCERTAIN'], [later]: ['10', '8', '0..10'] });
    expect(lotRows(trace)[C]).toEqual([1, '100', '40', '40..40']);
    expect(binRows(trace)).toEqual({ '3/1': '40, 32, 0..40' });
  });

  it('bounds what stays when another movement may have taken the clean part', () => {
    const ledger = aLedger();
    ledger.receive(C, 6, { at: 1 });
    ledger.receive(A, 8, { at: 2 });
    ledger.receive(D, 3, { at: 2 });
    ledger.transform({ [A]: 7 }, { [C]: 6 }, { at: 3, loss: 1 });
    ledger.ship(C, 6, { at: 9 });
    ledger.transform({ [A]: 1, [C]: 6 }, { [D]: 5 }, { at: 5, loss: 2 });
    ledger.transform({ [D]: 8 }, { [C]: 6 }, { at: 9, loss: 2 });
    const last = ledger.ship(C, 6, { at: 20 });
    // Had the pour come before the shipment, the shipment could have taken the 6 clean ones.
    expect(movementRows(traceForward(ledger.graph(), from(A)))[last]).toEqual(['6', '2.142857', '0..6']);
  });

  it('takes the same instant as no proof that it came before', () => {
    const ledger = aLedger();
    ledger.receive(C, 60, { at: 1 });
    ledger.receive(A, 40, { at: 1 });
    const early = ledger.ship(C, 50, { at: 5 });
    ledger.transform({ [A]: 40 }, { [C]: 40 }, { at: 5 });
    expect(movementRows(traceForward(ledger.graph(), from(A)))).toEqual({ [early]: ['50', '0', '0..40', 'UNCERTAIN'] });
  });

  it('keeps, marked and with its figures, what the ledger puts after the pour and the clock before', () => {
    const ledger = aLedger();
    ledger.receive(C, 60, { at: 1 });
    ledger.receive(A, 40, { at: 2 });
    ledger.transform({ [A]: 40 }, { [C]: 40 }, { at: 8 });
    const shipped = ledger.ship(C, 50, { at: 5 });
    const trace = traceForward(ledger.graph(), from(A));
    expect(movementRows(trace)).toEqual({ [shipped]: ['50', '20', '0..40', 'UNCERTAIN'] });
    expect(lotRows(trace)[C]).toEqual([1, '100', '40', '40..40']);
  });

  it('follows an uncertain movement downstream, also against the ledger', () => {
    const ledger = aLedger();
    ledger.receive(B, 10, { at: 1 });
    ledger.receive(A, 10, { at: 2 });
    ledger.transform({ [B]: 10 }, { [C]: 10 }, { at: 20 });
    const shipped = ledger.ship(C, 4, { at: 21 });
    ledger.transform({ [C]: 6 }, { [D]: 6 }, { at: 22 });
    ledger.transform({ [A]: 10 }, { [B]: 10 }, { at: 15 });
    const trace = traceForward(ledger.graph(), from(A));
    expect(lotRows(trace)).toEqual({
      [A]: [0, '10', '10', '10..10'],
      [B]: [1, '20', '10', '10..10'],
      [C]: [2, '10', '0', '0..10', 'UNCERTAIN'],
      [D]: [3, '6', '0', '0..6', 'UNCERTAIN'],
    });
    expect(movementRows(trace)).toEqual({ [shipped]: ['4', '0', '0..4', 'UNCERTAIN'] });
    expect(binRows(trace)['2/1']).toBe('10, 10, 0..10');
    expect(trace.totals.onHand).toBe(quantity(10));
  });
});

describe('tracing rework', () => {
  it('ends in a cycle and makes no more of the start than there was', () => {
    const ledger = aLedger();
    ledger.receive(A, 90);
    ledger.receive(B, 10);
    ledger.transform({ [A]: 90, [B]: 10 }, { [C]: 100 });
    ledger.transform({ [C]: 50 }, { [D]: 50 });
    ledger.transform({ [D]: 50, [B]: 0.000001 }, { [C]: 50 });
    const trace = traceForward(ledger.graph({ lots: new Map([A, B, C, D].map((lot) => [lot, {}])) }), from(A));
    expect(trace.totals.input).toBe(quantity(90));
    expect(unaccounted(trace.totals)).toBe(0n);
    expect(trace.lots.map(({ lotId, generation }) => [lotId, generation])).toEqual([
      [A, 0],
      [C, 1],
      [D, 2],
    ]);
  });

  it('counts what comes back to the start as its share only', () => {
    const ledger = aLedger();
    ledger.receive(A, 40);
    ledger.receive(B, 40);
    ledger.transform({ [A]: 40, [B]: 40 }, { [C]: 80 });
    ledger.transform({ [C]: 40 }, { [A]: 40 });
    const trace = traceForward(ledger.graph(), from(A));
    expect(totalRows(trace.totals)).toEqual({ input: '40', onHand: '40', consumed: '20' });
    expect(binRows(trace)).toEqual({ '1/1': '40, 20, 0..40', '3/1': '40, 20, 0..40' });
  });

  it('counts rework of a lot into itself once', () => {
    const ledger = aLedger();
    ledger.receive(A, 100);
    ledger.receive(B, 50);
    ledger.transform({ [A]: 100, [B]: 50 }, { [C]: 150 });
    ledger.transform({ [C]: 150 }, { [C]: 149 }, { loss: 1 });
    expect(binRows(traceForward(ledger.graph(), from(A)))).toEqual({ '3/1': '149, 99.333333, 99..100' });
    expect(lotRows(traceForward(ledger.graph(), from(A)))[C]).toEqual([1, '150', '100', '100..100']);
    expect(lotRows(traceForward(ledger.graph(), from(C)))[C]).toEqual([0, '150', '150', '150..150']);
  });

  it('takes a lot made here as all input', () => {
    const ledger = aLedger();
    ledger.receive(A, 10);
    ledger.transform({ [A]: 10 }, { [C]: 10 });
    ledger.ship(C, 4);
    expect(totalRows(traceForward(ledger.graph(), from(C)).totals)).toEqual({ input: '10', onHand: '6', atCustomers: '4' });
  });
});

describe('tracing generations', () => {
  const ledger = aLedger();
  ledger.receive(A, 90);
  ledger.transform({ [A]: 60 }, { [B]: 40, [C]: 20 });
  ledger.receive(D, 40);
  ledger.transform({ [B]: 20, [D]: 20 }, { 5: 40 });
  const trace = traceForward(ledger.graph(), from(A));

  it('divides a split exactly and mixes the next generation', () => {
    expect(lotRows(trace)).toEqual({
      [A]: [0, '90', '90', '90..90'],
      [B]: [1, '40', '40', '40..40'],
      [C]: [1, '20', '20', '20..20'],
      5: [2, '40', '20', '20..20'],
    });
    expect(edgeRows(trace)).toEqual(['1 > 2: 40, 40', '1 > 3: 20, 20', '2 > 5: 20, 20']);
    expect(binRows(trace)).toEqual({ '1/1': '30, 30, 30..30', '2/1': '20, 20, 20..20', '3/1': '20, 20, 20..20', '5/1': '40, 20, 20..20' });
  });

  it('counts the fewest transformations where several ways lead', () => {
    const detour = aLedger();
    detour.receive(A, 30);
    detour.transform({ [A]: 10 }, { [B]: 10 });
    detour.transform({ [B]: 10 }, { [C]: 10 });
    detour.transform({ [C]: 5 }, { [D]: 5 });
    detour.transform({ [A]: 10 }, { [C]: 10 });
    detour.transform({ [C]: 5 }, { 5: 5 });
    const generations = traceForward(detour.graph(), from(A)).lots.map(({ lotId, generation }) => [lotId, generation]);
    // D was made before the short way was open.
    expect(generations).toEqual([
      [A, 0],
      [B, 1],
      [C, 1],
      [5, 2],
      [D, 3],
    ]);
  });
});

describe('accounting for the start', () => {
  it('shows every place it can end in', () => {
    const ledger = aLedger();
    ledger.receive(A, 100);
    ledger.move(A, 20, 7);
    ledger.ship(A, 30);
    ledger.takeBack(A, 5);
    ledger.dispatch(A, 10);
    ledger.arrive(A, 4);
    ledger.scrap(A, 3);
    ledger.scrap(A, 2, { type: 'DESTROY' });
    ledger.lose(A, 6);
    ledger.find(A, 2);
    ledger.lose(A, 1, { reason: 'SAMPLE' });
    ledger.sendBack(A, 8);
    ledger.transform({ [A]: 10 }, { [B]: 8 }, { loss: 1, sample: 0.5 });
    const trace = traceForward(ledger.graph(), from(A));
    expect(totalRows(trace.totals)).toEqual({
      input: '92',
      onHand: '49',
      inTransit: '6',
      atCustomers: '25',
      scrapped: '3',
      destroyed: '2',
      sampled: '1.5',
      declaredLoss: '1',
      unexplained: '4.5',
      consumed: '10',
      returned: '5',
      returnedToVendor: '8',
    });
    expect(unaccounted(trace.totals)).toBe(0n);
    expect(binRows(trace)).toEqual({ '1/1': '21, 21, 21..21', '1/7': '20, 20, 20..20', '2/1': '8, 8, 8..8' });
  });

  it('lists what left and what came back with their shares', () => {
    const ledger = aLedger();
    ledger.receive(A, 50);
    ledger.receive(B, 50);
    ledger.transform({ [A]: 50, [B]: 50 }, { [C]: 100 });
    const shipped = ledger.ship(C, 40);
    const returned = ledger.takeBack(C, 10);
    const trace = traceForward(ledger.graph(), from(A));
    expect(movementRows(trace)).toEqual({ [shipped]: ['40', '20', '0..40'], [returned]: ['10', '5', '0..10'] });
    expect(totalRows(trace.totals)).toEqual({ input: '50', onHand: '35', atCustomers: '15', consumed: '50', returned: '5' });
    expect(lotRows(trace)[C]).toEqual([1, '100', '50', '50..50']);
  });

  it('adds up to the last digit where shares do not come out even', () => {
    const ledger = aLedger();
    ledger.receive(A, 1);
    ledger.receive(B, 2);
    ledger.transform({ [A]: 1, [B]: 2 }, { [C]: 3 });
    for (const bin of [11, 12, 13, 14, 15, 16]) ledger.move(C, '0.4', bin);
    const shipped = ledger.ship(C, '0.1');
    const trace = traceForward(ledger.graph(), from(A));
    expect(unaccounted(trace.totals)).toBe(0n);
    expect(trace.totals.input).toBe(quantity(1));
    expect(trace.onHand.reduce((sum, { attributed }) => sum + attributed, 0n)).toBe(trace.totals.onHand);
    expect(movementRows(trace)).toEqual({ [shipped]: ['0.1', '0.033333', '0..0.1'] });
  });

  it('takes more returned than was shipped as input of the lot itself', () => {
    const ledger = aLedger();
    ledger.receive(A, 10);
    ledger.ship(A, 4);
    ledger.takeBack(A, 6);
    expect(totalRows(traceForward(ledger.graph(), from(A)).totals)).toEqual({ input: '12', onHand: '12', returned: '6' });
  });
});

describe('starting with part of a lot', () => {
  it('follows one of two receipts', () => {
    const ledger = aLedger();
    ledger.receive(A, 30);
    const second = ledger.receive(A, 10);
    const shipped = ledger.ship(A, 20);
    const trace = traceForward(ledger.graph(), { entryIds: [second] });
    expect(movementRows(trace)).toEqual({ [shipped]: ['20', '5', '0..10'] });
    expect(lotRows(trace)).toEqual({ [A]: [0, '40', '10', '10..10'] });
    expect(totalRows(trace.totals)).toEqual({ input: '10', onHand: '5', atCustomers: '5' });
  });

  it('follows several lots as one', () => {
    const ledger = aLedger();
    ledger.receive(A, 10);
    ledger.receive(B, 10);
    ledger.receive(D, 20);
    ledger.transform({ [A]: 10, [D]: 20 }, { [C]: 30 });
    const trace = traceForward(ledger.graph(), from(A, B, C));
    expect(totalRows(trace.totals)).toEqual({ input: '40', onHand: '40' });
    expect(lotRows(trace)[C]).toEqual([0, '30', '20', '20..20']);
  });
});

describe('tracing what changes unit', () => {
  it('uses the shares that the movements name', () => {
    const ledger = aLedger();
    ledger.receive(A, 50);
    ledger.receive(B, 50);
    ledger.transform({ [A]: 50, [B]: 50 }, { [C]: 200 });
    const shipped = ledger.ship(C, 20);
    const movements = ledger.movements.map((moved) =>
      moved.lotId === C && moved.transformationId ? { ...moved, share: quantity(100) } : moved,
    );
    const facts = { inputTotal: quantity(100), outputTotal: quantity(100), declaredLoss: quantity(0), sample: quantity(0) };
    const trace = traceForward(ledger.graph({ movements, transformations: new Map([[3, facts]]) }), from(A));
    expect(movementRows(trace)).toEqual({ [shipped]: ['20', '5', '0..20'] });
    expect(lotRows(trace)[C]).toEqual([1, '200', '50', '100..100']);
    expect(trace.complete).toBe(true);
  });
});
