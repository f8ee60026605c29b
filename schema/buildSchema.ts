import 'reflect-metadata';
import { isObjectType, lexicographicSortSchema, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { buildSchema as buildTypeGraphqlSchema, type NonEmptyArray, type PubSub } from 'type-graphql';
import * as apiKeyResolvers from './access/apiKey.resolver.js';
import * as apiKeysResolvers from './access/apiKeys.resolver.js';
import * as meResolvers from './access/me.resolver.js';
import * as rateLimitResolvers from './access/rateLimit.resolver.js';
import * as trustedDocumentResolvers from './access/trustedDocument.resolver.js';
import * as allocationResolvers from './allocation/allocation.resolver.js';
import * as customerLotRuleResolvers from './allocation/customerLotRule.resolver.js';
import * as explainAllocationResolvers from './allocation/explainAllocation.resolver.js';
import * as lotRestrictionResolvers from './allocation/lotRestriction.resolver.js';
import * as certificateResolvers from './certificate/certificate.resolver.js';
import * as clockResolvers from './clock/clock.resolver.js';
import * as eventResolvers from './event/event.resolver.js';
import * as eventSubscriptions from './event/event.subscription.js';
import * as workExceptionResolvers from './exception/workException.resolver.js';
import * as holdResolvers from './hold/hold.resolver.js';
import * as inboundShipmentResolvers from './inbound/inboundShipment.resolver.js';
import * as itemResolvers from './item/item.resolver.js';
import * as lotResolvers from './lot/lot.resolver.js';
import * as lotLabelResolvers from './lot/lotLabel.resolver.js';
import * as inboundEndpointResolvers from './message/inboundEndpoint.resolver.js';
import * as inboundMessageResolvers from './message/inboundMessage.resolver.js';
import * as nodeResolvers from './node/node.resolver.js';
import * as orderResolvers from './order/order.resolver.js';
import * as reservationResolvers from './order/reservation.resolver.js';
import * as partnerResolvers from './partner/partner.resolver.js';
import * as purchaseOrderResolvers from './purchasing/purchaseOrder.resolver.js';
import * as receiveGoodsResolvers from './receiving/receiveGoods.resolver.js';
import * as scanResolvers from './scan/scan.resolver.js';
import { callDirectly } from './shared/directResolvers.js';
import { guardRootFields } from './shared/guardRootFields.js';
import { encodeId } from './shared/ids.js';
import { NODE_KINDS, type NodeRow } from './shared/nodeRegistry.js';
import { honourOneOf } from './shared/oneOf.js';
import {
  BasicUserError,
  CustomerLotRuleViolation,
  InsufficientStock,
  LotExpired,
  LotOnHold,
  StaleVersion,
} from './shared/userError.type.js';
import * as binResolvers from './site/bin.resolver.js';
import * as shipmentResolvers from './shipping/shipment.resolver.js';
import * as siteResolvers from './site/site.resolver.js';
import * as availableToPromiseResolvers from './stock/availableToPromise.resolver.js';
import * as handlingUnitResolvers from './stock/handlingUnit.resolver.js';
import * as stockResolvers from './stock/stock.resolver.js';
import * as genealogyLinkResolvers from './trace/genealogyLink.resolver.js';
import * as traceResolvers from './trace/trace.resolver.js';
import * as transformLotsResolvers from './transformation/transformLots.resolver.js';

/** Files that hold resolver classes, and export nothing else: one line a file. */
const RESOLVER_FILES: readonly object[] = [
  apiKeyResolvers,
  apiKeysResolvers,
  meResolvers,
  rateLimitResolvers,
  trustedDocumentResolvers,
  allocationResolvers,
  customerLotRuleResolvers,
  explainAllocationResolvers,
  lotRestrictionResolvers,
  certificateResolvers,
  clockResolvers,
  eventResolvers,
  eventSubscriptions,
  workExceptionResolvers,
  genealogyLinkResolvers,
  holdResolvers,
  inboundEndpointResolvers,
  inboundMessageResolvers,
  inboundShipmentResolvers,
  itemResolvers,
  lotResolvers,
  lotLabelResolvers,
  nodeResolvers,
  orderResolvers,
  reservationResolvers,
  purchaseOrderResolvers,
  partnerResolvers,
  receiveGoodsResolvers,
  scanResolvers,
  binResolvers,
  siteResolvers,
  shipmentResolvers,
  handlingUnitResolvers,
  stockResolvers,
  availableToPromiseResolvers,
  traceResolvers,
  transformLotsResolvers,
];

/** Types that are reached through an interface only. */
const ORPHANED_TYPES = [BasicUserError, CustomerLotRuleViolation, InsufficientStock, LotExpired, LotOnHold, StaleVersion];

/** Subscriptions read from the event table through their own `subscribe`: this is never used, but type-graphql asks for it. */
const UNUSED_PUB_SUB: PubSub = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error('a subscription without subscribe');
  },
};

let built: Promise<GraphQLSchema> | undefined;

/** The published schema with its resolvers. Built once a process. */
export function buildSchema(): Promise<GraphQLSchema> {
  return (built ??= build());
}

async function build(): Promise<GraphQLSchema> {
  const unsorted = await buildTypeGraphqlSchema({
    resolvers: RESOLVER_FILES.flatMap((file) => Object.values(file) as Function[]) as NonEmptyArray<Function>,
    orphanedTypes: ORPHANED_TYPES,
    pubSub: UNUSED_PUB_SUB,
    // Inputs are checked by scalars and by commands, which say all that is wrong at once.
    validate: false,
  });
  const schema = lexicographicSortSchema(unsorted);
  honourOneOf(schema);
  callDirectly(schema);
  resolveIds(schema);
  guardRootFields(schema);
  return schema;
}

/** A row's id is its public id in the noun's own form. */
function resolveIds(schema: GraphQLSchema): void {
  for (const { noun, type } of NODE_KINDS) {
    const idField = objectType(schema, type).getFields()['id'];
    if (idField === undefined) throw new Error(`${type} is a Node without an id`);
    idField.resolve = (row: NodeRow) => encodeId(noun, row.publicId);
    idField.extensions = { ...idField.extensions, reads: ['publicId'] };
  }
}

function objectType(schema: GraphQLSchema, name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`no object type ${name} for a registered node`);
  return type;
}
