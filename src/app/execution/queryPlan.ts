import {
  getNullableType,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type OperationDefinitionNode,
} from 'graphql';
import { collectFields, type Collecting } from './collectFields.js';

/** What is asked of objects of one type at one place of a document. */
export interface ObjectPlan {
  readonly fields: readonly FieldPlan[];
  /** Copied for each object: all names of the answer, in their order, so that each has its place whenever its value comes. */
  readonly template: Readonly<Record<string, unknown>>;
}

/** One field of the answer. */
export interface FieldPlan {
  readonly key: string;
  readonly nodes: readonly FieldNode[];
  readonly parentType: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
  /** Absent where the value stands in its object under the field's name. */
  readonly resolve: GraphQLFieldResolver<unknown, unknown> | undefined;
  readonly shape: Shape;
}

/** How a value becomes a part of the answer. */
export type Shape = LeafShape | ListShape | ObjectShape | AbstractShape;

interface Nullability {
  readonly isNullable: boolean;
}

export interface LeafShape extends Nullability {
  readonly kind: 'leaf';
  readonly type: GraphQLLeafType;
}

export interface ListShape extends Nullability {
  readonly kind: 'list';
  readonly item: Shape;
}

export interface ObjectShape extends Nullability {
  readonly kind: 'object';
  readonly plan: () => ObjectPlan;
}

export interface AbstractShape extends Nullability {
  readonly kind: 'abstract';
  readonly type: GraphQLAbstractType;
  readonly planFor: (type: GraphQLObjectType) => ObjectPlan;
}

/**
 * What a valid query asks, worked out once for all who send it: graphql-js does the same for each object of each answer. Places that no answer
 * has come to yet are not planned, so that planning costs no more than the first execution.
 */
export class QueryPlan {
  readonly root: ObjectPlan;
  /** Fields that were planned so far. */
  size = 0;

  constructor(
    readonly collecting: Collecting,
    readonly operation: OperationDefinitionNode,
  ) {
    const root = collecting.schema.getQueryType();
    if (!root) throw new Error('a schema without queries');
    this.root = this.#objectPlan(root, [operation]);
  }

  #objectPlan(type: GraphQLObjectType, nodes: readonly Pick<FieldNode, 'selectionSet'>[]): ObjectPlan {
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const template: Record<string, unknown> = {};
    const fields: FieldPlan[] = [];
    for (const [key, fieldNodes] of collectFields(this.collecting, type, sets)) {
      const name = fieldNodes[0]?.name.value ?? '';
      const field = type.getFields()[name];
      this.size += 1;
      template[key] = name === '__typename' ? type.name : null;
      if (field !== undefined) fields.push(this.#fieldPlan(type, field, { key, nodes: fieldNodes }));
    }
    return { fields, template };
  }

  #fieldPlan(
    parentType: GraphQLObjectType,
    field: GraphQLField<unknown, unknown>,
    { key, nodes }: Pick<FieldPlan, 'key' | 'nodes'>,
  ): FieldPlan {
    return { key, nodes, parentType, field, resolve: field.resolve, shape: this.#shape(field.type, nodes) };
  }

  #shape(type: GraphQLOutputType, nodes: readonly FieldNode[]): Shape {
    const isNullable = !isNonNullType(type);
    const bare = getNullableType(type);
    if (isListType(bare)) return { kind: 'list', isNullable, item: this.#shape(bare.ofType, nodes) };
    if (isLeafType(bare)) return { kind: 'leaf', isNullable, type: bare };
    if (isAbstractType(bare)) {
      const plans = new Map<GraphQLObjectType, ObjectPlan>();
      return { kind: 'abstract', isNullable, type: bare, planFor: (object) => this.#planOnce(plans, object, nodes) };
    }
    let plan: ObjectPlan | undefined;
    return { kind: 'object', isNullable, plan: () => (plan ??= this.#objectPlan(bare, nodes)) };
  }

  #planOnce(plans: Map<GraphQLObjectType, ObjectPlan>, type: GraphQLObjectType, nodes: readonly FieldNode[]): ObjectPlan {
    const known = plans.get(type);
    if (known !== undefined) return known;
    const plan = this.#objectPlan(type, nodes);
    plans.set(type, plan);
    return plan;
  }
}
