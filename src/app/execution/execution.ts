import {
  GraphQLError,
  defaultTypeResolver,
  getArgumentValues,
  isObjectType,
  locatedError,
  type ExecutionResult,
  type GraphQLAbstractType,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
} from 'graphql';
import { Failure } from './batchLoader.js';
import { nameOf, placeOf, type Column, type Objects } from './columns.js';
import { gather } from './gather.js';
import { Place, type Holder } from './place.js';
import type { AbstractShape, FieldPlan, LeafShape, ListShape, ObjectPlan, QueryPlan, Shape } from './queryPlan.js';

/** With what a plan is executed: what graphql-js calls by the same names. */
export interface Executing {
  readonly contextValue: unknown;
  readonly variableValues: Readonly<Record<string, unknown>>;
}

/**
 * Answers a planned query as graphql-js would (GraphQL specification 6.4), field by field over all objects at once instead of object by
 * object: fifty lots ask for their items in one loop, and wait for them together.
 */
export async function executePlan(plan: QueryPlan, executing: Executing): Promise<ExecutionResult> {
  return await new Promise((resolve, reject) => new Execution(plan, executing, { resolve, reject }).start());
}

interface Listener {
  readonly resolve: (result: ExecutionResult) => void;
  readonly reject: (bug: unknown) => void;
}

class Execution {
  readonly #errors: GraphQLError[] = [];
  readonly #root: { data: Record<string, unknown> | null };
  readonly #infos = new Map<FieldPlan, GraphQLResolveInfo>();
  /** Columns that wait for their values, and the start. */
  #open = 1;

  constructor(
    private readonly plan: QueryPlan,
    private readonly executing: Executing,
    private readonly listener: Listener,
  ) {
    this.#root = { data: { ...plan.root.template } };
  }

  start(): void {
    const place = new Place({ holder: this.#root, key: 'data', isNullable: true, above: undefined });
    this.#guarded(() =>
      this.#run(this.plan.root, { sources: [undefined], results: [this.#root.data as Record<string, unknown>], places: [place] }),
    );
  }

  /** One step that was open; the last one answers. */
  #guarded(step: () => void): void {
    try {
      step();
    } catch (bug) {
      return this.listener.reject(bug);
    }
    this.#open -= 1;
    if (this.#open > 0) return;
    const { data } = this.#root;
    this.listener.resolve(this.#errors.length > 0 ? { errors: this.#errors, data } : { data });
  }

  #run({ fields }: ObjectPlan, objects: Objects): void {
    for (const field of fields) {
      const column = this.#resolve(field, objects);
      this.#whenThere(column.values, () => this.#complete(field.shape, column));
    }
  }

  #resolve(field: FieldPlan, { sources, results, places }: Objects): Column {
    const args = this.#argumentsOf(field);
    const values: unknown[] = [];
    const holders: Holder[] = [];
    const aboves: Place[] = [];
    for (let index = 0; index < sources.length; index += 1) {
      const above = places[index] as Place;
      // Whoever is no part of the answer any more is asked nothing.
      if (this.#errors.length > 0 && above.isLost) continue;
      values.push(args instanceof Failure ? args : this.#valueOf(field, sources[index], args));
      holders.push(results[index] as Holder);
      aboves.push(above);
    }
    return { field, values, holders, aboves };
  }

  #argumentsOf({ field, nodes: [node] }: FieldPlan): Record<string, unknown> | Failure {
    if (field.args.length === 0 || node === undefined) return {};
    try {
      return getArgumentValues(field, node, this.executing.variableValues);
    } catch (error) {
      return new Failure(error);
    }
  }

  #valueOf(field: FieldPlan, source: unknown, args: Record<string, unknown>): unknown {
    const { contextValue } = this.executing;
    try {
      if (field.resolve !== undefined) return field.resolve(source, args, contextValue, this.#infoOf(field));
      if (typeof source !== 'object' || source === null) return undefined;
      const value = (source as Record<string, unknown>)[field.field.name];
      if (typeof value !== 'function') return value;
      return (source as Record<string, Method>)[field.field.name]?.(args, contextValue, this.#infoOf(field));
    } catch (error) {
      return new Failure(error);
    }
  }

  /** All of graphql-js's but the path: a field has one for each object, and no resolver of queries asks for it. */
  #infoOf(plan: FieldPlan): GraphQLResolveInfo {
    const known = this.#infos.get(plan);
    if (known !== undefined) return known;
    const { collecting, operation } = this.plan;
    const info = {
      fieldName: plan.field.name,
      fieldNodes: plan.nodes,
      returnType: plan.field.type,
      parentType: plan.parentType,
      schema: collecting.schema,
      fragments: Object.fromEntries(collecting.fragments),
      rootValue: undefined,
      operation,
      variableValues: this.executing.variableValues,
    } satisfies Omit<GraphQLResolveInfo, 'path'>;
    this.#infos.set(plan, info as unknown as GraphQLResolveInfo);
    return info as unknown as GraphQLResolveInfo;
  }

  /** At once, or when all values have come. */
  #whenThere(values: unknown[], next: () => void): void {
    const waiting = gather(values);
    if (waiting === undefined) return next();
    this.#open += 1;
    void waiting.then(() => this.#guarded(next));
  }

  #complete(shape: Shape, column: Column): void {
    if (shape.kind === 'leaf') return this.#completeLeaves(shape, column);
    if (shape.kind === 'list') return this.#completeLists(shape, column);
    if (shape.kind === 'abstract') return this.#completeAbstract(shape, column);
    const objects: Objects = { sources: [], results: [], places: [] };
    for (let index = 0; index < column.values.length; index += 1) {
      const source = this.#present(shape, column, index);
      if (source !== undefined) this.#place(objects, { source, plan: shape.plan(), place: placeOf(shape, column, index) });
    }
    if (objects.sources.length > 0) this.#run(shape.plan(), objects);
  }

