import { randomUUID } from 'node:crypto';
import { expect } from '@jest/globals';
import { scanExpiry } from '../../../src/app/expirySchedule.js';
import type { Role } from '../../../src/domain/access/principal.js';
import { DOOR_NOW, type Door } from '../door.js';
import { eventually } from '../eventually.js';
import { followStream } from '../followStream.js';

type Input = Readonly<Record<string, unknown>>;

/** What a mutation answers, with every reason why it was refused. */
export interface Payload {
  readonly userErrors: readonly Readonly<Record<string, unknown>>[];
}

/** Staff of a tenant of its own, at their API. */
export interface Warehouse {
  readonly siteId: string;
  readonly binId: string;
  readonly supplierId: string;
  /** A query as this role, the administrator unless another is named; errors are none. */
  ask<Data>(query: string, variables?: Input, role?: Role): Promise<Data>;
  /** A mutation with its input; a key is made up where it takes one. `fields` of its payload beside userErrors. */
  tell<Data>(mutation: string, input: Input, fields?: string, role?: Role): Promise<Data & Payload>;
  /** The same, which must be accepted. */
  done<Data>(mutation: string, input: Input, fields?: string, role?: Role): Promise<Data>;
  anItem(fields?: Input): Promise<string>;
  /** Received into the bin. */
  aLot(itemId: string, lotNumber: string, line: Input): Promise<string>;
  aCustomer(fields?: Input): Promise<string>;
  anOrder(customerId: string, lines: readonly { readonly itemId: string; readonly quantity: string }[], more?: Input): Promise<PlacedOrder>;
  /** From now on; what arrived, oldest first. */
  follow<Message>(subscription: string, variables?: Input): Promise<readonly Message[]>;
  /** As another system posts to a door that is not GraphQL. */
  post(path: string, body: string, headers: Readonly<Record<string, string>>): Promise<{ readonly status: number }>;
  /** It becomes that instant, and the worker looks at what expires, as it does each minute. */
  timePasses(to: string): Promise<void>;
}

export interface PlacedOrder {
  readonly id: string;
  readonly lines: readonly { readonly id: string }[];
}

const USER_ERRORS = `userErrors { code path message
  ... on CustomerLotRuleViolation { rule required actual lotNumber customerLotRuleId }
  ... on InsufficientStock { requested { value } available { value } } }`;

/** Closes what the scenarios of a run have opened. */
export type Closing = (close: () => Promise<void>) => void;

let numbers = 0;
const newCode = (prefix: string): string => `${prefix}-${(numbers += 1)}`;

export async function aWarehouse(door: Door, closing: Closing): Promise<Warehouse> {
  door.clock.set(DOOR_NOW);
  const tenant = await door.aTenant();
  const keys = new Map<Role, Promise<string>>();
  const keyOf = (role: Role): Promise<string> => {
    if (!keys.has(role)) keys.set(role, tenant.aKey({ role }));
    return keys.get(role) as Promise<string>;
  };
  const ask: Warehouse['ask'] = async <Data>(query: string, variables: Input = {}, role: Role = 'administrator') => {
    const { data, errors } = await door.ask(await keyOf(role), query, variables);
    expect(errors).toEqual([]);
    return data as unknown as Data;
  };
  const tell: Warehouse['tell'] = async <Data>(mutation: string, input: Input, fields = '', role?: Role) => {
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${USER_ERRORS} ${fields} } }`;
    const key = mutation.startsWith('define') || mutation === 'recordTracking' ? {} : { idempotencyKey: randomUUID() };
    const answer = await ask<Record<string, Data & Payload>>(document, { input: { ...key, ...input } }, role);
    return answer[mutation] as Data & Payload;
  };
  const done: Warehouse['done'] = async <Data>(mutation: string, input: Input, fields?: string, role?: Role) => {
    const payload = await tell<Data>(mutation, input, fields, role);
    expect([mutation, payload.userErrors]).toEqual([mutation, []]);
    return payload;
  };
  const make = async (mutation: string, noun: string, input: Input): Promise<string> =>
    (await done<Record<string, { id: string }>>(mutation, input, `${noun} { id }`))[noun]?.id as string;
  const siteId = await make('defineSite', 'site', { code: 'MAIN', name: 'Main', timeZone: 'UTC', legalEntityCode: 'MAIN' });
  const binId = await make('defineBin', 'bin', { siteId, code: 'A-01' });
  await make('defineBin', 'bin', { siteId, code: 'STAGING', kind: 'STAGING' });
  const supplierId = await make('definePartner', 'partner', { code: 'ACME', name: 'Acme', roles: ['SUPPLIER'] });
  return {
    siteId,
    binId,
    supplierId,
    ask,
    tell,
    done,
    anItem: (fields = {}) => make('defineItem', 'item', { sku: newCode('SKU'), name: 'Item', baseUnit: 'KGM', scale: 3, ...fields }),
    async aLot(itemId, supplierLotNumber, line) {
      const lines = [{ itemId, binId, supplierLotNumber, ...line }];
      const received = await done<{ lots: { id: string }[] }>('receiveGoods', { siteId, supplierId, lines }, 'lots { id }');
      return received.lots[0]?.id as string;
    },
    aCustomer: (fields = {}) =>
      make('definePartner', 'partner', { code: newCode('CUST'), name: 'Customer', roles: ['CUSTOMER'], ...fields }),
    async anOrder(customerId, wanted, more = {}) {
      const lines = wanted.map(({ itemId, quantity }) => ({ itemId, quantity: { value: quantity } }));
      return (await done<{ order: PlacedOrder }>('placeOrder', { customerId, siteId, lines, ...more }, 'order { id lines { id } }')).order;
    },
    async follow<Message>(subscription: string, variables: Input = {}) {
      const stream = followStream(door.address.port, { key: await keyOf('operator'), query: subscription, variables });
      closing(() => stream.close());
      await eventually('a stream', () => stream.messages.length > 0);
      return stream.messages as readonly Message[];
    },
    post: async (path, body, headers) => await fetch(`http://127.0.0.1:${door.address.port}${path}`, { method: 'POST', body, headers }),
    async timePasses(to) {
      door.clock.set(to);
      await scanExpiry(door.executor, tenant.tenantId);
    },
  };
}
