import { traceForward } from '../../../src/domain/genealogy/traceForward.js';
import { quantity, type Quantity } from '../../../src/domain/shared/quantity.js';
import { aLedger } from './aLedger.js';
import { lotRows, totalRows, unaccounted } from './readable.js';

const A = 1;
const B = 2;
const C = 3;
const D = 4;
const from = (...lotIds: number[]): { lotIds: number[] } => ({ lotIds });

describe('proving that a trace is complete', () => {
  const ledger = aLedger();
  ledger.receive(A, 100);
  ledger.receive(B, 50);
  const [, , firstOutput = 0] = ledger.transform({ [A]: 100, [B]: 50 }, { [C]: 100, [D]: 50 });
  const whole = ledger.graph();
  const without = (...entryIds: number[]): typeof whole.movements => whole.movements.filter(({ entryId }) => !entryIds.includes(entryId));
  const trace = (changes: Partial<typeof whole>, start = from(A)): ReturnType<typeof traceForward> =>
    traceForward({ ...whole, ...changes }, start);

  it('misses nothing when other inputs of a transformation were not loaded', () => {
    expect(
      trace({ movements: whole.movements.filter(({ lotId }) => lotId !== B), lots: new Map([A, C, D].map((lot) => [lot, {}])) }).gaps,
    ).toEqual([]);
  });

  it('names an output that is not there', () => {
    const cut = trace({ movements: without(firstOutput), lots: new Map([A, B, D].map((lot) => [lot, {}])) });
    expect(cut.complete).toBe(false);
    expect(cut.gaps).toEqual([{ code: 'TRANSFORMATION_CUT', transformationId: 3 }]);
    expect(unaccounted(cut.totals)).toBe(0n);
  });

  it('names a lot whose entries do not add up', () => {
    expect(trace({ lots: new Map([...whole.lots, [C, { balance: quantity(99) }]]) }).gaps).toEqual([
      { code: 'BALANCE_MISMATCH', lotId: C },
    ]);
    expect(trace({ movements: without(1) }).gaps).toEqual([{ code: 'BALANCE_NEGATIVE', lotId: A, entryId: 3 }]);
  });

  it('names a lot, a transformation and a start that were not loaded', () => {
    expect(
      trace({
        lots: new Map([
          [A, {}],
          [C, {}],
          [D, {}],
        ]),
      }).gaps,
    ).toEqual([{ code: 'LOT_MISSING', lotId: B }]);
    expect(trace({ transformations: new Map() }).gaps).toEqual([{ code: 'TRANSFORMATION_MISSING', transformationId: 3 }]);
    expect(trace({}, from(99)).gaps).toEqual([{ code: 'START_MISSING', lotId: 99 }]);
    expect(traceForward(whole, { entryIds: [99] }).gaps).toEqual([{ code: 'START_MISSING', entryId: 99 }]);
  });

  it('finds the inputs of a transformation whose outputs come first in the ledger', () => {
    const swapped = [...whole.movements.slice(0, 2), ...whole.movements.slice(4), ...whole.movements.slice(2, 4)];
    const movements = swapped.map((moved, index) => ({ ...moved, entryId: index + 1 }));
    expect(lotRows(trace({ movements }))).toEqual(lotRows(trace({})));
  });

  it('refuses movements out of order', () => {
    expect(() => trace({ movements: whole.movements.toReversed() })).toThrow('not sorted');
  });

  it('says so when nothing moved', () => {
    expect(
      totalRows(
        traceForward({ lots: new Map([[A, { balance: 0n as Quantity }]]), movements: [], transformations: new Map() }, from(A)).totals,
      ),
    ).toEqual({});
  });
});
