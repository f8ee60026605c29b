import { createMongoAbility, type MongoAbility, type RawRuleOf } from '@casl/ability';
import type { Role } from '../../src/domain/access/principal.js';

type Operation = string;
type Kind = 'Query' | 'Mutation' | 'Subscription';
type Ability = MongoAbility<[Operation, Kind]>;

/** Staff that act; `auditor` reads everything and changes nothing. */
const STAFF: readonly Role[] = ['administrator', 'operator', 'inspector', 'approver', 'recallManager', 'planner', 'finance', 'auditor'];
const EVERYONE: readonly Role[] = [...STAFF, 'supplier', 'customer', 'carrier', 'storefront', 'connector'];
const ADMINISTRATOR: readonly Role[] = ['administrator'];
const MASTER_DATA: readonly Role[] = ['administrator', 'planner'];
const WAREHOUSE: readonly Role[] = ['administrator', 'operator'];
const QUALITY: readonly Role[] = ['administrator', 'inspector', 'approver', 'recallManager'];
const GOODS_OUTSIDE: readonly Role[] = ['supplier', 'customer'];
const OUTSIDE: readonly Role[] = [...GOODS_OUTSIDE, 'carrier', 'storefront'];
/** Who takes orders of customers, and binds stock to them. */
const SALES: readonly Role[] = ['administrator', 'operator', 'planner'];
const BUYERS: readonly Role[] = ['customer', 'storefront'];
const MESSAGES_IN: readonly Role[] = ['administrator', 'operator', 'supplier', 'connector'];

/**
 * Who may use which operation; what partners may read of its answer stands in fieldRights.ts. A root field without a row is refused to everybody, and fails a test. Tenant and partner are walls of the
 * database as well; this table alone decides by role.
 */
export const RIGHTS: Readonly<Record<Kind, Readonly<Record<Operation, readonly Role[]>>>> = {
  Query: {
    node: EVERYONE,
    nodes: EVERYONE,
    me: EVERYONE,
    rateLimit: EVERYONE,
    clock: STAFF,
    apiKeys: ADMINISTRATOR,
    trustedDocuments: ['administrator', 'auditor'],
    item: [...STAFF, 'storefront'],
    items: [...STAFF, 'storefront'],
    site: STAFF,
    sites: STAFF,
    bin: STAFF,
    bins: STAFF,
    partner: STAFF,
    partners: STAFF,
    lot: [...STAFF, ...GOODS_OUTSIDE],
    lots: [...STAFF, ...GOODS_OUTSIDE],
    stock: STAFF,
    inventoryPosition: STAFF,
    availableToPromise: [...STAFF, 'storefront'],
    availableToPromises: [...STAFF, 'storefront'],
    lotAvailability: STAFF,
    lotLabel: STAFF,
    holds: STAFF,
    scan: [...STAFF, ...GOODS_OUTSIDE],
    trace: [...STAFF, ...GOODS_OUTSIDE],
    explainAllocation: STAFF,
    customerLotRules: STAFF,
    order: [...STAFF, ...BUYERS],
    orders: [...STAFF, ...BUYERS],
    shipment: [...STAFF, ...BUYERS],
    shipments: [...STAFF, ...BUYERS],
    shippedLots: [...STAFF, 'customer'],
    workExceptions: STAFF,
    purchaseOrder: STAFF,
    purchaseOrders: STAFF,
    inboundShipment: [...STAFF, 'supplier'],
    inboundShipments: [...STAFF, 'supplier'],
    inboundEndpoints: STAFF,
    inboundMessage: [...STAFF, 'supplier', 'connector'],
    inboundMessages: [...STAFF, 'supplier', 'connector'],
    events: [...STAFF, ...OUTSIDE],
  },
  Mutation: {
    defineItem: MASTER_DATA,
    defineSite: ADMINISTRATOR,
    defineBin: [...MASTER_DATA, 'operator'],
    definePartner: MASTER_DATA,
    createApiKey: ADMINISTRATOR,
    revokeApiKey: ADMINISTRATOR,
    defineTrustedDocuments: ADMINISTRATOR,
    removeTrustedDocuments: ADMINISTRATOR,
    advanceClock: ADMINISTRATOR,
    defineInboundEndpoint: ADMINISTRATOR,
    rotateInboundEndpointSecret: ADMINISTRATOR,
    createPurchaseOrder: MASTER_DATA,
    receiveGoods: WAREHOUSE,
    moveStock: WAREHOUSE,
    transformLots: WAREHOUSE,
    placeHold: [...QUALITY, 'operator'],
    releaseHold: QUALITY,
    resolveException: ['administrator', 'operator', 'inspector', 'approver', 'recallManager', 'planner', 'finance'],
    placeOrder: [...SALES, 'storefront'],
    reserveStock: [...SALES, 'storefront'],
    releaseReservation: [...SALES, 'storefront'],
    defineCustomerLotRule: MASTER_DATA,
    restrictLot: MASTER_DATA,
    attachCertificate: [...QUALITY, 'operator'],
    amendOrder: SALES,
    cancelOrder: SALES,
    allocateOrder: SALES,
    pickOrder: WAREHOUSE,
    packOrder: WAREHOUSE,
    shipOrder: WAREHOUSE,
    recordTracking: [...WAREHOUSE, 'connector'],
    allocateOrders: SALES,
    releaseAllocation: SALES,
    submitMessage: MESSAGES_IN,
    replayMessage: ['administrator', 'operator'],
  },
  Subscription: {
    events: [...STAFF, ...OUTSIDE],
    stockChanged: STAFF,
    holdChanged: STAFF,
    lotExpiring: STAFF,
    workExceptionRaised: STAFF,
    orderChanged: [...STAFF, ...BUYERS],
    shipmentChanged: [...STAFF, ...BUYERS],
    inboundMessageChanged: [...STAFF, 'supplier'],
  },
};

const abilities = new Map<Role, Ability>();

/** What a role may do, as CASL sees it. */
export function abilityOf(role: Role): Ability {
  const known = abilities.get(role);
  if (known !== undefined) return known;
  const ability = createMongoAbility<Ability>(rulesOf(role));
  abilities.set(role, ability);
  return ability;
}

function rulesOf(role: Role): RawRuleOf<Ability>[] {
  return (Object.keys(RIGHTS) as Kind[]).flatMap((kind) =>
    Object.entries(RIGHTS[kind])
      .filter(([, roles]) => roles.includes(role))
      .map(([operation]) => ({ action: operation, subject: kind })),
  );
}
