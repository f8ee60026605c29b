import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  GraphQLError,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  isRequiredInputField,
  isUnionType,
  parse,
  validate,
  type GraphQLArgument,
  type GraphQLField,
} from 'graphql';
import { buildSchema } from '../../schema/buildSchema.js';
import { checkFieldRights, mayUseField } from '../../schema/shared/checkFieldRights.js';
import { FIELD_RIGHTS } from '../../schema/shared/fieldRights.js';
import { RIGHTS } from '../../schema/shared/rights.js';
import { PARTNER_ROLES, type PartnerRole } from '../../src/domain/access/apiKey.js';
import { ROLES, type Role } from '../../src/domain/access/principal.js';
import { inboundShipments } from '../../src/queries/inbound/inboundShipments.js';
import { lots } from '../../src/queries/lots/lots.js';
import { items } from '../../src/queries/masterData/items.js';
import { messages } from '../../src/queries/messages/messages.js';
import { shipments, shippedLots } from '../../src/queries/shipping/shipments.js';
import { orders } from '../../src/queries/orders/orders.js';
import { openDoor, type Door } from '../support/door.js';
import { eventually } from '../support/eventually.js';
import { followStream } from '../support/followStream.js';
import { rootFields, type RootKind } from '../support/probe/operation.js';

const KINDS = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' } as const;

const schema = await buildSchema();

/** Root fields that some partner role may use, with those roles. */
const opened = (Object.keys(KINDS) as RootKind[]).flatMap((kind) =>
  rootFields(schema, kind).flatMap((field) => {
    const roles = PARTNER_ROLES.filter((role) => RIGHTS[KINDS[kind]][field.name]?.includes(role));
    return roles.length === 0 ? [] : [{ name: `${kind} ${field.name}`, field, roles }];
  }),
);

/** Whether a role may read anything of a type. */
function isOpen(role: PartnerRole, name: string): boolean {
  const type = schema.getType(name);
  if (isUnionType(type)) return type.getTypes().some((member) => isOpen(role, member.name));
  return (isObjectType(type) || isInterfaceType(type)) && Object.keys(type.getFields()).some((field) => mayUseField(role, name, field));
}

describe('the table of field rights', () => {
  it('names fields that exist', () => {
    const unknown = Object.entries(FIELD_RIGHTS).flatMap(([name, fields]) => {
      const type = schema.getType(name);
      const known = isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? type.getFields() : {};
      return Object.keys(fields).flatMap((field) => (field in known ? [] : [`${name}.${field}`]));
    });
    expect(unknown).toEqual([]);
  });

  it.each(opened)(
    'opens something of the answer to whom it opens $name',
    ({ field, roles }: { field: GraphQLField<unknown, unknown>; roles: readonly PartnerRole[] }) => {
      const answer = getNamedType(field.type);
      expect(roles.filter((role) => !isLeafType(answer) && !isOpen(role, answer.name))).toEqual([]);
    },
  );

  it.each(opened)('lets those fill what $name asks for', ({ field, roles }) => {
    const closed = (role: PartnerRole): readonly string[] => field.args.flatMap((argument) => closedRequired(role, argument));
    for (const role of roles) expect([role, closed(role)]).toEqual([role, []]);
  });

  // Else a closed field of an object could be read through its interface.
  it.each(PARTNER_ROLES)('opens no field of an interface to a %s that is closed on an object it may read', (role) => {
    const interfaces = Object.values(schema.getTypeMap()).filter(isInterfaceType);
    const wrong = interfaces.flatMap((type) =>
      Object.keys(type.getFields())
        .filter((field) => mayUseField(role, type.name, field))
        .flatMap((field) =>
          schema
            .getPossibleTypes(type)
            .filter((object) => isOpen(role, object.name) && !mayUseField(role, object.name, field))
            .map((object) => `${type.name}.${field} on ${object.name}`),
        ),
    );
    expect(wrong).toEqual([]);
  });

  it('orders no list by what those who read it may not see', () => {
    const listings: Readonly<Record<string, { readonly orders: Readonly<Record<string, unknown>> }>> = {
      lots,
      inboundShipments,
      inboundMessages: messages,
      items,
      orders,
      shipments,
      shippedLots,
    };
    const ordered = opened.filter(({ field }) =>
      field.args.some((argument) => isEnumType(getNamedType(argument.type)) && argument.name === 'orderBy'),
    );
    expect(ordered.map(({ field }) => field.name).sort()).toEqual(Object.keys(listings).sort());
    for (const { field, roles } of ordered) {
      const node = getNamedType(field.type).name.replace(/Connection$/, '');
      for (const sort of Object.values(listings[field.name]!.orders) as (string | { readonly field: string })[]) {
        // By id is by when it was made, which is told to all who see the list.
        if (typeof sort === 'string') continue;
        expect(roles.filter((role) => !mayUseField(role, node, sort.field))).toEqual([]);
      }
    }
  });
});

/** Input fields that must be filled and may not. */
function closedRequired(role: PartnerRole, { type }: GraphQLArgument): readonly string[] {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return [];
  const fields = Object.values(named.getFields());
  if (named.isOneOf) return fields.some((field) => mayUseField(role, named.name, field.name)) ? [] : [named.name];
  return fields
    .filter((field) => isRequiredInputField(field) && !mayUseField(role, named.name, field.name))
    .map((field) => `${named.name}.${field.name}`);
}

