import { getNamedType, isInputObjectType, type GraphQLSchema } from 'graphql';
import { EVERY_FIELD, rootFields, type MayUse } from './operation.js';

export interface FilterCase {
  readonly list: string;
  readonly filter: string;
  readonly operator: string;
}

/** Each operator of each filter of the lists, where it takes what names something: text or an id. Codes, dates and truth are the same for everybody. */
export function filterCases(schema: GraphQLSchema, mayUse: MayUse = EVERY_FIELD): readonly FilterCase[] {
  return rootFields(schema, 'query').flatMap((field) => {
    const filter = getNamedType(field.args.find((argument) => argument.name === 'filter')?.type);
    if (!isInputObjectType(filter)) return [];
    return Object.values(filter.getFields()).flatMap((each) => {
      const operators = getNamedType(each.type);
      if (!isInputObjectType(operators) || operators === filter || !mayUse(filter.name, each.name)) return [];
      return Object.values(operators.getFields())
        .filter(({ type }) => ['ID', 'String'].includes(getNamedType(type).name))
        .map((operator) => ({ list: field.name, filter: each.name, operator: operator.name }));
    });
  });
}
