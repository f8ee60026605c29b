import {
  Kind,
  getNamedType,
  isObjectType,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type SelectionSetNode,
} from 'graphql';
import { Extensions } from 'type-graphql';
import type { WideQuery } from '../../src/queries/shared/lookUp.js';
import type { GraphContext, Loader } from './context.js';

/** Says which fields of its row a resolver reads: without it, rows are read whole wherever the field is asked for. */
export const Reads = (...fields: readonly string[]): MethodDecorator => Extensions({ reads: fields });

/**
 * The fields that rows must have to answer what a document asks of a field's objects, whatever it skips; for a connection, of its nodes.
 * Undefined when that cannot be told: then all.
 */
export function wantedFields({ fieldNodes, returnType, fragments }: WantedInfo): ReadonlySet<string> | undefined {
  const known = wanted.get(fieldNodes);
  if (known !== undefined) return known ?? undefined;
  const type = getNamedType(returnType);
  const found = isObjectType(type) ? fieldsOf(type, fieldNodes, fragments) : undefined;
  wanted.set(fieldNodes, found ?? null);
  return found;
}

type WantedInfo = Pick<GraphQLResolveInfo, 'fieldNodes' | 'returnType' | 'fragments'>;
type Fragments = GraphQLResolveInfo['fragments'];

/** By what graphql-js and our executor keep for all objects of one place of a document. Null: all. */
const wanted = new WeakMap<readonly FieldNode[], ReadonlySet<string> | null>();

/** A loader of rows that have what the document asks of them. */
export function wantedLoader<Key, Value>(
  context: GraphContext,
  query: WideQuery<Key, Value>,
  info: WantedInfo,
): Loader<Key, Value | undefined> {
  const fields = wantedFields(info);
  return context.loader<Key, Value>(fields === undefined ? query : query.only(fields));
}

const wantedOfField = new WeakMap<readonly FieldNode[], ReadonlySet<string> | null>();

/** The same for one field of a connection's nodes: what a row must have that is read together with its node. */
export function wantedThrough({ fieldNodes, returnType, fragments }: WantedInfo, name: string): ReadonlySet<string> | undefined {
  const known = wantedOfField.get(fieldNodes);
  if (known !== undefined) return known ?? undefined;
  const node = nodeType(returnType);
  const type = getNamedType(node?.getFields()[name]?.type);
  const asked = askedOfRows(fieldNodes, fragments).filter((field) => field.name.value === name);
  const found = isObjectType(type) ? fieldsOf(type, asked, fragments) : undefined;
  wantedOfField.set(fieldNodes, found ?? null);
  return found;
}

function nodeType(connection: GraphQLOutputType): GraphQLObjectType | undefined {
  const type = getNamedType(connection);
  const node = isObjectType(type) ? getNamedType(type.getFields()['nodes']?.type) : undefined;
  return isObjectType(node) ? node : undefined;
}

/** What is asked of the rows of a connection, wherever it shows them. */
function askedOfRows(nodes: readonly FieldNode[], fragments: Fragments): readonly FieldNode[] {
  return askedBy(nodes, fragments).flatMap((field) => {
    if (field.name.value === 'edges') return askedOfRows([field], fragments);
    return ROWS.has(field.name.value) ? askedBy([field], fragments) : [];
  });
}

function askedBy(nodes: readonly FieldNode[], fragments: Fragments): readonly FieldNode[] {
  const asked: FieldNode[] = [];
  const walk = new Walk(fragments, asked);
  for (const { selectionSet } of nodes) walk.collect(selectionSet);
  return asked;
}

function fieldsOf(type: GraphQLObjectType, nodes: readonly FieldNode[], fragments: Fragments): ReadonlySet<string> | undefined {
  const row = type.name.endsWith('Connection') ? nodeType(type) : type;
  return row === undefined ? undefined : readBy(row, row === type ? askedBy(nodes, fragments) : askedOfRows(nodes, fragments));
}

/** Where a connection shows its rows. */
const ROWS = new Set(['nodes', 'edges', 'node']);

/** Finds the fields of selection sets, each fragment once: a few that spread each other twice would otherwise be billions. */
class Walk {
  readonly #seen = new Set<string>();

  constructor(
    private readonly fragments: Fragments,
    private readonly found: FieldNode[],
  ) {}

  collect(set: SelectionSetNode | undefined): void {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FIELD) this.found.push(selection);
      else if (selection.kind === Kind.INLINE_FRAGMENT) this.collect(selection.selectionSet);
      else this.#spread(selection.name.value);
    }
  }

  #spread(name: string): void {
    if (this.#seen.has(name)) return;
    this.#seen.add(name);
    this.collect(this.fragments[name]?.selectionSet);
  }
}

function readBy(type: GraphQLObjectType, asked: readonly FieldNode[]): ReadonlySet<string> | undefined {
  const found = new Set<string>();
  for (const { name } of asked) {
    const field = type.getFields()[name.value];
    if (field === undefined) continue;
    const reads = field.extensions['reads'] ?? (field.resolve === undefined ? [field.name] : undefined);
    if (!Array.isArray(reads)) return undefined;
    for (const each of reads as readonly string[]) found.add(each);
  }
  return found;
}
