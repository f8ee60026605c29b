import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { GraphContext } from '../shared/context.js';
import { NodeType } from '../shared/node.type.js';
import { loadNode } from '../shared/nodeRegistry.js';
import { loadNodes } from './loadNodes.js';

@Resolver()
export class NodeResolver {
  @Query(() => NodeType, {
    nullable: true,
    description: 'Anything by its id; null when there is no such thing, or you may not see it.',
  })
  node(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() context: GraphContext) {
    return loadNode(context, id);
  }

  @Query(() => [NodeType], {
    nullable: 'items',
    description: 'Many at once, in the order of their ids, with null where there is none. Errors: LIST_TOO_LONG above 250 ids.',
  })
  nodes(@Arg('ids', () => [ID], { description: 'Their ids, at most 250.' }) ids: string[], @Ctx() context: GraphContext) {
    return loadNodes(context, ids);
  }
}
