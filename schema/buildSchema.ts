import 'reflect-metadata';
import { isObjectType, lexicographicSortSchema, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { buildSchema as buildTypeGraphqlSchema, type NonEmptyArray, type PubSub } from 'type-graphql';
import { ApiKeyResolver } from './access/apiKey.resolver.js';
import { MeResolver } from './access/me.resolver.js';
import { EventResolver } from './event/event.resolver.js';
import { EventSubscriptions } from './event/event.subscription.js';
import { HoldResolver } from './hold/hold.resolver.js';
import { ItemResolver } from './item/item.resolver.js';
import { LotResolver } from './lot/lot.resolver.js';
import { NodeResolver } from './node/node.resolver.js';
import { PartnerResolver } from './partner/partner.resolver.js';
import { ReceiveGoodsResolver } from './receiving/receiveGoods.resolver.js';
import { guardRootFields } from './shared/guardRootFields.js';
import { encodeId } from './shared/ids.js';
import { NODE_KINDS, type NodeRow } from './shared/nodeRegistry.js';
import { honourOneOf } from './shared/oneOf.js';
import { BasicUserError, InsufficientStock, LotExpired, LotOnHold, StaleVersion } from './shared/userError.type.js';
import { BinResolver } from './site/bin.resolver.js';
import { SiteResolver } from './site/site.resolver.js';
import { StockResolver } from './stock/stock.resolver.js';
import { TraceResolver } from './trace/trace.resolver.js';
import { TransformLotsResolver } from './transformation/transformLots.resolver.js';

/** Every resolver class: one line a noun. */
const RESOLVERS: NonEmptyArray<Function> = [
  ApiKeyResolver,
  BinResolver,
  EventResolver,
  EventSubscriptions,
  HoldResolver,
  ItemResolver,
  LotResolver,
  MeResolver,
  NodeResolver,
  PartnerResolver,
  ReceiveGoodsResolver,
  SiteResolver,
  StockResolver,
  TraceResolver,
  TransformLotsResolver,
];

/** Types that are reached through an interface only. */
const ORPHANED_TYPES = [BasicUserError, InsufficientStock, LotExpired, LotOnHold, StaleVersion];

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
    resolvers: RESOLVERS,
    orphanedTypes: ORPHANED_TYPES,
    pubSub: UNUSED_PUB_SUB,
    // Inputs are checked by scalars and by commands, which say all that is wrong at once.
    validate: false,
  });
  const schema = lexicographicSortSchema(unsorted);
  honourOneOf(schema);
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
  }
}

function objectType(schema: GraphQLSchema, name: string): GraphQLObjectType {
  const type = schema.getType(name);
  if (!isObjectType(type)) throw new Error(`no object type ${name} for a registered node`);
  return type;
}
