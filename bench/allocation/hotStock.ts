import pg from 'pg';
import { placeOrder } from '../../src/commands/ordering/placeOrder.js';
import type { PlaceOrder } from '../../src/commands/ordering/placeOrderInput.js';
import { receiveGoods } from '../../src/commands/receiving/receiveGoods.js';
import { ID_PREFIXES, type Noun } from '../../src/domain/shared/nouns.js';
import type { Refusal } from '../../src/domain/shared/refusal.js';
import type { ConnectionOptions } from '../../src/platform/connectionOptions.js';
import type { Command, Executor } from '../../src/platform/execute.js';
import { encodeTypeId, newPublicId, newSecret, sha256Hex } from '../../src/platform/ids.js';
import type { Actor } from '../../src/platform/unitOfWork.js';

const ITEMS = 200;
const LOTS_AN_ITEM = 8;
/** The first two lots of an item are soon gone, the last never: what is looked through is neither empty nor endless. */
const SMALL_LOT = '400';
const LARGE_LOT = '1000000000';
const CUSTOMERS = 50;
const ACTORS = 8;
const LINES = 3;
const INTENTS_AT_ONCE = 200;
/** Of one more item, so few that not everybody gets some. */
export const LAST_UNITS = 500;

/** Who wants what of which stock. */
export interface HotStock {
  readonly tenantId: number;
  /** People of the tenant: requests come from all of them in turn. */
  readonly actors: readonly Actor[];
  /** Orders of three lines over the hot items, in an order of their own. */
  orders(count: number): readonly PlaceOrder[];
  /** The same, placed: their TypeIDs. */
  placed(count: number): Promise<readonly string[]>;
  /** An order of one of the last units. */
  readonly ofTheLast: PlaceOrder;
  /** A person's key for the API. */
  readonly apiKey: string;
}

/** 200 items, each with eight lots at one site, received as goods are received: the books can be verified afterwards. */
export async function fillHotStock(owner: ConnectionOptions, executor: Executor<Refusal>): Promise<HotStock> {
  const client = new pg.Client({ ...owner });
  await client.connect();
  try {
    const known = await masterData(client);
    const [actor] = known.actors as readonly [Actor];
    const lines = known.itemIds.flatMap((itemId) =>
      Array.from({ length: LOTS_AN_ITEM }, (_, lot) => ({
        itemId,
        quantity: { value: lot < 2 ? SMALL_LOT : LARGE_LOT },
        supplierLotNumber: `L-${lot}`,
        expiresOn: `2031-0${lot + 1}-01`,
        binId: known.binIds[lot % known.binIds.length] as string,
      })),
    );
    const last = {
      itemId: known.lastItemId,
      quantity: { value: String(LAST_UNITS) },
      supplierLotNumber: 'LAST',
      binId: known.binIds[0] as string,
    };
    const receipts = chunks([...lines, last], LOTS_AN_ITEM * 10).map((some) => ({
      siteId: known.siteId,
      supplierId: known.supplierId,
      lines: some,
    }));
    for (const receipt of receipts) await runAll(executor, { actor, command: receiveGoods, inputs: [receipt] });
    await client.query('vacuum analyze');
    const random = numbers(7);
    const orders = (count: number): readonly PlaceOrder[] => Array.from({ length: count }, () => anOrder(known, random));
    return {
      tenantId: actor.tenantId,
      actors: known.actors,
      orders,
      ofTheLast: { ...anOrder(known, random), lines: [{ itemId: known.lastItemId, quantity: { value: '1' } }] },
      apiKey: await newKey(client, actor),
      async placed(count) {
        const results = await runAll(executor, { actor, command: placeOrder, inputs: orders(count) });
        return results.map(({ orderId }) => orderId);
      },
    };
  } finally {
    await client.end();
  }
}

interface Known {
  readonly actors: readonly Actor[];
  readonly siteId: string;
  readonly binIds: readonly string[];
  readonly itemIds: readonly string[];
  readonly lastItemId: string;
  readonly supplierId: string;
  readonly customerIds: readonly string[];
}

function anOrder({ siteId, itemIds, customerIds }: Known, random: (below: number) => number): PlaceOrder {
  const chosen = new Set<string>();
  while (chosen.size < LINES) chosen.add(itemIds[random(itemIds.length)] as string);
  return {
    siteId,
    customerId: customerIds[random(customerIds.length)] as string,
    lines: [...chosen].map((itemId) => ({ itemId, quantity: { value: String(1 + random(5)) } })),
  };
}

