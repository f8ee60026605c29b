import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  isEnumType,
  isInputObjectType,
  isObjectType,
  getNamedType,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLSchema,
} from 'graphql';
import pg from 'pg';
import { buildSchema } from '../../schema/buildSchema.js';
import { RIGHTS } from '../../schema/shared/rights.js';
import { isPartnerRole } from '../../src/domain/access/apiKey.js';
import type { LocalDate } from '../../src/domain/shared/dates.js';
import { candidatesFor } from '../../src/ledger/allocating/candidates.js';
import { createPool } from '../../src/platform/database/pool.js';
import { ReadSession, withReadSession } from '../../src/platform/database/readSession.js';
import type { Rows } from '../../src/platform/database/rows.js';
import { eventsPage } from '../../src/queries/events/eventsPage.js';
import { inboundShipmentsById, shipmentsByHandlingUnit } from '../../src/queries/inbound/inboundShipmentLookUps.js';
import { lotsById } from '../../src/queries/lots/lotLookUps.js';
import { binsById } from '../../src/queries/masterData/binLookUps.js';
import { lotsByLabel } from '../../src/queries/lots/lotsByLabel.js';
import { itemsById, packLevelsByItem } from '../../src/queries/masterData/itemLookUps.js';
import { sitesById } from '../../src/queries/masterData/siteLookUps.js';
import type { Filter, Operators } from '../../src/queries/shared/filter.js';
import { readCursor, readPage, writeCursor, type Listing } from '../../src/queries/shared/page.js';
import type { Followed } from '../../src/queries/shared/wanted.js';
import { linksOf, type LinkDirection } from '../../src/queries/tracing/genealogyLinks.js';
import { openHandlingUnitsByCode } from '../../src/queries/stock/handlingUnitLookUps.js';
import { stockByHandlingUnit, stockByLot } from '../../src/queries/stock/stockLookUps.js';
import { cloneTemplate } from '../support/database.js';
import { expectIndexed, expectOrdered, indexColumns, plansOf, type IndexColumns, type Plan } from '../support/plans.js';
import { GRANTED_PARTNER, PROBED_PARTNER, PROBED_STOREFRONT, PROBED_TENANT, fillTables, samples } from '../support/filledTables.js';

type AnyListing = Listing<{ readonly id: number }, string>;

interface PublishedList {
  readonly field: string;
  /** Operators by filter field. */
  readonly filters: ReadonlyMap<string, readonly GraphQLInputField[]>;
  readonly orders: readonly string[];
}

/** Filters that no index serves by themselves, with the reason; each is looked at in review. */
const EXCEPTIONS: Readonly<Record<string, string>> = {};

/** Filters that are a partial index's own condition. */
const PARTIAL_INDEXES: Readonly<Record<string, string>> = {
  'holds.open.equals true': 'hold_open',
  'holds.open.equals false': 'hold_released',
  'workExceptions.open.equals true': 'work_exception_open_queue',
  'workExceptions.open.equals false': 'work_exception_resolved_queue',
};

/** Filters that are served together with another one, as their description tells: codes of bins are indexed within a site. */
const COMPANIONS: Readonly<Record<string, string>> = { 'bins.code': 'siteId', 'bins.kind': 'siteId' };

/** Root fields whose listing bears another name. */
const LISTING_OF: Readonly<Record<string, string>> = { inboundMessages: 'messages' };

const EVENT_TYPES_ASKED: readonly (readonly [string, readonly string[] | undefined])[] = [
  ['all types', undefined],
  ['some types', ['HoldPlaced', 'LotExpiring']],
];

/** As the 17th lot bears it. */
const LABEL = { itemId: 18, lotNumber: 'L0017' };

const QUERIES = join(import.meta.dirname, '../../src/queries');

const database = await cloneTemplate('explain');
const schema = await buildSchema();
const listings = await findListings();
const lists = publishedLists(schema);

