import { Field, ID, InterfaceType } from 'type-graphql';

@InterfaceType('Node', {
  description: 'Anything with an id of its own.',
  resolveType: (node: { readonly __typename: string }) => node.__typename,
})
export abstract class NodeType {
  @Field(() => ID, {
    description: 'A prefix that names the noun, and 26 letters: "item_01h455vb4pex5vsknk084sn02q". Never changes, never used twice.',
  })
  id!: unknown;
}
