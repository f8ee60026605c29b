import {
  Kind,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  valueFromASTUntyped,
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { DEFAULT_PAGE } from '../../../../schema/shared/limits.js';

/** What of an operation costs anything, and how much of it there will be: made once a document, priced with each client's variables. */
export interface CostPlan {
  readonly selections: Selections;
  /** Literals that variables have when they are not given. */
  readonly defaults: ReadonlyMap<string, unknown>;
}

/** Shared where a fragment is spread twice: whoever walks it keeps what a list came to. */
export type Selections = readonly (PlannedField | PlannedSpread)[];

export interface PlannedSpread {
  readonly spread: Selections;
  readonly conditions: readonly Condition[];
}

export interface PlannedField {
  readonly spread?: undefined;
  /** Its name in the answer. */
  readonly key: string;
  /** Of the field itself, once. */
  readonly price: number;
  /** Of each object that it answers. */
  readonly each: number;
  readonly rows: Rows;
  readonly selections: Selections;
  readonly conditions: readonly Condition[];
}

/** How many objects: one, or as many as an argument says. */
export type Rows = 'one' | { readonly page: ValueNode | undefined } | { readonly list: ValueNode | undefined };

interface Condition {
  readonly value: ValueNode;
  readonly wanted: boolean;
}

const CONNECTION = 2;
const OBJECT = 1;
const MUTATION = 10;
/** Work that the shape of the answer does not show: a trace walks a whole genealogy before it answers its first row, an explanation judges up to 1,000 balances. */
const SURCHARGES: Readonly<Record<string, number>> = { 'Query.trace': 100, 'Query.explainAllocation': 50 };
/** Made of values that their owner already has: nothing is looked up for them. */
const FREE_TYPES = new Set(['PageInfo', 'Quantity']);
/** Rows of a list that has no pages. */
export const ROWS_OF_A_LIST = DEFAULT_PAGE;

const plans = new WeakMap<OperationDefinitionNode, CostPlan>();

/** The plan of a valid operation. Introspection costs nothing. */
export function costPlan(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): CostPlan {
  const known = plans.get(operation);
  if (known !== undefined) return known;
  const root = schema.getRootType(operation.operation);
  const planner = new Planner(schema, fragments);
  const plan: CostPlan = {
    selections: root ? planner.plan(operation.selectionSet, root) : [],
    defaults: new Map(
      (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
        defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)] as const] : [],
      ),
    ),
  };
  plans.set(operation, plan);
  return plan;
}

class Planner {
  readonly #spreads = new Map<string, Selections>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  ) {}

  plan({ selections }: SelectionSetNode, parent: GraphQLNamedType): Selections {
    return selections.flatMap((selection): Selections => {
      if (selection.kind === Kind.FIELD) return this.#field(selection, parent);
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? this.#fragment(selection.name.value)
          : this.plan(selection.selectionSet, this.#type(selection.typeCondition?.name.value) ?? parent);
      return inner.length === 0 ? [] : [{ spread: inner, conditions: conditionsOf(selection.directives) }];
    });
  }

  #field(node: FieldNode, parent: GraphQLNamedType): Selections {
    const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
    if (field === undefined) return [];
    const type = getNamedType(field.type);
    const isMutation = parent === this.schema.getMutationType();
    if (!isMutation && (!isCompositeType(type) || FREE_TYPES.has(type.name))) return [];
    const selections = node.selectionSet ? this.plan(node.selectionSet, type) : [];
    const surcharge = SURCHARGES[`${parent.name}.${field.name}`] ?? 0;
    const { price, each, rows } = weightOf(node, field, { isMutation, inConnection: isConnection(parent) });
    // Whoever walks a plan may rely on it: what stands in it costs something.
    if (price + surcharge + each === 0 && selections.length === 0) return [];
    return [
      {
        key: node.alias?.value ?? node.name.value,
        price: price + surcharge,
        each,
        rows,
        selections,
        conditions: conditionsOf(node.directives),
      },
    ];
  }

  #fragment(name: string): Selections {
    const known = this.#spreads.get(name);
    const fragment = this.fragments.get(name);
    const type = this.#type(fragment?.typeCondition.name.value);
    if (known !== undefined || fragment === undefined || type === undefined) return known ?? [];
    const planned = this.plan(fragment.selectionSet, type);
    this.#spreads.set(name, planned);
    return planned;
  }

  #type(name: string | undefined): GraphQLNamedType | undefined {
    return name === undefined ? undefined : this.schema.getType(name);
  }
}

/** Connections end their names so by Relay's rule; other types may not (a test looks at the schema). */
export const isConnection = (type: GraphQLNamedType): boolean => type.name.endsWith('Connection');

interface Place {
  readonly isMutation: boolean;
  readonly inConnection: boolean;
}

function weightOf(node: FieldNode, field: GraphQLField<unknown, unknown>, { isMutation, inConnection }: Place): Weight {
  const type = getNamedType(field.type);
  if (isMutation) return { price: MUTATION, each: 0, rows: 'one' };
  if (isConnection(type)) return { price: CONNECTION, each: 0, rows: { page: argument(node, 'first') } };
  // How many rows a page has is said once, at its connection.
  if (inConnection) return { price: 0, each: type.name.endsWith('Edge') ? 0 : OBJECT, rows: 'one' };
  if (isListType(getNullableType(field.type))) return { price: 0, each: OBJECT, rows: { list: argument(node, 'ids') } };
  return { price: 0, each: OBJECT, rows: 'one' };
}

type Weight = Pick<PlannedField, 'price' | 'each' | 'rows'>;

const argument = (node: FieldNode, name: string): ValueNode | undefined =>
  node.arguments?.find((given) => given.name.value === name)?.value;

function conditionsOf(directives: readonly DirectiveNode[] | undefined): readonly Condition[] {
  return (directives ?? []).flatMap(({ name, arguments: given }) => {
    const value = given?.find((argumentNode) => argumentNode.name.value === 'if')?.value;
    if (value === undefined || !['include', 'skip'].includes(name.value)) return [];
    return [{ value, wanted: name.value === 'include' }];
  });
}
