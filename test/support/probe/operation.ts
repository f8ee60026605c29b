import {
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';

/** Generates operations from the published schema, so that a field nobody thought of is asked for as well. */
export interface Operation {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export type RootKind = 'query' | 'mutation' | 'subscription';

/** Whether the caller may use a field of an object or an input: what it may not use is left out. */
export type MayUse = (type: string, field: string) => boolean;

export const EVERY_FIELD: MayUse = () => true;

/** Deep enough that every field of every type is below some root field; one more level makes the largest documents twice as large, and the limit is 256 KB. */
const MAXIMUM_DEPTH = 5;
/**
 * Of a field that may be any type of Node: each type as far as the rows of its lists, since each is asked in full where a root field has it. In full such a
 * document has 190 KB, and `node` and `nodes` took half of the time of the probe of tenants.
 */
const NODE_DEPTH = 2;
/** Rows asked of each list inside an answer. */
const PAGE = 3;

export function rootFields(schema: GraphQLSchema, kind: RootKind): readonly GraphQLField<unknown, unknown>[] {
  const root = { query: schema.getQueryType(), mutation: schema.getMutationType(), subscription: schema.getSubscriptionType() }[kind];
  return Object.values(root?.getFields() ?? {});
}

/** One root field with everything below it. Each field is answered under `Type__field`, so that an answer tells which fields had a value. */
export function operationOn(
  schema: GraphQLSchema,
  {
    kind,
    field,
    variables,
    mayUse = EVERY_FIELD,
  }: {
    readonly kind: RootKind;
    readonly field: GraphQLField<unknown, unknown>;
    readonly variables: Operation['variables'];
    readonly mayUse?: MayUse;
  },
): Operation {
  const given = field.args.filter((argument) => argument.name in variables);
  const declared = given.map((argument) => `$${argument.name}: ${String(argument.type)}`).join(', ');
  const passed = given.map((argument) => `${argument.name}: $${argument.name}`).join(', ');
  const text = `${kind}${declared && ` (${declared})`} { ${field.name}${passed && `(${passed})`} ${selection({ schema, mayUse }, field.type, startOf(field))} }`;
  return { text, variables };
}

interface Selecting {
  readonly schema: GraphQLSchema;
  readonly mayUse: MayUse;
}

function selection(selecting: Selecting, type: GraphQLOutputType, path: readonly string[]): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  const types = isAbstractType(named) ? selecting.schema.getPossibleTypes(named) : [named as GraphQLObjectType];
  return `{ __typename ${types.map((each) => `... on ${each.name} { __typename ${fieldsOf(selecting, each, path)} }`).join(' ')} }`;
}

const startOf = (field: GraphQLField<unknown, unknown>): readonly string[] =>
  isAbstractType(getNamedType(field.type)) ? SHALLOW.slice(NODE_DEPTH) : [];

/** All fields; of a type that stands above already, and of an edge's node (it is among `nodes`), only what needs no further selection. */
const SHALLOW: readonly string[] = Array<string>(MAXIMUM_DEPTH).fill('');

function fieldsOf(selecting: Selecting, type: GraphQLObjectType, path: readonly string[]): string {
  const isDeep = path.length < MAXIMUM_DEPTH && !path.includes(type.name);
  return Object.values(type.getFields())
    .filter((field) => (isDeep || isLeafType(getNamedType(field.type))) && selecting.mayUse(type.name, field.name))
    .map((field) => {
      const page = field.args.some((argument) => argument.name === 'first') ? `(first: ${PAGE})` : '';
      return `${type.name}__${field.name}: ${field.name}${page} ${selection(selecting, field.type, type.name.endsWith('Edge') ? SHALLOW : [...path, type.name])}`;
    })
    .join(' ');
}

/** Names of the fields that had a value somewhere in the answer. */
export function fieldsWithValue(answer: unknown, found: Set<string> = new Set()): Set<string> {
  if (Array.isArray(answer)) for (const each of answer) fieldsWithValue(each, found);
  if (answer === null || typeof answer !== 'object') return found;
  for (const [name, value] of Object.entries(answer)) {
    const isEmpty = value === null || (Array.isArray(value) && value.length === 0);
    if (!isEmpty && name.includes('__')) found.add(name);
    fieldsWithValue(value, found);
  }
  return found;
}

/** Every field of the schema that leads the caller to another object, as `Type__field`. */
export function fieldsToObjects(schema: GraphQLSchema, mayUse: MayUse = EVERY_FIELD): readonly string[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) || type.name.startsWith('__') || roots.includes(type)) return [];
    const fields = Object.values(type.getFields()).filter(
      (field) => !isLeafType(getNamedType(field.type)) && mayUse(type.name, field.name),
    );
    return fields.map((field) => `${type.name}__${field.name}`);
  });
}

/** Values by the place they are for: an input's field "ItemRef.id", an argument "node.id", or a type "TraceDirection". Many are many cases. */
export type Values = Readonly<Record<string, string | readonly string[] | undefined>>;

interface Filling {
  readonly values: Values;
  readonly mayUse: MayUse;
}

/** What every argument that needs or names something may be: one set of variables a case. */
export function variableCases(
  field: GraphQLField<unknown, unknown>,
  values: Values,
  mayUse: MayUse = EVERY_FIELD,
): readonly Operation['variables'][] {
  const wanted = field.args.filter((argument) => isRequiredArgument(argument) || isReference(argument));
  return wanted.reduce<readonly Operation['variables'][]>(
    (cases, argument) =>
      cases.flatMap((known) =>
        valuesOf(argument.type, `${field.name}.${argument.name}`, { values, mayUse }).map((value) => ({
          ...known,
          [argument.name]: value,
        })),
      ),
    [{}],
  );
}

const isReference = ({ type }: GraphQLArgument): boolean => {
  const named = getNamedType(type);
  return isInputObjectType(named) && named.isOneOf;
};

/** All ways to fill an input: each alternative of a @oneOf, and of an object its required fields and those that have a value. */
function valuesOf(type: GraphQLInputType, place: string, filling: Filling): readonly unknown[] {
  const { values, mayUse } = filling;
  if (isNonNullType(type)) return valuesOf(type.ofType, place, filling);
  if (isListType(type)) return valuesOf(type.ofType, place, filling).map((value) => [value]);
  if (!isInputObjectType(type)) return known(values[place] ?? values[type.name], isEnumType(type) ? `${place} (${type.name})` : place);
  const fields = Object.values(type.getFields())
    .filter((field) => mayUse(type.name, field.name))
    .map((field) => ({ field, place: `${type.name}.${field.name}` }));
  if (type.isOneOf)
    return fields.flatMap(({ field, place: inner }) => valuesOf(field.type, inner, filling).map((value) => ({ [field.name]: value })));
  return fields
    .filter(({ field, place: inner }) => isRequiredInputField(field) || inner in values)
    .reduce<
      readonly object[]
    >((cases, { field, place: inner }) => cases.flatMap((given) => valuesOf(field.type, inner, filling).map((value) => ({ ...given, [field.name]: value }))), [{}]);
}

function known(value: string | readonly string[] | undefined, place: string): readonly string[] {
  if (value === undefined) throw new Error(`the probe knows no value for ${place}`);
  return typeof value === 'string' ? [value] : value;
}
