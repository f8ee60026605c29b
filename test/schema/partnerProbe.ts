import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Client } from 'pg';
import { getNamedType, isAbstractType, isObjectType, type GraphQLNamedType } from 'graphql';
import { buildSchema } from '../../schema/buildSchema.js';
import { mayUseField } from '../../schema/shared/checkFieldRights.js';
import { RIGHTS } from '../../schema/shared/rights.js';
import { PARTNER_ROLES, type PartnerRole } from '../../src/domain/access/apiKey.js';
import { EventFeed } from '../../src/events/feed.js';
import { Relay } from '../../src/events/relay.js';
import { sha256Hex } from '../../src/platform/ids.js';
import { openDoor, type Door } from '../support/door.js';
import { eventually } from '../support/eventually.js';
import { followStream } from '../support/followStream.js';
import { filterCases } from '../support/probe/filterCases.js';
import { fieldsToObjects, operationOn, rootFields, variableCases, type MayUse } from '../support/probe/operation.js';
import { MUTATIONS, filterValues, queryValues } from '../support/probe/probeCases.js';
import { otherPartners, partnersOfTenant, pour, type ProbePartner, type ProbePartners } from '../support/probe/probePartners.js';
import { aProbeTenant, type ProbeTenant } from '../support/probe/probeTenant.js';
import { freshKey, idIn } from '../support/probe/probeThings.js';
import { Prober, countOf, isNothing, type RootField, type Variables } from '../support/probe/prober.js';
import { idLetters, secretsOf } from '../support/probe/secrets.js';
import { foreignVariants, type Twins } from '../support/probe/twins.js';
import { visibleIds } from '../support/probe/visibleIds.js';

/** Each wall must hold alone; with neither, the probe must find what they keep. */
export type DoorName = 'both walls' | 'the wall of the database alone' | "the door's own filter alone";

/** Objects that no answer of a healthy tenant shows, with the reason. */
const NEVER_SEEN: Readonly<Record<string, string>> = {
  Trace__gaps: 'a ledger without gaps',
  Scan__problems: 'labels that read well; the test of scanning shows it',
};
/** What goes into a lot makes it the tenant's own: none of a supplier's lots goes into another of them. */
const NEVER_SEEN_BY_SUPPLIERS = /^TracedEdge(?:Connection|Edge)?__/;
/** Root fields that tell a caller of itself, whichever wall stands. */
const OF_THE_CALLER = new Set(['me', 'rateLimit']);

const schema = await buildSchema();
const mayUseOf =
  (role: PartnerRole): MayUse =>
  (type, field) =>
    mayUseField(role, type, field);
const openTo = (role: PartnerRole, kind: 'query' | 'mutation' | 'subscription'): readonly { name: string; field: RootField }[] => {
  const rights = RIGHTS[({ query: 'Query', mutation: 'Mutation', subscription: 'Subscription' } as const)[kind]];
  return rootFields(schema, kind)
    .filter((field) => rights[field.name]?.includes(role))
    .map((field) => ({ name: field.name, field }));
};

let doors: Readonly<Record<DoorName | 'no wall', Door>>;
let relay: Relay;
/** Reads by the staff's login for partners too. */
let feed: EventFeed;
let tenant: ProbeTenant;
let ours: ProbePartners;
let others: ProbePartners;
/** Partners of another tenant. */
let strangers: ProbePartners;
let secrets: Readonly<Record<PartnerRole, readonly string[]>>;

/** What partners may see, behind each of these walls; with both, also what is closed to them, and that the probe finds what the walls keep. */
export function probePartners(doorNames: readonly DoorName[]): void {
  beforeAll(openDoors, 60_000);
  afterAll(closeDoors);
  describe.each(doorNames)('behind %s', probeBehind);
  if (!doorNames.includes('both walls')) return;
  describe('without any wall', probeWithoutWalls);
  describe('what is closed', probeClosed);
}

