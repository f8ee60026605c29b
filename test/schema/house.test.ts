import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedScalarType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { buildSchema } from '../../schema/buildSchema.js';
import { publishedTexts } from '../../schema/emitSchema.js';
import { NODE_KINDS } from '../../schema/shared/nodeRegistry.js';
import { RIGHTS } from '../../schema/shared/rights.js';

describe('the published schema', () => {
  let schema: GraphQLSchema;
  beforeAll(async () => {
    schema = await buildSchema();
  });
  afterAll(() => undefined);

  it('is the committed one, with the rights of all roles', async () => {
    const texts = Object.entries(await publishedTexts());
    expect(texts.length).toBe(2);
    for (const [name, text] of texts) expect(await readFile(join('schema', name), 'utf8')).toBe(text);
  });

  it('describes everything', () => {
    const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type));
    expect(types.flatMap(undescribed)).toEqual([]);
  });

  it.each(['Query', 'Mutation', 'Subscription'] as const)('says who may use each operation of %s', (kind) => {
    const root = { Query: schema.getQueryType(), Mutation: schema.getMutationType(), Subscription: schema.getSubscriptionType() }[kind];
    const operations = Object.keys(root?.getFields() ?? {});
    expect(Object.keys(RIGHTS[kind]).sort()).toEqual([...operations].sort());
  });

  it('finds every Node by its id', () => {
    const node = schema.getType('Node');
    const types = isInterfaceType(node) ? schema.getPossibleTypes(node).map((type) => type.name) : [];
    expect([...types].sort()).toEqual(NODE_KINDS.map((kind) => kind.type).sort());
  });

  it('gives every payload its user errors, and every refusal its basics', () => {
    const objects = Object.values(schema.getTypeMap()).filter(isObjectType);
    const withoutErrors = objects.filter((type) => type.name.endsWith('Payload') && !type.getFields()['userErrors']);
    expect(withoutErrors.map((type) => type.name)).toEqual([]);
  });

  it('asks for exactly one way to name a thing', () => {
    const refs = Object.values(schema.getTypeMap()).filter((type) => isInputObjectType(type) && /^[A-Z][a-z]+Ref$/.test(type.name));
    expect(refs.filter((type) => isInputObjectType(type) && !type.isOneOf).map((type) => type.name)).toEqual([]);
  });
});

function undescribed(type: GraphQLNamedType): string[] {
  const own = type.description || isRoot(type.name) ? [] : [type.name];
  if (isEnumType(type)) return [...own, ...missing(type.getValues(), type.name)];
  if (isInputObjectType(type)) return [...own, ...missing(Object.values(type.getFields()), type.name)];
  if (!isObjectType(type) && !isInterfaceType(type)) return own;
  const fields = Object.values(type.getFields());
  return [...own, ...missing(fields, type.name), ...fields.flatMap((field) => missing(field.args, `${type.name}.${field.name}`))];
}

const isRoot = (name: string): boolean => ['Query', 'Mutation', 'Subscription'].includes(name);

const missing = (parts: readonly { readonly name: string; readonly description?: string | null | undefined }[], owner: string): string[] =>
  parts.filter((part) => !part.description).map((part) => `${owner}.${part.name}`);
