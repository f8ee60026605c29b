import { describe, expect, it } from '@jest/globals';
import { isObjectType, type GraphQLField, type GraphQLResolveInfo } from 'graphql';
import { buildSchema } from '../../schema/buildSchema.js';
import { STOCK_SOURCE } from '../../src/queries/stock/stockSource.js';
import type { Wanted } from '../../src/queries/shared/wanted.js';
import { narrowed } from '../../src/queries/shared/narrowed.js';

const schema = await buildSchema();
const declared = Object.values(schema.getTypeMap()).flatMap((type) =>
  isObjectType(type)
    ? Object.values(type.getFields()).flatMap((field) =>
        Array.isArray(field.extensions['reads']) ? [{ name: `${type.name}.${field.name}`, field }] : [],
      )
    : [],
);

/** A row of which every field that is read is noted. */
function watchedRow(read: Set<string>): object {
  return new Proxy(
    {},
    {
      get(_row, field) {
        // Whether it is a promise is asked by whoever passes it on.
        if (field === 'then') return undefined;
        read.add(String(field));
        return field === 'publicId' ? '01890a5d-ac96-774b-bcce-b302099a8057' : '1';
      },
    },
  );
}

const NOTHING = { load: () => null, loadMany: () => [] };
const context = { loader: () => NOTHING, now: () => '2026-11-22T08:00:00.000Z' };

async function readBy(field: GraphQLField<unknown, unknown>): Promise<readonly string[]> {
  const read = new Set<string>();
  const info = { fieldNodes: [], returnType: field.type, fragments: {} } as unknown as GraphQLResolveInfo;
  await field.resolve?.(watchedRow(read), { first: 1 }, context, info);
  return [...read].toSorted();
}

describe('what resolvers say they read', () => {
  it('is said by those of lots and balances', () => {
    expect(declared.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Lot.item', 'Lot.stock', 'StockBalance.bin', 'StockBalance.onHand']),
    );
  });

  it.each(declared)('$name reads what it says and nothing else', async ({ field }) => {
    expect(await readBy(field)).toEqual([...(field.extensions['reads'] as string[])].toSorted());
  });
});

const just = (...fields: readonly string[]): Wanted => ({ fields: new Set(fields), followed: [] });

describe('narrowing a source', () => {
  it('keeps the columns of the fields, the same source for the same fields', () => {
    const narrow = narrowed(STOCK_SOURCE, just('onHand', 'lotId'));
    expect(narrow).toMatchObject({ alias: 's', columns: 's.lot_id as "lotId", s.on_hand as "onHand"' });
    expect(narrowed(STOCK_SOURCE, just('lotId', 'onHand'))).toBe(narrow);
  });

  it('reads all where a field is no column', () => {
    expect(narrowed(STOCK_SOURCE, just('onHand', 'wings'))).toBe(STOCK_SOURCE);
    const expression = { columns: `${STOCK_SOURCE.columns}, coalesce(s.a, s.b) as c` };
    expect(narrowed(expression, just('onHand'))).toBe(expression);
  });

  it('makes no more than fifty statements of a source', () => {
    const wide = { columns: Array.from({ length: 60 }, (_, index) => `t.c${index}`).join(', ') };
    const ways = new Set(Array.from({ length: 60 }, (_, index) => narrowed(wide, just(`c${index}`))));
    expect(ways.size).toBe(51);
    expect(ways).toContain(wide);
  });
});