async function openDoors(): Promise<void> {
  const both = await openDoor({ server: { withoutLimits: true } });
  const { app, relay: hints } = both.database;
  feed = new EventFeed({ app, partner: app, relay: hints });
  feed.start();
  doors = {
    'both walls': both,
    'the wall of the database alone': await openDoor({ server: { withoutLimits: true, withoutDoorFilter: true } }),
    "the door's own filter alone": await openDoor({ server: { withoutLimits: true, partner: app, feed } }),
    'no wall': await openDoor({ server: { withoutLimits: true, withoutDoorFilter: true, partner: app, feed } }),
  };
  relay = new Relay({ pool: both.database.relay, now: () => both.clock.now() });
  relay.start();
  const asking = { door: both, schema };
  tenant = await aProbeTenant(asking, { mark: 'ALFA', number: 1 });
  ours = await partnersOfTenant(asking, tenant);
  others = await otherPartners(asking, tenant, 'DELTA');
  await mingle();
  const stranger = await aProbeTenant(asking, { mark: 'BRAVO', number: 2 });
  strangers = await partnersOfTenant(asking, stranger);
  await actAll();
  secrets = await secretsByRole();
}

async function closeDoors(): Promise<void> {
  await relay.stop();
  await feed.stop();
  // The one whose connections the others use comes last.
  for (const door of Object.values(doors).reverse()) await door.close();
}

/** A lot of another supplier, of the very item of ours, goes where ours went: whoever traces ours meets it. */
async function mingle(): Promise<void> {
  const f = ours.supplier.facts;
  const received = await tenant.making.make('receiveGoods', {
    siteId: f['site'],
    supplierId: others.supplier.facts['partner'],
    lines: [{ itemId: f['item'], quantity: { value: '9' }, binId: f['bin'], supplierLotNumber: 'DELTA-MIX' }],
  });
  const mix = idIn(received, 'ReceiveGoodsPayload__lots');
  await pour(tenant.making, { from: mix, to: f['ownLot']!, binId: f['bin']! });
}

/** Everything of the tenant, and of the other, but what a partner of ours may be told of. */
async function secretsByRole(): Promise<typeof secrets> {
  const { owner } = doors['both walls'];
  const { tenantId } = tenant.tenant;
  const marked = await secretsOf(owner, tenantId, ['DELTA']);
  const foreign = await secretsOf(owner, Number(strangers.supplier.key.split('_')[1]), ['BRAVO']);
  const found = await Promise.all(
    PARTNER_ROLES.map(async (role) => {
      const visible = new Set((await visibleIds(owner, tenantId, ours[role])).flatMap((uuid) => [uuid, idLetters(uuid)]));
      const told = new Set(role === 'storefront' ? await soldTexts(owner, tenantId) : []);
      const hidden = [...marked, ...foreign].filter((secret) => !visible.has(secret));
      // Items and sites bear the marks of whoever made them.
      const marks = role === 'storefront' ? ['BRAVO'] : ['DELTA', 'BRAVO'];
      const kept: readonly string[] = [...hidden, ...marks, ...internalTexts(role)].filter((secret) => !told.has(secret));
      return [role, kept] as const;
    }),
  );
  return Object.fromEntries(found) as typeof secrets;
}

/** What storefronts read of items and sites. */
async function soldTexts(owner: Client, tenantId: number): Promise<readonly string[]> {
  const { rows } = await owner.query<{ text: string }>(
    `select unnest(array[sku, name]) as text from item where tenant_id = $1 union select unnest(array[code, name]) from site where tenant_id = $1
     union select gtin from pack_level where tenant_id = $1 and gtin is not null`,
    [tenantId],
  );
  return rows.map(({ text }) => text);
}

/** What the tenant keeps to itself, or between it and one partner. */
function internalTexts(role: PartnerRole): readonly string[] {
  const f = ours.supplier.facts;
  const own = [
    ...(role === 'customer' ? [] : ['ALFA-OWN']),
    f['binCode']!,
    f['zoneCode']!,
    f['legalEntityCode']!,
    f['sscc']!,
    'ALFA note',
    'ALFA spare',
    'ALFA place',
  ];
  const ofOthers = PARTNER_ROLES.filter((each) => each !== role).map((each) =>
    each === 'supplier' ? 'ALFA-PARTNER' : `ALFA-${each.toUpperCase()}`,
  );
  const supplied = role === 'supplier' ? [] : ['ALFA partner', 'ALFA site', f['siteCode']!, f['shipmentNumber']!, f['isa']!];
  const goods = role === 'supplier' || role === 'customer' ? [] : [f['sku']!, 'ALFA item', f['lotNumber']!, f['gtin']!];
  return [...own, ...ofOthers, ...supplied, ...goods];
}

