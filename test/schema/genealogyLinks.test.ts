import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema } from '../../schema/buildSchema.js';
import { ID_PREFIXES } from '../../src/domain/shared/nouns.js';
import { encodeTypeId } from '../../src/platform/ids.js';
import { openDoor, type Door } from '../support/door.js';
import { aProbeTenant, type ProbeTenant } from '../support/probe/probeTenant.js';

interface Link {
  readonly parent: { readonly id: string };
  readonly child: { readonly id: string };
  readonly quantity: { readonly value: string };
}
interface Page {
  readonly totalCount: number;
  readonly nodes: readonly Link[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}
interface LotLinks {
  readonly id: string;
  readonly madeInto: Page;
  readonly madeFrom: Page;
}

const PAGE = '{ totalCount nodes { parent { id } child { id lotNumber } quantity { value unit } } pageInfo { hasNextPage endCursor } }';

let door: Door;
let ours: ProbeTenant;
/** "parent child quantity" of every link of the tenant, as they stand in the database. */
let recorded: readonly string[];

beforeAll(async () => {
  door = await openDoor({ server: { withoutLimits: true } });
  ours = await aProbeTenant({ door, schema: await buildSchema() }, { mark: 'ALFA', number: 1 });
  const { rows } = await door.owner.query<{ parent: string; child: string; quantity: string }>(
    `select p.public_id as parent, c.public_id as child, trim_scale(e.quantity)::text as quantity from genealogy_edge e
     join lot p on p.tenant_id = e.tenant_id and p.id = e.parent_lot_id join lot c on c.tenant_id = e.tenant_id and c.id = e.child_lot_id
     where e.tenant_id = $1 order by e.id`,
    [ours.tenant.tenantId],
  );
  recorded = rows.map(({ parent, child, quantity }) =>
    [encodeTypeId(ID_PREFIXES.lot, parent), encodeTypeId(ID_PREFIXES.lot, child), quantity].join(' '),
  );
}, 60_000);
afterAll(() => door.close());

const ask = async <Data>(query: string, variables = {}): Promise<Data> => {
  const { data, errors } = await door.ask(ours.key, query, variables);
  expect(errors).toEqual([]);
  return data as Data;
};
const told = ({ parent, child, quantity }: Link): string => [parent.id, child.id, quantity.value].join(' ');

describe('the links of a lot', () => {
  it('are all that was recorded, from either end', async () => {
    const { lots } = await ask<{ lots: { nodes: LotLinks[] } }>(
      `{ lots(first: 20) { nodes { id madeInto(first: 20) ${PAGE} madeFrom(first: 20) ${PAGE} } } }`,
    );
    expect(recorded.length).toBeGreaterThan(0);
    for (const end of ['madeInto', 'madeFrom'] as const) {
      const links = lots.nodes.flatMap((lot) => lot[end].nodes);
      expect(links.map(told).toSorted()).toEqual([...recorded].toSorted());
      for (const lot of lots.nodes) expect(lot[end].totalCount).toBe(lot[end].nodes.length);
    }
    for (const { id, madeInto, madeFrom } of lots.nodes) {
      expect(new Set(madeInto.nodes.map(({ parent }) => parent.id))).toEqual(new Set(madeInto.nodes.length > 0 ? [id] : []));
      expect(new Set(madeFrom.nodes.map(({ child }) => child.id))).toEqual(new Set(madeFrom.nodes.length > 0 ? [id] : []));
    }
  });

  it('come page by page, each once', async () => {
    const lotId = recorded[0]?.split(' ')[0];
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { lot }: { lot: LotLinks } = await ask(
        `query ($id: ID!, $after: Cursor) { lot(ref: { id: $id }) { id madeInto(first: 1, after: $after) ${PAGE} } }`,
        { id: lotId, after },
      );
      seen.push(...lot.madeInto.nodes.map(told));
      after = lot.madeInto.pageInfo.hasNextPage ? lot.madeInto.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(recorded.filter((link) => link.startsWith(`${lotId} `)));
  });

  it('refuse a page that is too large, and a cursor of another list', async () => {
    const answer = async (page: string) =>
      (await door.ask(ours.key, `{ lots(first: 20) { nodes { madeInto(${page}) { nodes { occurredAt } } } } }`)).errors[0]?.extensions[
        'code'
      ];
    expect(await answer('first: 251')).toBe('LIMIT_EXCEEDED');
    expect(await answer('first: 1, after: "W10"')).toBe('BAD_USER_INPUT');
  });
});