describe('checking a document', () => {
  const check = (role: Role, text: string, variables: Readonly<Record<string, unknown>> = {}): unknown => {
    const document = parse(text);
    expect(validate(schema, document)).toEqual([]);
    try {
      checkFieldRights({ schema, document, variables }, { role });
      return 'admitted';
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      return [error.extensions['code'], /(\w+\.\w+)\.$/.exec(error.message)?.[1]];
    }
  };

  it.each([
    ['a closed field', '{ lots { nodes { openHolds { id } } } }', 'Lot.openHolds'],
    ['one under an alias', '{ lots { nodes { lotNumber: version stock { version } } } }', 'Lot.stock'],
    ['one in a fragment', 'query { lots { nodes { ...f } } } fragment f on Lot { stock { version } }', 'Lot.stock'],
    ['one on a type of an interface', '{ node(id: "x") { id ... on Site { timeZone } } }', 'Site.timeZone'],
    ['a closed type of an interface', '{ node(id: "x") { ... on Bin { id } } }', 'Bin.id'],
    ['one that is skipped', '{ lots { nodes { stock @skip(if: true) { version } } } }', 'Lot.stock'],
    ['one of a union', 'subscription { events { ... on Event { id } ... on Lagged { cursor } } }', undefined],
    ['a closed operation', '{ items { totalCount } }', 'Query.items'],
    ['a closed operation of several', 'query a { me { id } } query b { holds { totalCount } }', 'Query.holds'],
    [
      'what a trace tells of others',
      '{ trace(start: {lot: {id: "x"}}, direction: FORWARD) { lots { nodes { generation } } } }',
      'TracedLot.generation',
    ],
    ['the type alone', '{ node(id: "x") { __typename } }', undefined],
  ])('of a supplier, with %s', (_case, text, closed) => {
    expect(check('supplier', text)).toEqual(closed === undefined ? 'admitted' : ['FORBIDDEN', closed]);
    expect(check('auditor', text)).toBe('admitted');
  });

  const LOTS = 'query ($filter: LotFilter) { lots(filter: $filter) { totalCount } }';
  it.each([
    ['a filter in the text', '{ lots(filter: {supplierLotNumber: {equals: "L"}}) { totalCount } }', {}, 'LotFilter.supplierLotNumber'],
    ['a filter that is a variable', LOTS, { filter: { supplier: { equals: 'x' } } }, 'LotFilter.supplier'],
    ['one deep in it', LOTS, { filter: { or: [{ not: { and: [{ supplier: { in: [] } }] } }] } }, 'LotFilter.supplier'],
    ['one in a default', LOTS.replace('LotFilter)', 'LotFilter = {supplier: {equals: "x"}})'), {}, 'LotFilter.supplier'],
    ['one that is null', LOTS, { filter: { supplier: null, lotNumber: { equals: 'L' } } }, undefined],
    [
      'a start it may not name',
      '{ trace(start: {transformationId: "x"}, direction: FORWARD) { complete } }',
      {},
      'TraceStartInput.transformationId',
    ],
    [
      'a time it may not ask for',
      'query ($t: TraceAsOfInput) { trace(start: {lot: {id: "x"}}, direction: BACKWARD, asOf: $t) { complete } }',
      { t: { knownAt: '2026-01-01T00:00:00Z' } },
      'TraceAsOfInput.knownAt',
    ],
  ])('of a customer, with %s', (_case, text, variables, closed) => {
    expect(check('customer', text, variables)).toEqual(closed === undefined ? 'admitted' : ['FORBIDDEN', closed]);
    expect(check('administrator', text, variables)).toBe('admitted');
  });

  it('remembers a document for each role apart', () => {
    const document = parse('{ lots { nodes { supplierLotNumber } } }');
    const admitted = (role: Role): boolean => {
      try {
        checkFieldRights({ schema, document, variables: {} }, { role });
        return true;
      } catch {
        return false;
      }
    };
    for (let round = 0; round < 2; round += 1)
      expect(ROLES.filter((role) => !admitted(role))).toEqual(['customer', 'carrier', 'storefront']);
  });
});

describe('asking for a closed field', () => {
  let door: Door;
  let key: string;
  beforeAll(async () => {
    door = await openDoor();
    const tenant = await door.aTenant();
    const { rows } = await door.owner.query(
      `insert into trading_partner (tenant_id, public_id, code, name) values ($1, gen_random_uuid(), 'ACME', 'Acme') returning id`,
      [tenant.tenantId],
    );
    key = await tenant.aKey({ role: 'supplier', partnerId: Number(rows[0].id) });
  });
  afterAll(() => door.close());

  it('is refused over HTTP before anything is read', async () => {
    const answer = await door.ask(key, '{ lots { nodes { id stock { version } } } }');
    expect(answer).toMatchObject({ status: 403, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    expect(answer.data ?? null).toBeNull();
    expect((await door.ask(key, '{ lots { totalCount nodes { id } } }')).data).toEqual({ lots: { totalCount: 0, nodes: [] } });
  });

  it('is refused over the socket', async () => {
    const query = '{ lots { nodes { stock { version } } } }';
    const stream = followStream(door.address.port, { key, query, variables: {} });
    await eventually('an answer', () => stream.messages.length > 0);
    expect(stream.messages).toMatchObject([{ errors: [{ extensions: { code: 'FORBIDDEN' } }] }]);
    await stream.close();
  });
});