const proberOf = (door: DoorName | 'no wall', { role, key }: ProbePartner): Prober =>
  new Prober({ door: doors[door], schema, key, secrets: secrets[role], mayUse: mayUseOf(role), trust: trustedBy(key) });

/** Storefronts may send nothing else than what their tenant trusts. */
const trustedBy =
  (key: string) =>
  async (document: string): Promise<void> => {
    await doors['both walls'].owner.query(
      `insert into trusted_document (tenant_id, sha256, body, kind, defined_by, defined_at)
     select $1, $2, $3, 'QUERY', min(id), now() from principal where tenant_id = $1
     on conflict do nothing`,
      [Number(key.split('_')[1]), sha256Hex(document), document],
    );
  };

/** Something has happened to everybody, and has its place. */
async function actAll(): Promise<void> {
  for (const partners of [ours, others, strangers]) for (const role of PARTNER_ROLES) await partners[role].act();
  await eventually('all events in their places', async () => {
    const { rows } = await doors['both walls'].owner.query(`select from domain_event where position is null limit 1`);
    return rows.length === 0;
  });
}

/** What names something of ours, and what names the same of somebody else; where the other partner shares it, the other tenant's. */
function twinsOf(role: PartnerRole, whose: ProbePartners): Twins {
  const own = ours[role];
  const pairs = Object.entries(own.facts).flatMap(([name, value]) => {
    const other = whose[role].facts[name] === value ? strangers[role].facts[name] : whose[role].facts[name];
    return other === undefined ? [] : [[value, other] as const];
  });
  return new Map(pairs);
}

