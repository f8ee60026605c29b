import { isInputObjectType, type GraphQLSchema } from 'graphql';
import { Extensions } from 'type-graphql';

/** Marks an input type of which exactly one field is given; type-graphql knows no `isOneOf`. */
export const OneOf = (): ClassDecorator => Extensions({ oneOf: true });

/** Makes the marked input types what they are: graphql-js then validates them and prints @oneOf. */
export function honourOneOf(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInputObjectType(type) && type.extensions['oneOf'] === true) type.isOneOf = true;
  }
}
