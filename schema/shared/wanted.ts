import {
  getArgumentValues,
  getNamedType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
} from 'graphql';
import { Extensions } from 'type-graphql';
import type { WideQuery } from '../../src/queries/shared/lookUp.js';
import type { Followed, Relation, Wanted } from '../../src/queries/shared/wanted.js';
import { askedBy, asSure, type Asked, type Fragments } from './asked.js';
import type { GraphContext, Loader } from './context.js';

/** Says which fields of its row a resolver reads: without it, rows are read whole wherever the field is asked for. */
export const Reads = (...fields: readonly string[]): MethodDecorator => Extensions({ reads: fields });

/**
 * Says that a resolver answers what a look-up finds by one field of its row, so that it may be read together with the row. With arguments, the
 * look-up is chosen by them, and undefined has it made by itself. `through`: the field of a connection's nodes whose rows the look-up finds.
 */
export const Follows = <Args = object>(following: Following<Args>): MethodDecorator =>
  Extensions({ reads: [following.field], follows: following });

interface Following<Args> {
  readonly field: string;
  readonly relation: (args: Args) => Relation | undefined;
  readonly through?: string;
}

/** Look-ups that are read in one statement at most: each is a part of a plan that every connection to the database keeps. */
const MAXIMUM_FOLLOWED = 8;

type WantedInfo = Pick<GraphQLResolveInfo, 'fieldNodes' | 'returnType' | 'fragments'>;

/** By what graphql-js and our executor keep for all objects of one place of a document. Null: all. */
const known = new WeakMap<readonly FieldNode[], Wanted | null>();
const knownThrough = new WeakMap<readonly FieldNode[], Wanted | null>();

/**
 * What rows must have to answer what a document asks of a field's objects; for a connection, of its nodes. Undefined when that cannot be told:
 * then all their fields.
 */
export function wantedBy({ fieldNodes, returnType, fragments }: WantedInfo): Wanted | undefined {
  return once(known, fieldNodes, () => new Reading(fragments).of(returnType, asSure(fieldNodes)));
}

/** The same for one field of a connection's nodes: what a row must have that is read together with its node. */
export function wantedThrough({ fieldNodes, returnType, fragments }: WantedInfo, name: string): Wanted | undefined {
  return once(knownThrough, fieldNodes, () => new Reading(fragments).through(returnType, asSure(fieldNodes), name));
}

function once(
  kept: WeakMap<readonly FieldNode[], Wanted | null>,
  nodes: readonly FieldNode[],
  find: () => Wanted | undefined,
): Wanted | undefined {
  const found = kept.get(nodes);
  if (found !== undefined) return found ?? undefined;
  const made = find();
  kept.set(nodes, made ?? null);
  return made;
}

/** A loader of rows that have what the document asks of them. */
export function wantedLoader<Key, Value>(
  context: GraphContext,
  query: WideQuery<Key, Value>,
  info: WantedInfo,
): Loader<Key, Value | undefined> {
  const wanted = wantedBy(info);
  return context.loader<Key, Value>(wanted === undefined ? query : query.only(wanted));
}

/** Where a connection shows its rows. */
const ROWS = new Set(['nodes', 'edges', 'node']);

/** Reads what one statement shall read out of a document. */
class Reading {
  #left = MAXIMUM_FOLLOWED;

  constructor(private readonly fragments: Fragments) {}

  of(returnType: GraphQLOutputType, fields: readonly Asked[]): Wanted | undefined {
    const type = getNamedType(returnType);
    if (!isObjectType(type)) return undefined;
    if (!type.name.endsWith('Connection')) return this.#wanted(type, askedBy(fields, this.fragments));
    const node = nodeType(type);
    const wanted = node && this.#wanted(node, this.#askedOfRows(fields));
    const sure = askedBy(fields, this.fragments).flatMap(({ node: { name }, isSure }) => (isSure ? [name.value] : []));
    return wanted && { ...wanted, isCounted: sure.includes('totalCount') && sure.some((name) => ROWS.has(name)) };
  }

  through(connection: GraphQLOutputType, fields: readonly Asked[], name: string): Wanted | undefined {
    const type = nodeType(getNamedType(connection))?.getFields()[name]?.type;
    const asked = this.#askedOfRows(fields).filter(({ node }) => node.name.value === name);
    return type && this.of(type, asked);
  }

  #askedOfRows(fields: readonly Asked[]): readonly Asked[] {
    return askedBy(fields, this.fragments).flatMap((field) => {
      const name = field.node.name.value;
      if (name === 'edges') return this.#askedOfRows([field]);
      return ROWS.has(name) ? askedBy([field], this.fragments) : [];
    });
  }

  #wanted(type: GraphQLObjectType, asked: readonly Asked[]): Wanted | undefined {
    const fields = readBy(type, asked);
    return fields && { fields, followed: this.#followed(type, asked) };
  }

  #followed(type: GraphQLObjectType, asked: readonly Asked[]): readonly Followed[] {
    const byKey = new Map<string, Asked[]>();
    for (const each of asked) {
      const key = (each.node.alias ?? each.node.name).value;
      byKey.set(key, [...(byKey.get(key) ?? []), each]);
    }
    return [...byKey.values()].flatMap((same) => {
      const field = type.getFields()[same[0]?.node.name.value ?? ''];
      return field !== undefined && same.every(({ isSure }) => isSure) ? (this.#follow(field, same) ?? []) : [];
    });
  }

  #follow(field: GraphQLField<unknown, unknown>, same: readonly Asked[]): Followed | undefined {
    const following = field.extensions['follows'] as Following<object> | undefined;
    const args = following && constantArguments(field, same[0]?.node);
    const relation = args && following?.relation(args);
    if (following === undefined || relation === undefined || this.#left === 0) return undefined;
    this.#left -= 1;
    const wanted = following.through === undefined ? this.of(field.type, same) : this.through(field.type, same, following.through);
    return { field: following.field, relation, wanted };
  }
}

/** Undefined when variables decide them. */
function constantArguments(field: GraphQLField<unknown, unknown>, node: FieldNode | undefined): object | undefined {
  if (node === undefined || node.arguments?.some(({ value }) => value.kind === Kind.VARIABLE)) return undefined;
  return getArgumentValues(field, node);
}

function nodeType(connection: unknown): GraphQLObjectType | undefined {
  const node = isObjectType(connection) ? getNamedType(connection.getFields()['nodes']?.type) : undefined;
  return isObjectType(node) ? node : undefined;
}

function readBy(type: GraphQLObjectType, asked: readonly Asked[]): ReadonlySet<string> | undefined {
  const found = new Set<string>();
  for (const { node } of asked) {
    const field = type.getFields()[node.name.value];
    if (field === undefined) continue;
    const reads = field.extensions['reads'] ?? (field.resolve === undefined ? [field.name] : undefined);
    if (!Array.isArray(reads)) return undefined;
    for (const each of reads as readonly string[]) found.add(each);
  }
  return found;
}
