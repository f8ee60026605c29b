import type { GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import type { GraphContext } from './context.js';
import { requestError } from './requestError.js';
import { abilityOf } from './rights.js';

type Kind = 'Query' | 'Mutation' | 'Subscription';

/** Puts the table of rights before every root field: one that was forgotten there is closed, not open. Refused: FORBIDDEN. */
export function guardRootFields(schema: GraphQLSchema): void {
  for (const kind of ['Query', 'Mutation', 'Subscription'] as const) {
    for (const field of Object.values(schema.getType(kind) ? rootFields(schema, kind) : {})) {
      if (kind === 'Subscription') field.subscribe = guarded(kind, field.name, field.subscribe);
      else field.resolve = guarded(kind, field.name, field.resolve);
    }
  }
}

function guarded(
  kind: Kind,
  operation: string,
  resolve: GraphQLFieldResolver<unknown, GraphContext> | undefined,
): GraphQLFieldResolver<unknown, GraphContext> {
  if (resolve === undefined) throw new Error(`${kind}.${operation} has no resolver`);
  return (source, args, context, info) => {
    const { role } = context.principal;
    if (!abilityOf(role).can(operation, kind)) throw requestError('FORBIDDEN', `The role ${role} may not use ${operation}.`);
    if (holdsNul(args)) throw requestError('BAD_USER_INPUT', 'The character NUL stands in no text here.');
    return resolve(source, args, context, info);
  };
}

/** PostgreSQL keeps no NUL in text: it would fail there as a fault of ours. */
function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0');
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsNul);
}

function rootFields(schema: GraphQLSchema, kind: Kind) {
  const type = { Query: schema.getQueryType(), Mutation: schema.getMutationType(), Subscription: schema.getSubscriptionType() }[kind];
  return type?.getFields() ?? {};
}
