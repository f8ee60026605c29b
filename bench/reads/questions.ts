import type pg from 'pg';
import { ID_PREFIXES } from '../../src/domain/shared/nouns.js';
import { decodeTypeId, encodeTypeId } from '../../src/platform/ids.js';

/** Who answers: this API, PostGraphile on the same tables, and one SQL statement behind a bare HTTP server. */
export type Contestant = 'lotgraph' | 'postgraphile' | 'sql';

/** The body of a request for each contestant. All of them ask the same. */
export type Asked = Readonly<Record<Contestant, object>>;

/** One of the four questions, with enough different requests that no answer is remembered. */
export interface Question {
  readonly name: 'a' | 'b' | 'c' | 'd';
  readonly title: string;
  readonly asked: readonly Asked[];
  /** The answers in one form, so that they can be compared. */
  readonly read: Readonly<Record<Contestant, (answer: never) => unknown>>;
  /** For lists that a client walks: the request for the page that follows an answer. */
  readonly next?: Readonly<Record<Contestant, (answer: never) => object>>;
}

/** Pages of question a that are walked, and different rows that b, c and d ask for. */
const VARIANTS = 40;
const PAGE = 50;

export interface Facts {
  readonly tenantId: number;
  readonly lotCount: number;
}

export async function readQuestions(client: pg.Client, facts: Facts): Promise<readonly Question[]> {
  const only = process.env['ONLY'];
  return [
    pageOfLots(facts),
    lotById(facts, await someLots(client, facts, 1)),
    genealogy(facts, await someLots(client, facts, 12)),
    filteredPage(facts, await someItems(client, facts)),
  ].filter((q) => only === undefined || only.includes(q.name));
}

interface Named {
  readonly id: string;
  readonly publicId: string;
}

/** Lots from the first `part`th of all: early ones have descendants. */
async function someLots(client: pg.Client, { tenantId, lotCount }: Facts, part: number): Promise<readonly Named[]> {
  const step = Math.floor(lotCount / part / (VARIANTS + 1));
  const found = await client.query<Named>(
    `select id, public_id as "publicId" from (select id, public_id, row_number() over (order by id) as place from lot where tenant_id = $1) l
     where place % $2 = 0 and place <= $3 order by id`,
    [tenantId, step, step * VARIANTS],
  );
  return found.rows;
}

async function someItems(client: pg.Client, { tenantId }: Facts): Promise<readonly Named[]> {
  const found = await client.query<Named>(`select id, public_id as "publicId" from item where tenant_id = $1 order by id limit $2`, [
    tenantId,
    VARIANTS,
  ]);
  return found.rows;
}

const graphql = (query: string, variables: object): object => ({ query, variables });
const uuid = (id: string): string => decodeTypeId(id)?.uuid ?? id;
/** "12.5", "12.500000" and 12.5 are one quantity. */
const amount = (value: string | number): number => Number(value);

interface OurLot {
  readonly id: string;
  readonly lotNumber: string;
  readonly expiresOn: string;
  readonly quality: string;
}
interface TheirLot extends Omit<OurLot, 'id'> {
  readonly publicId: string;
}
const ourLot = ({ id, lotNumber, expiresOn, quality }: OurLot) => [uuid(id), lotNumber, expiresOn, quality];
const theirLot = ({ publicId, lotNumber, expiresOn, quality }: TheirLot) => [publicId, lotNumber, expiresOn, quality];

type OurPage = {
  data: {
    lots: {
      nodes: (OurLot & { item: object; stock: { onHand: { value: string }; bin: { code: string } }[] })[];
      pageInfo: { endCursor: string };
    };
  };
};
type TheirPage = {
  data: {
    allLots: {
      nodes: (TheirLot & {
        itemByTenantIdAndItemId: object;
        balancesByTenantIdAndLotIdList: { onHand: string; binByTenantIdAndBinIdAndSiteId: { code: string } }[];
      })[];
      pageInfo: { endCursor: string };
    };
  };
};
type LimitPage = { nodes: (TheirLot & { item: object; stock: { onHand: number; bin: string }[] })[]; last: number };

