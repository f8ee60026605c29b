import {
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  getDirectiveValues,
  isAbstractType,
  typeFromAST,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** What decides which fields of a document are asked of an object. */
export interface Collecting {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The fields that selection sets ask of an object of this type, by their names in the answer (GraphQL specification 6.3.2). */
export function collectFields(
  collecting: Collecting,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): ReadonlyMap<string, readonly FieldNode[]> {
  const collector = new Collector(collecting, type);
  for (const set of sets) collector.collect(set);
  return collector.fields;
}

class Collector {
  readonly fields = new Map<string, FieldNode[]>();
  readonly #spread = new Set<string>();

  constructor(
    private readonly collecting: Collecting,
    private readonly type: GraphQLObjectType,
  ) {}

  collect({ selections }: SelectionSetNode): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) this.#spreadFragment(selection);
      else if (this.#isIncluded(selection)) this.#add(selection);
    }
  }

  #add(selection: FieldNode | InlineFragmentNode): void {
    if (selection.kind === Kind.INLINE_FRAGMENT) return this.#collectFragment(selection);
    const key = selection.alias?.value ?? selection.name.value;
    const known = this.fields.get(key);
    if (known === undefined) this.fields.set(key, [selection]);
    else known.push(selection);
  }

  #spreadFragment(selection: FragmentSpreadNode): void {
    const name = selection.name.value;
    if (this.#spread.has(name) || !this.#isIncluded(selection)) return;
    this.#spread.add(name);
    const fragment = this.collecting.fragments.get(name);
    if (fragment !== undefined) this.#collectFragment(fragment);
  }

  #collectFragment({ typeCondition, selectionSet }: InlineFragmentNode | FragmentDefinitionNode): void {
    const { schema } = this.collecting;
    const condition = typeCondition === undefined ? this.type : typeFromAST(schema, typeCondition);
    if (condition === this.type || (isAbstractType(condition) && schema.isSubType(condition, this.type))) this.collect(selectionSet);
  }

  #isIncluded(selection: SelectionNode): boolean {
    const { variables } = this.collecting;
    if (getDirectiveValues(GraphQLSkipDirective, selection, variables)?.['if'] === true) return false;
    return getDirectiveValues(GraphQLIncludeDirective, selection, variables)?.['if'] !== false;
  }
}
