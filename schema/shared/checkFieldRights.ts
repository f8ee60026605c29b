import { createMongoAbility, type MongoAbility } from '@casl/ability';
import {
  GraphQLError,
  Kind,
  TypeInfo,
  getNamedType,
  isInputObjectType,
  isInputType,
  typeFromAST,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { isPartnerRole, type PartnerRole } from '../../src/domain/access/apiKey.js';
import type { Caller } from './context.js';
import { FIELD_RIGHTS } from './fieldRights.js';
import { abilityOf } from './rights.js';

/** A document as it came, valid by the schema, with the variables of the client. */
export interface AskedDocument {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
}

type FieldAbility = MongoAbility<['use', string]>;

/**
 * Refuses a partner's document that names a field its role may not read, or fills a field of an input that it may not ask by: before
 * anything is executed, whatever the answer would have been. Throws FORBIDDEN, which names role and field. Staff may use every field.
 */
export function checkFieldRights({ schema, document, variables }: AskedDocument, { role }: Pick<Caller, 'role'>): void {
  if (!isPartnerRole(role)) return;
  const closed = closedInDocument(schema, document, role) ?? closedInVariables(schema, document, { variables, role });
  if (closed === undefined) return;
  const extensions: Record<string, unknown> = { code: 'FORBIDDEN', http: { status: 403 } };
  throw new GraphQLError(`The role ${role} may not use ${closed}.`, { extensions });
}

/** Whether partners of this role may use a field of an object, an interface or an input. */
export const mayUseField = (role: PartnerRole, type: string, field: string): boolean => fieldAbilityOf(role).can('use', type, field);

const abilities = new Map<PartnerRole, FieldAbility>();

function fieldAbilityOf(role: PartnerRole): FieldAbility {
  const known = abilities.get(role);
  if (known !== undefined) return known;
  const ability = createMongoAbility<FieldAbility>(
    Object.entries(FIELD_RIGHTS).flatMap(([subject, rights]) => {
      const fields = Object.keys(rights).filter((field) => rights[field]?.includes(role));
      // Without fields, CASL would take the rule for the whole type.
      return fields.length === 0 ? [] : [{ action: 'use' as const, subject, fields }];
    }),
  );
  abilities.set(role, ability);
  return ability;
}

/** What a document names does not change: looked through once for each role. Null: nothing is closed. */
const lookedThrough = new WeakMap<DocumentNode, Map<PartnerRole, string | null>>();

function closedInDocument(schema: GraphQLSchema, document: DocumentNode, role: PartnerRole): string | undefined {
  const byRole = lookedThrough.get(document) ?? new Map<PartnerRole, string | null>();
  lookedThrough.set(document, byRole);
  const known = byRole.get(role);
  if (known !== undefined) return known ?? undefined;
  const closed = lookThrough(schema, document, role);
  byRole.set(role, closed ?? null);
  return closed;
}

function lookThrough(schema: GraphQLSchema, document: DocumentNode, role: PartnerRole): string | undefined {
  const types = new TypeInfo(schema);
  const closed: string[] = [];
  const look = (type: string | undefined, field: string): void => {
    if (type === undefined || !mayUse(schema, role, { type, field })) closed.push(`${type ?? ''}.${field}`);
  };
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: ({ name }) => (name.value === '__typename' ? undefined : look(types.getParentType()?.name, name.value)),
      // Null asks nothing.
      ObjectField: ({ name, value }) =>
        value.kind === Kind.NULL ? undefined : look(getNamedType(types.getParentInputType())?.name, name.value),
    }),
  );
  return closed[0];
}

function mayUse(schema: GraphQLSchema, role: PartnerRole, { type, field }: { readonly type: string; readonly field: string }): boolean {
  const kind = rootKind(schema, type);
  return kind === undefined ? mayUseField(role, type, field) : abilityOf(role).can(field, kind);
}

function rootKind(schema: GraphQLSchema, type: string): 'Query' | 'Mutation' | 'Subscription' | undefined {
  if (type === schema.getQueryType()?.name) return 'Query';
  if (type === schema.getMutationType()?.name) return 'Mutation';
  return type === schema.getSubscriptionType()?.name ? 'Subscription' : undefined;
}

interface GivenVariables {
  readonly variables: AskedDocument['variables'];
  readonly role: PartnerRole;
}

function closedInVariables(schema: GraphQLSchema, document: DocumentNode, { variables, role }: GivenVariables): string | undefined {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    for (const { variable, type: node } of definition.variableDefinitions ?? []) {
      const type = typeFromAST(schema, node);
      const closed = isInputType(type) ? closedInValue(type, variables[variable.name.value], role) : undefined;
      if (closed !== undefined) return closed;
    }
  }
  return undefined;
}

function closedInValue(type: GraphQLInputType, value: unknown, role: PartnerRole): string | undefined {
  const named = getNamedType(type);
  if (value === null || typeof value !== 'object' || !isInputObjectType(named)) return undefined;
  if (Array.isArray(value)) return firstOf(value, (each) => closedInValue(named, each, role));
  const fields = named.getFields();
  return firstOf(Object.entries(value), ([name, inner]) => {
    const field = fields[name];
    if (inner === null || inner === undefined || field === undefined) return undefined;
    return mayUseField(role, named.name, name) ? closedInValue(field.type, inner, role) : `${named.name}.${name}`;
  });
}

function firstOf<Each>(list: readonly Each[], find: (each: Each) => string | undefined): string | undefined {
  for (const each of list) {
    const found = find(each);
    if (found !== undefined) return found;
  }
  return undefined;
}
