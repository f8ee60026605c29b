import type { GraphQLResolveInfo } from 'graphql';
import { createParameterDecorator } from 'type-graphql';
import type { GraphContext } from './context.js';

/** For resolvers that take arguments beside their object: what they read with, and what is asked of them. */
export interface AskingField {
  readonly context: GraphContext;
  readonly info: GraphQLResolveInfo;
}

export const Asking = () => createParameterDecorator<GraphContext>(({ context, info }) => ({ context, info }));