let owner: pg.Client;
let app: pg.Pool;
let partner: pg.Pool;
let indexes: IndexColumns;

beforeAll(async () => {
  owner = new pg.Client({ ...database.owner });
  await owner.connect();
  app = createPool(database.logins.app, 1);
  partner = createPool(database.logins.partner, 1);
  await fillTables(owner);
  indexes = await indexColumns(owner);
}, 60_000);
afterAll(async () => {
  await Promise.all([owner.end(), app.end(), partner.end()]);
});

const planOf = async (listing: AnyListing, orderBy: string, filter?: Filter): Promise<readonly Plan[]> =>
  await explained((rows) => readPage(rows, listing, { first: 50, orderBy, filter }));

const bin: Followed = { field: 'binId', relation: binsById, wanted: undefined };

const readerOf = (rows: Rows): Rows => ({ tenantId: rows.tenantId, rows: (statement, values) => rows.rows(statement, values) });

const explained = async (read: (rows: Rows) => Promise<unknown>): Promise<readonly Plan[]> =>
  await withReadSession(new ReadSession(app, PROBED_TENANT), (rows) => plansOf(rows, read));

describe('what is published', () => {
  it('is exactly what the listings can do', () => {
    for (const list of lists) {
      const { filters, orders } = listingOf(list.field);
      expect([list.field, ...Object.keys(filters).sort()]).toEqual([list.field, ...[...list.filters.keys()].sort()]);
      expect([list.field, ...Object.keys(orders).sort()]).toEqual([list.field, ...[...list.orders].sort()]);
    }
    const published = new Set(lists.map((list) => listingOf(list.field)));
    expect([...listings.values()].filter((listing) => !published.has(listing)).map((listing) => listing.name)).toEqual([]);
  });

  it('has a sample value for every operator of every filter', () => {
    const missing = cases().filter(({ sample }) => sample === undefined);
    expect(missing.map(({ name }) => name)).toEqual([]);
  });
});