function probeBehind(doorName: DoorName): void {
  describe.each(PARTNER_ROLES)('a %s', (role) => {
    let prober: Prober;
    beforeAll(() => {
      prober = proberOf(doorName, ours[role]);
    });

    it.each(openTo(role, 'query'))('finds its own by $name, and nothing of others', async ({ field }) => {
      const variants = variableCasesOf(role, field);
      for (const variables of variants) {
        const found = await prober.control(field, variables);
        expect([variables, isNothing(found)]).toEqual([variables, false]);
        for (const whose of [others, strangers]) {
          for (const foreign of foreignVariants(field, variables, twinsOf(role, whose))) {
            expect([foreign, isNothing(await prober.probe(field, foreign))]).toEqual([foreign, true]);
          }
        }
      }
    });

    it('finds nothing by the ids of what is not its own', async () => {
      const nodes = rootFields(schema, 'query').find((field) => field.name === 'nodes')!;
      const own = new Set(ours[role].nodeIds);
      const ids = [...tenant.nodeIds, ...others.supplier.nodeIds, ...strangers.supplier.nodeIds].filter((id) => !own.has(id));
      const notSeen = ids.filter((id) => secrets[role].some((secret) => id.endsWith(secret)));
      expect(notSeen.length).toBeGreaterThan(10);
      expect(await prober.probe(nodes, { ids: notSeen })).toEqual(notSeen.map(() => null));
    });

    it.each(listsOf(role))('counts and pages through nothing but its own in $name', async ({ name, field }) => {
      const { owner } = doors['both walls'];
      const list = LISTED[name];
      if (list === undefined) throw new Error(`the probe does not know where ${name} come from`);
      const visible = await visibleIds(owner, tenant.tenant.tenantId, ours[role]);
      const { rows } = await owner.query(`select count(*)::int as count from ${list.table} where public_id = any($1::uuid[])`, [visible]);
      expect(list.countOf(await prober.control(field, { first: 250 }))).toBe(rows[0].count);
      for (const whose of [others[role], strangers[role]]) {
        const theirs = await proberOf('both walls', whose).ask('query', field, { first: 1 });
        const after = /"\w*__endCursor":"([\w-]+)"/.exec(JSON.stringify(theirs.data))?.[1];
        expect(after).toBeDefined();
        prober.expectNoLeak(await prober.ask('query', field, { first: 250, after }), {});
      }
    });

    every(filterCasesOf(role), 'filters $list by $filter $operator and finds its own only', async (filterCase) => {
      await expectFilterHolds(role, prober, filterCase);
    });

    every(openTo(role, 'mutation'), 'may $name for itself, and not for others', async ({ name, field }) => {
      for (const input of MUTATIONS[name]!(ours[role].facts)) {
        const fresh = () => ({ input: { ...input, idempotencyKey: freshKey() } });
        for (const foreign of foreignVariants(field, fresh(), twinsOf(role, others))) {
          const refused = JSON.stringify(await prober.probe(field, foreign, 'mutation'));
          expect([foreign, /PARTNER_MISMATCH|NOT_FOUND/.test(refused)]).toEqual([foreign, true]);
        }
        expect(JSON.stringify(await prober.control(field, fresh(), 'mutation'))).toContain('Payload__userErrors":[]');
      }
    });

    it.each(openTo(role, 'subscription'))('is told by $name of what concerns it, live and replayed', async ({ field }) => {
      const { text } = operationOn(schema, { kind: 'subscription', field, variables: { after: null }, mayUse: mayUseOf(role) });
      await trustedBy(ours[role].key)(text);
      const { port } = doors[doorName].address;
      const open = (after: string | null) => followStream(port, { key: ours[role].key, query: text, variables: { after } });
      const live = open(null);
      await eventually('a stream', () => live.messages.length > 0);
      await others[role].act();
      await ours[role].act();
      await eventually('our event', () => JSON.stringify(live.messages).includes('msg_ALFA'));
      const replayed = open(Buffer.from('["event",1]').toString('base64url'));
      await eventually('a replay', () => JSON.stringify(replayed.messages).includes('msg_ALFA'));
      for (const stream of [live, replayed]) {
        prober.expectNoLeak(stream.messages, {});
        prober.look(stream.messages);
        await stream.close();
      }
    });

    it('has reached every object that the schema leads it to', () => {
      const closed = (name: string): boolean => !reachableBy(role).has(name.split('__')[0]!);
      const unseen = fieldsToObjects(schema, mayUseOf(role)).filter(
        (name) =>
          !prober.seen.has(name) && !(name in NEVER_SEEN) && !closed(name) && !(role === 'supplier' && NEVER_SEEN_BY_SUPPLIERS.test(name)),
      );
      expect(unseen).toEqual([]);
    });
  });
}

function probeWithoutWalls(): void {
  it.each(['supplier', 'customer'] as const)('the probe of a %s finds what the walls keep', async (role) => {
    const prober = proberOf('no wall', ours[role]);
    for (const { field } of openTo(role, 'query').filter(({ name }) => !OF_THE_CALLER.has(name))) {
      const found: unknown[] = [];
      for (const variables of variableCasesOf(role, field)) {
        const foreign = foreignVariants(field, variables, twinsOf(role, others));
        for (const each of foreign.length === 0 ? [variables] : foreign) found.push(await prober.ask('query', field, each));
      }
      expect([field.name, prober.leaksIn(found, {}).length > 0]).toEqual([field.name, true]);
    }
  });

  it('the probe of a stream hears what the walls keep', async () => {
    const field = rootFields(schema, 'subscription').find(({ name }) => name === 'events')!;
    const { text } = operationOn(schema, { kind: 'subscription', field, variables: { after: null }, mayUse: mayUseOf('supplier') });
    const { port } = doors['no wall'].address;
    const stream = followStream(port, { key: ours.supplier.key, query: text, variables: { after: null } });
    await eventually('a stream', () => stream.messages.length > 0);
    await others.supplier.act();
    await eventually('what is not ours', () => proberOf('no wall', ours.supplier).leaksIn(stream.messages, {}).length > 0);
    await stream.close();
  });
}

