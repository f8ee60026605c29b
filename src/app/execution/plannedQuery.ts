import {
  Kind,
  OperationTypeNode,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { QueryPlan } from './queryPlan.js';

/** Ways to skip and include parts of one document that are planned; who asks for more is served by graphql-js. */
const MAXIMUM_VARIANTS = 16;
/** Fields of the answer that one operation's plans may hold; beyond, they are made anew. */
const MAXIMUM_FIELDS = 5_000;
const INTROSPECTION = new Set(['__schema', '__type']);

/** A query of a valid document, with a plan for each way that its variables skip and include parts of it. */
export class PlannedQuery {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #conditions: readonly string[];
  readonly #plans = new Map<string, QueryPlan>();

  private constructor(
    private readonly schema: GraphQLSchema,
    readonly document: DocumentNode,
    readonly operation: OperationDefinitionNode,
  ) {
    this.#fragments = new Map(
      document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])),
    );
    this.#conditions = conditionsOf(document);
  }

  /** Undefined for what graphql-js executes: introspection, mutations, subscriptions. */
  static of(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): PlannedQuery | undefined {
    return operation.operation === OperationTypeNode.QUERY && isPlain(document) ? new PlannedQuery(schema, document, operation) : undefined;
  }

  /** Undefined when there are too many ways already. `variables` are coerced. */
  planFor(variables: Readonly<Record<string, unknown>>): QueryPlan | undefined {
    const variant = this.#conditions.map((name) => String(variables[name])).join();
    const known = this.#plans.get(variant);
    if (known !== undefined && known.size <= MAXIMUM_FIELDS) return known;
    if (known === undefined && this.#plans.size >= MAXIMUM_VARIANTS) return undefined;
    const plan = new QueryPlan({ schema: this.schema, fragments: this.#fragments, variables }, this.operation);
    this.#plans.set(variant, plan);
    return plan;
  }
}

/** Names of the answer that every object of JavaScript has already would be read where nothing was written. */
function isPlain(document: DocumentNode): boolean {
  let plain = true;
  visit(document, {
    Field({ alias, name }) {
      if (INTROSPECTION.has(name.value) || (alias?.value ?? name.value) in Object.prototype) plain = false;
    },
  });
  return plain;
}

/** The variables that @skip and @include look at. */
function conditionsOf(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive({ arguments: given }) {
      for (const { value } of given ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}