describe('under row security, as the login that reads', () => {
  it.each(cases())('$name finds its rows by an index of the tenant', async ({ listing, sample, name }) => {
    const reason = EXCEPTIONS[name];
    const [plan] = await planOf(listing, Object.keys(listing.orders)[0]!, sample);
    const check = (): void => expectIndexed(plan!, listing.alias, { indexes, partialIndex: PARTIAL_INDEXES[name] });
    if (reason !== undefined) expect(check).toThrow();
    else check();
  });

  it('finds what is followed from lots by an index of the tenant, however deep', async () => {
    const all = { fields: new Set(['id', 'itemId']) };
    const balances: Followed = { field: 'id', relation: stockByLot, wanted: { fields: new Set(['binId']), followed: [bin] } };
    const links = (direction: LinkDirection, followed: readonly Followed[]): Followed => ({
      field: 'id',
      relation: linksOf[direction].firstPage(50),
      wanted: { ...all, followed },
    });
    const followed = [{ field: 'itemId', relation: itemsById, wanted: undefined }, links('downstream', [links('upstream', [balances])])];
    const [plan] = await explained((rows) =>
      readPage({ ...readerOf(rows), remember: () => undefined }, listingOf('lots'), {
        first: 50,
        orderBy: 'CREATED',
        wanted: { ...all, followed },
      }),
    );
    expect(JSON.stringify(plan!.root)).not.toContain('Seq Scan');
    expect(plan!.statement.match(/carried\d/g)).toHaveLength(5);
    const conditions = JSON.stringify(plan!.root).match(/"Index Cond":"[^"]*/g) ?? [];
    expect(conditions.length).toBeGreaterThan(8);
    for (const condition of conditions) expect(condition).toContain('tenant_id');
  });

  const orders = [...listings.values()].flatMap((listing) =>
    Object.keys(listing.orders).map((order) => ({ listing, order, list: listing.name })),
  );

  it.each(orders)('$list in order $order come from an index, unsorted', async ({ listing, order }) => {
    const [plan] = await planOf(listing, order);
    expectOrdered(plan!, listing.alias);
  });

  it.each(orders)('$list in order $order go on behind a cursor by the same index', async ({ listing, order }) => {
    const page = await withReadSession(new ReadSession(app, PROBED_TENANT), (rows) =>
      readPage(rows, listing, { first: 20, orderBy: order }),
    );
    const after = readCursor(listing, order, writeCursor(listing, order, page.rows.at(-1)!))!;
    const [plan] = await explained((rows) => readPage(rows, listing, { first: 50, orderBy: order, after }));
    expectOrdered(plan!, listing.alias);
    expectIndexed(plan!, listing.alias, { indexes });
  });

  it.each([
    ['lots of a label', 'l', (rows: Rows) => lotsByLabel(rows, LABEL)],
    ['a handling unit by its code', 'h', (rows: Rows) => openHandlingUnitsByCode(rows, ['HU0017'])],
    ['what lies in it', 's', (rows: Rows) => stockByHandlingUnit(rows, [17])],
    ['who announced it', 'u', (rows: Rows) => shipmentsByHandlingUnit(rows, ['HU0017'])],
  ])('%s is found by an index', async (_what, alias, read) => {
    const [plan] = await explained(read);
    expectIndexed(plan!, alias, { indexes });
  });

  it.each([
    ['FIRST_EXPIRING', 'balance_first_expiring'],
    ['FIRST_RECORDED', 'balance_first_recorded'],
    ['LAST_RECORDED', 'balance_first_recorded'],
  ] as const)('stock to allocate is found in the order %s by its index', async (order, index) => {
    const key = { itemId: 18, siteId: 18, siteToday: '2026-01-01' as LocalDate, namedLotIds: [] };
    const [plan] = await explained((rows) =>
      candidatesFor(rows, [key], { order, whole: false, limit: 50, withTraits: false, ownerIds: [] }),
    );
    expectIndexed(plan!, 'b', { indexes });
    expect(JSON.stringify(plan!.root)).toContain(`"Index Name":"${index}"`);
    // Whatever is sorted behind the index is of one lot, or of one day.
    expect(JSON.stringify(plan!.root)).not.toContain('"Node Type":"Sort"');
    const [beside] = await explained((rows) =>
      candidatesFor(rows, [key], { order, whole: false, limit: 50, withTraits: false, ownerIds: [18, 19] }),
    );
    expect(JSON.stringify(beside!.root)).toMatch(new RegExp(`"Index Name":"${index}".*"Index Name":"balance_owner"`));
  });

  it.each(EVENT_TYPES_ASKED)('events of %s are read by position', async (_case, types) => {
    const plans = await explained((rows) => eventsPage(rows, { after: 500, first: 50, types }));
    const page = plans.find((plan) => plan.statement.includes('eventsPage'))!;
    expectIndexed(page, 'domain_event', { indexes });
  });
});