  #completeLeaves(shape: LeafShape, column: Column): void {
    const { values, holders, indexes, field } = column;
    for (let index = 0; index < values.length; index += 1) {
      const value = this.#present(shape, column, index);
      if (value === undefined) continue;
      try {
        const written = shape.type.serialize(value);
        if (written === undefined || written === null) throw new Error(`${shape.type.name} made nothing of a value`);
        (holders[index] as Record<string | number, unknown>)[indexes?.[index] ?? field.key] = written;
      } catch (error) {
        this.#fail(error, field, placeOf(shape, column, index));
      }
    }
  }

  #completeLists(shape: ListShape, column: Column): void {
    const { field } = column;
    const items = { field, values: [] as unknown[], holders: [] as Holder[], indexes: [] as number[], aboves: [] as Place[] };
    for (let index = 0; index < column.values.length; index += 1) {
      const list = this.#present(shape, column, index);
      if (list === undefined) continue;
      const place = placeOf(shape, column, index);
      if (!isIterable(list)) {
        this.#fail(new GraphQLError(`Expected Iterable, but did not find one for field "${nameOf(field)}".`), field, place);
        continue;
      }
      const holder: unknown[] = [];
      place.put(holder);
      for (const value of list) {
        items.indexes.push(holder.length);
        items.values.push(value);
        items.holders.push(holder);
        items.aboves.push(place);
        holder.push(null);
      }
    }
    if (items.values.length > 0) this.#whenThere(items.values, () => this.#complete(shape.item, items));
  }

  #completeAbstract(shape: AbstractShape, column: Column): void {
    const info = this.#infoOf(column.field);
    const resolveType = shape.type.resolveType ?? defaultTypeResolver;
    const sources = column.values.map((_, index) => this.#present(shape, column, index));
    const names = sources.map((source): unknown => {
      try {
        return source === undefined ? undefined : resolveType(source, this.executing.contextValue, info, shape.type);
      } catch (error) {
        return new Failure(error);
      }
    });
    this.#whenThere(names, () => {
      const byType = new Map<ObjectPlan, Objects>();
      for (const [index, source] of sources.entries()) {
        if (source === undefined) continue;
        const place = placeOf(shape, column, index);
        const plan = this.#planFor(shape, names[index], { field: column.field, place });
        if (plan === undefined) continue;
        const objects = byType.get(plan) ?? { sources: [], results: [], places: [] };
        byType.set(plan, objects);
        this.#place(objects, { source, plan, place });
      }
      for (const [plan, objects] of byType) this.#run(plan, objects);
    });
  }

  #planFor(
    shape: AbstractShape,
    name: unknown,
    { field, place }: { readonly field: FieldPlan; readonly place: Place },
  ): ObjectPlan | undefined {
    const { schema } = this.plan.collecting;
    if (name instanceof Failure) return void this.#fail(name.error, field, place);
    const type = typeof name === 'string' ? schema.getType(name) : undefined;
    if (isObjectType(type) && schema.isSubType(shape.type, type)) return shape.planFor(type);
    return void this.#fail(new GraphQLError(unfit(shape.type, name, type)), field, place);
  }

  #place(objects: Objects, { source, plan, place }: { readonly source: unknown; readonly plan: ObjectPlan; readonly place: Place }): void {
    const result = { ...plan.template };
    place.put(result);
    objects.sources.push(source);
    objects.results.push(result);
    objects.places.push(place);
  }

  /** A value that is neither null nor a failure; undefined when that was dealt with. */
  #present(shape: Shape, column: Column, index: number): unknown {
    const value = column.values[index];
    if (value instanceof Failure) return void this.#fail(value.error, column.field, placeOf(shape, column, index));
    if (value instanceof Error) return void this.#fail(value, column.field, placeOf(shape, column, index));
    if (value !== undefined && value !== null) return value;
    // Null stands there already.
    if (shape.isNullable) return undefined;
    const missing = new Error(`Cannot return null for non-nullable field ${nameOf(column.field)}.`);
    return void this.#fail(missing, column.field, placeOf(shape, column, index));
  }

  #fail(error: unknown, { nodes }: FieldPlan, place: Place): void {
    // Something above it has failed, and was told.
    if (place.isLost) return;
    this.#errors.push(locatedError(error, nodes, place.path()));
    place.empty();
  }
}

type Method = (args: Record<string, unknown>, context: unknown, info: GraphQLResolveInfo) => unknown;

/** A fault of ours, which clients do not read. */
function unfit(abstract: GraphQLAbstractType, name: unknown, type: GraphQLNamedType | undefined): string {
  if (isObjectType(type)) return `Runtime Object type "${type.name}" is not a possible type for "${abstract.name}".`;
  const what = type === undefined ? `a type "${String(name)}" that does not exist inside the schema` : `a non-object type "${type.name}"`;
  return `Abstract type "${abstract.name}" was resolved to ${what}.`;
}

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as Partial<Iterable<unknown>>)[Symbol.iterator] === 'function';
