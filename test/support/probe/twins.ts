import {
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';

/** What names something of one tenant, and what names the same of the other. */
export type Twins = ReadonlyMap<string, string>;

/** Fields that name a thing by its code, beside all that stands below an input type called ...Ref. */
const NAMED_BY_CODE = new Set([
  'DefineBinInput.zoneCode',
  'DefineSiteInput.legalEntityCode',
  'SubmitMessageInput.partnerCode',
  'SupplierLotStartInput.supplierLotNumber',
  'scan.text',
]);
const REFERENCE_TYPE = /Ref$/;

interface Place {
  readonly path: string;
  readonly value: string;
}

/**
 * The same variables, aimed at the other tenant: each reference in turn, and all of them at once. Whether a text is a reference is told
 * by the schema; an id without a twin is a hole in the probe.
 */
export function foreignVariants(
  field: GraphQLField<unknown, unknown>,
  variables: Readonly<Record<string, unknown>>,
  twins: Twins,
): readonly Readonly<Record<string, unknown>>[] {
  const places = referencesIn(field, variables);
  for (const { path, value } of places) if (!twins.has(value)) throw new Error(`no twin for ${value} at ${field.name} ${path}`);
  const variants = places.map(({ path }) => replaced(variables, (at, value) => (at === path ? twins.get(value) : undefined)));
  const all = new Map(places.map(({ path }) => [path, true]));
  return places.length < 2 ? variants : [...variants, replaced(variables, (at, value) => (all.has(at) ? twins.get(value) : undefined))];
}

/** Fields of type ID (and filters on them) below the arguments of root fields, as `Input.field`: what the probes must have filled. */
export function idInputs(fields: readonly GraphQLField<unknown, unknown>[]): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const look = (type: GraphQLInputType, place: string): void => {
    const named = getNamedType(type);
    if (named.name === 'ID') found.add(place);
    if (!isInputObjectType(named) || seen.has(named.name)) return;
    seen.add(named.name);
    for (const field of Object.values(named.getFields())) look(field.type, `${named.name}.${field.name}`);
  };
  for (const field of fields) for (const argument of field.args) look(argument.type, `${field.name}.${argument.name}`);
  return found;
}

/** Which of them these variables fill. */
export function filledIdInputs(field: GraphQLField<unknown, unknown>, variables: Readonly<Record<string, unknown>>): readonly string[] {
  const filled: string[] = [];
  walk(field, variables, (place) => {
    if (place.type === 'ID') filled.push(place.field);
  });
  return filled;
}

function referencesIn(field: GraphQLField<unknown, unknown>, variables: Readonly<Record<string, unknown>>): readonly Place[] {
  const places: Place[] = [];
  walk(field, variables, ({ type, path, value, field: name, isInReference }) => {
    const isReference = type === 'ID' || isInReference || NAMED_BY_CODE.has(name);
    // Scheme and qualifier of an identifier say what kind of name it is, and are the same for everybody.
    if (isReference && !/\.(scheme|qualifier)$/.test(name)) places.push({ path, value });
  });
  return places;
}

interface Visited {
  /** `Input.field` or `rootField.argument`. */
  readonly field: string;
  readonly type: string;
  readonly path: string;
  readonly value: string;
  readonly isInReference: boolean;
}

function walk(
  field: GraphQLField<unknown, unknown>,
  variables: Readonly<Record<string, unknown>>,
  visit: (visited: Visited) => void,
): void {
  const go = (type: GraphQLInputType, value: unknown, at: Omit<Visited, 'type' | 'value'>): void => {
    if (value === null || value === undefined) return;
    if (isNonNullType(type)) return go(type.ofType, value, at);
    if (isListType(type))
      return (value as unknown[]).forEach((each, index) => go(type.ofType, each, { ...at, path: `${at.path}.${index}` }));
    if (!isInputObjectType(type)) return typeof value === 'string' ? visit({ ...at, type: type.name, value }) : undefined;
    const isInReference = at.isInReference || REFERENCE_TYPE.test(type.name);
    for (const [name, inner] of Object.entries(value)) {
      go(type.getFields()[name]!.type, inner, { field: `${type.name}.${name}`, path: `${at.path}.${name}`, isInReference });
    }
  };
  for (const argument of field.args) {
    go(argument.type, variables[argument.name], { field: `${field.name}.${argument.name}`, path: argument.name, isInReference: false });
  }
}

function replaced<Value>(value: Value, by: (path: string, text: string) => string | undefined, path = ''): Value {
  const inner = (name: string): string => (path === '' ? name : `${path}.${name}`);
  if (typeof value === 'string') return (by(path, value) ?? value) as Value;
  if (Array.isArray(value)) return value.map((each: unknown, index) => replaced(each, by, inner(String(index)))) as Value;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, replaced(each as unknown, by, inner(name))])) as Value;
}

export const typeNames = (schema: GraphQLSchema, abstract: string): readonly string[] => {
  const type = schema.getType(abstract);
  if (type === undefined || !('getFields' in type)) throw new Error(`no type ${abstract}`);
  return schema.getPossibleTypes(type as never).map((each) => each.name);
};