describe('under row security, as the login that partners read by', () => {
  const openTo = (field: string) => RIGHTS.Query[field]?.filter(isPartnerRole) ?? [];
  const openLists = lists.filter(({ field }) => openTo(field).length > 0).map(({ field }) => listingOf(field));
  // Storefronts see every row: a page of it in order costs a page.
  const sold = lists.filter(({ field }) => openTo(field).join() === 'storefront').map(({ field }) => listingOf(field));
  const asPartner = async (read: (rows: Rows) => Promise<unknown>): Promise<readonly Plan[]> =>
    await withReadSession(new ReadSession(partner, PROBED_TENANT, PROBED_PARTNER), (rows) => plansOf(rows, read));
  const expectBounded = (plan: Plan, alias: string): void => {
    expectIndexed(plan, alias, { indexes });
    if (plan.statement.includes('partner_grant')) expectIndexed(plan, 'g', { indexes });
  };

  it('knows lists that are open to partners', () => {
    expect(openLists.map(({ name }) => name).sort()).toEqual(expect.arrayContaining(['inboundShipments', 'items', 'lots', 'messages']));
  });

  const ofPartners = cases().filter(({ listing }) => openLists.includes(listing));
  it.each(ofPartners)('$name finds its rows by an index of the tenant', async ({ listing, sample }) => {
    const orderBy = Object.keys(listing.orders)[0]!;
    const [plan] = await asPartner((rows) => readPage(rows, listing, { first: 50, orderBy, filter: sample }));
    expectBounded(plan!, listing.alias);
  });

  const ordersOf = (listing: AnyListing) => Object.keys(listing.orders).map((order) => ({ listing, order, list: listing.name }));
  it.each(sold.flatMap(ordersOf))('$list in order $order come to storefronts from an index, unsorted', async ({ listing, order }) => {
    const asStorefront = new ReadSession(partner, PROBED_TENANT, PROBED_STOREFRONT);
    const [plan] = await withReadSession(asStorefront, (rows) =>
      plansOf(rows, (recorded) => readPage(recorded, listing, { first: 5, orderBy: order })),
    );
    expectOrdered(plan!, listing.alias);
  });

  const orders = openLists.filter((listing) => !sold.includes(listing)).flatMap(ordersOf);
  it.each(orders)("$list in order $order read no more than what is the partner's", async ({ listing, order }) => {
    const [plan] = await asPartner((rows) => readPage(rows, listing, { first: 5, orderBy: order }));
    expectBounded(plan!, listing.alias);
    const page = await withReadSession(new ReadSession(partner, PROBED_TENANT, PROBED_PARTNER), (rows) =>
      readPage(rows, listing, { first: 5, orderBy: order }),
    );
    expect(page.rows).toHaveLength(5);
    const after = readCursor(listing, order, writeCursor(listing, order, page.rows.at(-1)!))!;
    const [next] = await asPartner((rows) => readPage(rows, listing, { first: 5, orderBy: order, after }));
    expectBounded(next!, listing.alias);
  });

  it('finds lots and shipments by their ids', async () => {
    const [lots] = await asPartner((rows) => lotsById(rows, [17, 117, 400]));
    const [shipments] = await asPartner((rows) => inboundShipmentsById(rows, [17, 117, 400]));
    expectBounded(lots!, 'l');
    expectBounded(shipments!, 's');
  });

  it('finds lots and shipments by what a label says', async () => {
    const [lots] = await asPartner((rows) => lotsByLabel(rows, LABEL));
    const [shipments] = await asPartner((rows) => shipmentsByHandlingUnit(rows, ['HU0017']));
    expectBounded(lots!, 'l');
    expectBounded(shipments!, 'u');
  });

  it.each([
    ['a supplier', GRANTED_PARTNER],
    ['a storefront', PROBED_STOREFRONT],
  ])('finds items, their packs and sites by their ids, for %s', async (_who, partnerId) => {
    const planned = async (read: (rows: Rows) => Promise<unknown>): Promise<readonly Plan[]> =>
      await withReadSession(new ReadSession(partner, PROBED_TENANT, partnerId), (rows) => plansOf(rows, read));
    const [items] = await planned((rows) => itemsById(rows, [17, 117, 400]));
    const [packs] = await planned((rows) => packLevelsByItem(rows, [17, 117, 400]));
    const [sites] = await planned((rows) => sitesById(rows, [17, 117, 400]));
    expectBounded(items!, 'i');
    expectBounded(packs!, 'l');
    expectBounded(sites!, 's');
    // Not all grants of the partner: the one of the row.
    for (const plan of [items, packs, sites]) expect(JSON.stringify(plan!.root)).not.toMatch(/noun = '\w+'::text\)\)"/);
  });

  it.each(EVENT_TYPES_ASKED)('events of %s are read by position, from the index of what concerns partners', async (_case, types) => {
    const plans = await asPartner((rows) => eventsPage(rows, { after: 500, first: 50, types }));
    const page = plans.find((plan) => plan.statement.includes('eventsPage'))!;
    expectIndexed(page, 'domain_event', { indexes });
    const { rows: parts } = await owner.query(
      `select inhrelid::regclass::text as name from pg_inherits where inhparent = 'domain_event_partner'::regclass`,
    );
    const used = [...JSON.stringify(page.root).matchAll(/"Index Name":"(domain_event_\w+)"/g)].map(([, name]) => name);
    expect(used.length).toBeGreaterThan(0);
    expect(parts.map(({ name }) => name)).toEqual(expect.arrayContaining(used));
  });
});