function probeClosed(): void {
  it.each(PARTNER_ROLES)('is refused to a %s, operation by operation', async (role) => {
    const { ask } = doors['both walls'];
    for (const [kind, rights] of [
      ['query', RIGHTS.Query],
      ['mutation', RIGHTS.Mutation],
    ] as const) {
      for (const field of rootFields(schema, kind).filter(({ name }) => rights[name]?.includes(role) !== true)) {
        const variables =
          kind === 'query' ? variableCases(field, queryValues(tenant))[0]! : { input: MUTATIONS[field.name]!(tenant.facts)[0] };
        // Nothing is asked below it: the field itself must be refused, not something in its answer.
        const operation = operationOn(schema, { kind, field, variables, mayUse: () => false });
        await trustedBy(ours[role].key)(operation.text);
        const answer = await ask(ours[role].key, operation.text, variables);
        expect([field.name, answer.errors.map(({ extensions }) => extensions['code'])]).toEqual([field.name, ['FORBIDDEN']]);
        expect(answer.data?.[field.name] ?? null).toBeNull();
      }
    }
  });
}

/** Tables of the lists, by root field, and how long a list is. */
const LISTED: Readonly<Record<string, { readonly table: string; readonly countOf: (list: unknown) => number }>> = {
  items: { table: 'item', countOf },
  lots: { table: 'lot', countOf },
  inboundShipments: { table: 'inbound_shipment', countOf },
  inboundMessages: { table: 'inbound_message', countOf },
  orders: { table: 'demand_order', countOf },
  shipments: { table: 'shipment', countOf },
  shippedLots: { table: 'shipment_line', countOf },
  events: {
    table: 'domain_event',
    countOf: (list) => (list as { EventConnection__nodes: readonly unknown[] }).EventConnection__nodes.length,
  },
};

/** Types that a role's operations lead to, by fields that it may use. */
function reachableBy(role: PartnerRole): ReadonlySet<string> {
  const reached = new Set<string>();
  const reach = (type: GraphQLNamedType): void => {
    if (isAbstractType(type)) return schema.getPossibleTypes(type).forEach(reach);
    if (!isObjectType(type) || reached.has(type.name)) return;
    reached.add(type.name);
    for (const field of Object.values(type.getFields())) if (mayUseField(role, type.name, field.name)) reach(getNamedType(field.type));
  };
  for (const kind of ['query', 'mutation', 'subscription'] as const)
    for (const { field } of openTo(role, kind)) reach(getNamedType(field.type));
  return reached;
}

/** A role without such cases has no such test. */
function every<Case extends object>(cases: readonly Case[], name: string, run: (each: Case) => Promise<void>): void {
  if (cases.length > 0) it.each(cases)(name, run);
}

function listsOf(role: PartnerRole) {
  return openTo(role, 'query').filter(({ field }) => field.args.some(({ name }) => name === 'after'));
}

function variableCasesOf(role: PartnerRole, field: RootField): readonly Variables[] {
  const { facts, nodeIds } = ours[role];
  return variableCases(field, queryValues({ facts, nodeIds } as unknown as ProbeTenant), mayUseOf(role));
}

function filterCasesOf(role: PartnerRole) {
  return filterCases(schema, mayUseOf(role)).filter(({ list }) => RIGHTS.Query[list]?.includes(role));
}

async function expectFilterHolds(role: PartnerRole, prober: Prober, { list, filter, operator }: ReturnType<typeof filterCases>[number]) {
  const asking = (value: string): Variables => ({ first: 5, filter: { [filter]: { [operator]: operator === 'in' ? [value] : value } } });
  const field = rootFields(schema, 'query').find((each) => each.name === list)!;
  const place = `${list}.${filter}`;
  const valueOf = (partner: ProbePartner) => filterValues(partner as unknown as ProbeTenant)[place] as string | undefined;
  const [own, other, stranger] = [valueOf(ours[role]), valueOf(others[role]), valueOf(strangers[role])];
  if (own === undefined) throw new Error(`the probe knows no value for ${place}`);
  expect(countOf(await prober.control(field, asking(own)))).toBeGreaterThan(0);
  // Storefronts share what they see with each other.
  for (const foreign of [other!, stranger!].filter((value) => value !== own)) {
    expect([place, foreign, countOf(await prober.probe(field, asking(foreign)))]).toEqual([place, foreign, 0]);
    const both = await prober.probe(field, { first: 5, filter: { or: [asking(own)['filter'], asking(foreign)['filter']] } });
    expect(countOf(both)).toBe(countOf(await prober.control(field, asking(own))));
  }
}