function pageOfLots({ tenantId }: Facts): Question {
  const ours = (after: string | null) =>
    graphql(
      `query Lots($after: Cursor) { lots(first: ${PAGE}, after: $after) { nodes { id lotNumber expiresOn quality item { sku name baseUnit }
        stock { onHand { value } bin { code } } } pageInfo { hasNextPage endCursor } } }`,
      { after },
    );
  const theirs = (after: string | null) =>
    graphql(
      `query Lots($tenant: BigInt!, $after: Cursor) { allLots(first: ${PAGE}, after: $after, condition: { tenantId: $tenant }) {
        nodes { publicId lotNumber expiresOn quality itemByTenantIdAndItemId { sku name baseUnit }
          balancesByTenantIdAndLotIdList { onHand binByTenantIdAndBinIdAndSiteId { code } } } pageInfo { hasNextPage endCursor } } }`,
      { tenant: String(tenantId), after },
    );
  return {
    name: 'a',
    title: `${PAGE} lots with item, balances, bins`,
    asked: [{ lotgraph: ours(null), postgraphile: theirs(null), sql: { question: 'a', values: [tenantId, 0] } }],
    next: {
      lotgraph: ({ data }: OurPage) => ours(data.lots.pageInfo.endCursor),
      postgraphile: ({ data }: TheirPage) => theirs(data.allLots.pageInfo.endCursor),
      sql: ({ last }: LimitPage) => ({ question: 'a', values: [tenantId, last] }),
    },
    read: {
      lotgraph: ({ data }: OurPage) =>
        data.lots.nodes.map((lot) => [...ourLot(lot), lot.item, lot.stock.map(({ onHand, bin }) => [amount(onHand.value), bin.code])]),
      postgraphile: ({ data }: TheirPage) =>
        data.allLots.nodes.map((lot) => [
          ...theirLot(lot),
          lot.itemByTenantIdAndItemId,
          lot.balancesByTenantIdAndLotIdList.map(({ onHand, binByTenantIdAndBinIdAndSiteId: bin }) => [amount(onHand), bin.code]),
        ]),
      sql: ({ nodes }: LimitPage) =>
        nodes.map((lot) => [...theirLot(lot), lot.item, lot.stock.map(({ onHand, bin }) => [amount(onHand), bin])]),
    },
  };
}

function lotById({ tenantId }: Facts, lots: readonly Named[]): Question {
  type Lot<Id> = Id & {
    lotNumber: string;
    supplierLotNumber: string | null;
    quality: string;
    expiresOn: string;
    createdAt: string;
    version: number | string;
  };
  const read = (id: string, lot: Lot<unknown>) => [
    id,
    lot.lotNumber,
    lot.supplierLotNumber,
    lot.quality,
    lot.expiresOn,
    Date.parse(lot.createdAt),
    Number(lot.version),
  ];
  const fields = 'lotNumber supplierLotNumber quality expiresOn createdAt version';
  return {
    name: 'b',
    title: 'lot by id',
    asked: lots.map(({ publicId }) => ({
      lotgraph: graphql(`query Lot($id: ID!) { lot(ref: { id: $id }) { id ${fields} } }`, { id: encodeTypeId(ID_PREFIXES.lot, publicId) }),
      postgraphile: graphql(
        `query Lot($tenant: BigInt!, $id: UUID!) { lotByTenantIdAndPublicId(tenantId: $tenant, publicId: $id) { publicId ${fields} } }`,
        {
          tenant: String(tenantId),
          id: publicId,
        },
      ),
      sql: { question: 'b', values: [tenantId, publicId] },
    })),
    read: {
      lotgraph: ({ data: { lot } }: { data: { lot: Lot<{ id: string }> } }) => read(uuid(lot.id), lot),
      postgraphile: ({ data: { lotByTenantIdAndPublicId: lot } }: { data: { lotByTenantIdAndPublicId: Lot<{ publicId: string }> } }) =>
        read(lot.publicId, lot),
      sql: (lot: Lot<{ publicId: string }>) => read(lot.publicId, lot),
    },
  };
}