async function masterData(client: pg.Client): Promise<Known> {
  const made = await client.query<{ id: string }>(
    `insert into tenant (public_id, code, name, created_at) values (gen_random_uuid(), 'bench', 'Bench', now()) returning tenant_id as id`,
  );
  const tenantId = Number(made.rows[0]?.id);
  const insert = inserter(client, tenantId);
  const entity = await insert('legalEntity', 'legal_entity', { code: 'MAIN', name: 'Main', currency: 'EUR' });
  const site = await insert('site', 'site', { legal_entity_id: entity.id, code: 'MAIN', name: 'Main', time_zone: 'Europe/Zurich' });
  const bins = [];
  for (const kind of ['STORAGE', 'STORAGE', 'RECEIVING', 'SUPPLIER', 'ADJUSTMENT', 'CUSTOMER', 'IN_TRANSIT', 'SCRAP', 'PRODUCTION'])
    bins.push(await insert('bin', 'bin', { site_id: site.id, code: `${kind}-${bins.length}`, kind }));
  const many = async (count: number, one: (index: number) => Promise<Made>): Promise<Made[]> => {
    const all: Made[] = [];
    for (let index = 0; index < count; index += 1) all.push(await one(index));
    return all;
  };
  const people = await many(ACTORS, (index) => insert('principal', 'principal', { name: `person ${index}`, role: 'operator' }));
  const items = await many(ITEMS + 1, (index) =>
    insert('item', 'item', { sku: `SKU-${index}`, name: `Item ${index}`, base_unit: 'KGM', scale: 3 }),
  );
  const customers = await many(CUSTOMERS, (index) =>
    insert('partner', 'trading_partner', { code: `CUST${index}`, name: `Customer ${index}`, is_customer: true }),
  );
  const supplier = await insert('partner', 'trading_partner', { code: 'SUPPLIER', name: 'Supplier', is_supplier: true });
  return {
    actors: people.map(({ id }) => ({ tenantId, principalId: id })),
    siteId: site.publicId,
    binIds: bins.slice(0, 2).map(({ publicId }) => publicId),
    itemIds: items.slice(0, ITEMS).map(({ publicId }) => publicId),
    lastItemId: items[ITEMS]?.publicId as string,
    supplierId: supplier.publicId,
    customerIds: customers.map(({ publicId }) => publicId),
  };
}

interface Made {
  readonly id: number;
  readonly publicId: string;
}

const inserter =
  (client: pg.Client, tenantId: number) =>
  async (noun: Noun, table: string, fields: Readonly<Record<string, unknown>>): Promise<Made> => {
    const uuid = newPublicId();
    const names = ['tenant_id', 'public_id', ...Object.keys(fields)];
    const places = names.map((_, index) => `$${index + 1}`);
    const { rows } = await client.query<{ id: string }>(
      `insert into ${table} (${names.join(', ')}) values (${places.join(', ')}) returning id`,
      [tenantId, uuid, ...Object.values(fields)],
    );
    return { id: Number(rows[0]?.id), publicId: encodeTypeId(ID_PREFIXES[noun], uuid) };
  };

async function newKey(client: pg.Client, { tenantId, principalId }: Actor): Promise<string> {
  const [secret, uuid] = [newSecret(), newPublicId()];
  await client.query(
    `insert into api_key (tenant_id, public_id, principal_id, secret_sha256, created_at) values ($1, $2, $3, decode($4, 'hex'), now())`,
    [tenantId, uuid, principalId, sha256Hex(secret)],
  );
  return `lpk_${tenantId}_${encodeTypeId(ID_PREFIXES.apiKey, uuid).slice(ID_PREFIXES.apiKey.length + 1)}_${secret}`;
}

interface Work<Input, Result> {
  readonly actor: Actor;
  readonly command: Command<Input, Result, Refusal>;
  readonly inputs: readonly Input[];
}

/** All of them, or an error. */
async function runAll<Input, Result>(executor: Executor<Refusal>, { actor, command, inputs }: Work<Input, Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (const some of chunks(inputs, INTENTS_AT_ONCE)) {
    const outcomes = await executor.execute(
      command,
      { actor },
      some.map((input) => ({ input })),
    );
    for (const outcome of outcomes) {
      if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusals)}`);
      results.push(outcome.value);
    }
  }
  return results;
}

const chunks = <Element>(all: readonly Element[], size: number): Element[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));

/** The same numbers at every run (mulberry32). */
export function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}