interface Case {
  readonly name: string;
  readonly listing: AnyListing;
  /** Undefined when nobody thought of one. */
  readonly sample: Readonly<Record<string, Operators>> | undefined;
}

/** One for each operator of each filter of each list; both values where there are only two. */
function cases(): Case[] {
  return lists.flatMap(({ field: list, filters }) =>
    [...filters].flatMap(([field, operators]) =>
      operators.flatMap((operator): Case[] => {
        const name = `${list}.${field}.${operator.name}`;
        const listing = listingOf(list);
        const companion = COMPANIONS[`${list}.${field}`];
        const beside = companion === undefined ? {} : { [companion]: { equals: samples(`${list}.${companion}`)?.['equals'] } };
        const one = (value: unknown) => (value === undefined ? undefined : { ...beside, [field]: { [operator.name]: value } });
        if (getNamedType(operator.type).name === 'Boolean') {
          return [true, false].map((value) => ({ name: `${name} ${value}`, listing, sample: one(value) }));
        }
        return [{ name, listing, sample: one(samples(`${list}.${field}`)?.[operator.name]) }];
      }),
    ),
  );
}

function listingOf(field: string): AnyListing {
  const listing = listings.get(LISTING_OF[field] ?? field);
  if (listing === undefined) throw new Error(`no Listing is called ${field}`);
  return listing;
}

/** Every Listing that a file of src/queries exports, by its name. */
async function findListings(): Promise<ReadonlyMap<string, AnyListing>> {
  const files = readdirSync(QUERIES, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && entry.name.endsWith('.ts'),
  );
  const modules = await Promise.all(
    files.map(async (entry) => (await import(join(entry.parentPath, entry.name))) as Record<string, unknown>),
  );
  const found = modules.flatMap((module) => Object.values(module).filter(isListing));
  return new Map(found.map((listing) => [listing.name, listing]));
}

function isListing(value: unknown): value is AnyListing {
  return typeof value === 'object' && value !== null && 'filters' in value && 'orders' in value && 'alias' in value && 'name' in value;
}

/** Every field, of whatever type, that clients may filter and order. */
function publishedLists(published: GraphQLSchema): readonly PublishedList[] {
  const fields = Object.values(published.getTypeMap()).flatMap((type) => (isObjectType(type) ? Object.values(type.getFields()) : []));
  return fields.flatMap((field) => {
    const filter = field.args.find((argument) => argument.name === 'filter');
    const orderBy = field.args.find((argument) => argument.name === 'orderBy');
    if (orderBy === undefined) return [];
    const order = getNamedType(orderBy.type);
    return [
      {
        field: field.name,
        filters: filter === undefined ? new Map() : filterOperators(getNamedType(filter.type) as GraphQLInputObjectType),
        orders: isEnumType(order) ? order.getValues().map((value) => value.name) : [],
      },
    ];
  });
}

function filterOperators(filter: GraphQLInputObjectType): ReadonlyMap<string, readonly GraphQLInputField[]> {
  return new Map(
    Object.values(filter.getFields()).flatMap((field) => {
      const type = getNamedType(field.type);
      return type === filter || !isInputObjectType(type) ? [] : [[field.name, Object.values(type.getFields())] as const];
    }),
  );
}