interface Made {
  readonly quantity: number | string | { readonly value: string };
}

function genealogy({ tenantId }: Facts, lots: readonly Named[]): Question {
  const ours = `query Genealogy($id: ID!) { lot(ref: { id: $id }) { id lotNumber madeInto { nodes { quantity { value } child { lotNumber
    madeInto { nodes { quantity { value } child { id lotNumber } } } } } } } }`;
  const relation = 'genealogyEdgesByTenantIdAndParentLotId(first: 50)';
  const theirs = `query Genealogy($tenant: BigInt!, $id: UUID!) { lot: lotByTenantIdAndPublicId(tenantId: $tenant, publicId: $id) { publicId lotNumber
    madeInto: ${relation} { nodes { quantity child: lotByTenantIdAndChildLotId { lotNumber
      madeInto: ${relation} { nodes { quantity child: lotByTenantIdAndChildLotId { publicId lotNumber } } } } } } } }`;
  type Child = Made & { child: { lotNumber: string; id?: string; publicId?: string; madeInto?: { nodes: Child[] } } };
  type Tree = { id?: string; publicId?: string; lotNumber: string; madeInto: { nodes: Child[] } };
  const level = (nodes: readonly Child[]): unknown =>
    nodes.map(({ quantity, child }) => [
      amount(typeof quantity === 'object' ? quantity.value : quantity),
      child.lotNumber,
      child.madeInto ? level(child.madeInto.nodes) : (child.publicId ?? uuid(child.id ?? '')),
    ]);
  const read = (lot: Tree) => [lot.publicId ?? uuid(lot.id ?? ''), lot.lotNumber, level(lot.madeInto.nodes)];
  return {
    name: 'c',
    title: 'genealogy, two levels',
    asked: lots.map(({ publicId }) => ({
      lotgraph: graphql(ours, { id: encodeTypeId(ID_PREFIXES.lot, publicId) }),
      postgraphile: graphql(theirs, { tenant: String(tenantId), id: publicId }),
      sql: { question: 'c', values: [tenantId, publicId] },
    })),
    read: {
      lotgraph: ({ data }: { data: { lot: Tree } }) => read(data.lot),
      postgraphile: ({ data }: { data: { lot: Tree } }) => read(data.lot),
      sql: read,
    },
  };
}

function filteredPage({ tenantId }: Facts, items: readonly Named[]): Question {
  const ours = `query Released($item: ID!) { lots(first: ${PAGE}, orderBy: USABLE_THROUGH, filter: { item: { equals: $item }, quality: { equals: RELEASED } }) {
    totalCount nodes { id lotNumber expiresOn quality } } }`;
  const theirs = `query Released($tenant: BigInt!, $item: BigInt!) { allLots(first: ${PAGE}, orderBy: [USABLE_THROUGH_ASC],
    condition: { tenantId: $tenant, itemId: $item, quality: "RELEASED" }) { totalCount nodes { publicId lotNumber expiresOn quality } } }`;
  return {
    name: 'd',
    title: 'filtered page with count',
    asked: items.map(({ id, publicId }) => ({
      lotgraph: graphql(ours, { item: encodeTypeId(ID_PREFIXES.item, publicId) }),
      postgraphile: graphql(theirs, { tenant: String(tenantId), item: id }),
      sql: { question: 'd', values: [tenantId, publicId] },
    })),
    read: {
      lotgraph: ({ data: { lots } }: { data: { lots: { totalCount: number; nodes: OurLot[] } } }) => [
        lots.totalCount,
        lots.nodes.map(ourLot),
      ],
      postgraphile: ({ data: { allLots } }: { data: { allLots: { totalCount: number; nodes: TheirLot[] } } }) => [
        allLots.totalCount,
        allLots.nodes.map(theirLot),
      ],
      sql: ({ totalCount, nodes }: { totalCount: number; nodes: TheirLot[] }) => [totalCount, nodes.map(theirLot)],
    },
  };
}
