import { GraphQLError, type GraphQLScalarType, buildSchema, isInterfaceType, isObjectType, isUnionType, type GraphQLSchema } from 'graphql';
import { BatchLoader } from '../../../src/app/execution/batchLoader.js';
import { seededRandom } from '../../support/random.js';

const SDL = `
  interface Thing { id: ID! name: String next: Thing }
  enum Colour { RED GREEN }
  scalar Odd
  union Either = Box | Crate
  input Size { width: Int! height: Int = 2 }
  type Box implements Thing {
    id: ID! name: String next: Thing sure: String! colour: Colour colourSure: Colour! odd: Odd flag: Boolean
    number(add: Int = 1, of: [Int!], size: Size): Int numberSure(add: Int!): Int!
    box: Box boxSure: Box! boxes: [Box] boxesSure: [Box!]! crates: [[Crate!]] words: [String!] thing: Thing thingSure: Thing! either: Either eithers: [Either!]!
  }
  type Crate implements Thing { id: ID! name: String next: Thing sure: String! box: Box boxSure: Box! boxes(first: Int = 2): [Box!] either: Either numbers: [Int!]! }
  type Query { box(seed: Int = 7): Box boxSure(seed: Int = 8): Box! crate: Crate thing: Thing things: [Thing!]! either: Either word: String sure: Int! }
`;

/** What a field does: each is a way in which resolvers were seen to answer, or might. */
const BEHAVIOURS = [
  'value',
  'value',
  'value',
  'value',
  'later',
  'found',
  'null',
  'undefined',
  'throws',
  'rejects',
  'error',
  'method',
  'wrong',
] as const;

export interface Source {
  readonly seed: number;
  readonly __typename: string;
}

/** A schema in which every way to answer and to fail occurs. `calm`: how many in a hundred fields do as they should. */
export function oddWorld(calm: number): GraphQLSchema {
  const schema = buildSchema(SDL);
  const random = (...about: readonly (string | number)[]): number => seededRandom(hashOf(about.join('/')))();
  for (const type of Object.values(schema.getTypeMap())) {
    if (isInterfaceType(type) || isUnionType(type)) type.resolveType = resolveType;
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const known = { schema, random, calm, field: field.name, type: String(field.type) };
      field.resolve = (source: Source | undefined, args, context) =>
        behave(known, { seed: source?.seed ?? 1, args, context: context as World });
    }
  }
  Object.assign(schema.getType('Odd') as GraphQLScalarType, { serialize: serializeOdd });
  return schema;
}

/** One execution: its loader gathers as that of an operation does. */
export class World {
  readonly loader = new BatchLoader<() => unknown, unknown>(async (keys) => keys.map((key) => key()));
}

interface Known {
  readonly random: (...about: readonly (string | number)[]) => number;
  readonly calm: number;
  readonly field: string;
  readonly type: string;
}

interface Asked {
  readonly seed: number;
  readonly args: object;
  readonly context: World;
}

function behave(known: Known, { seed, args, context }: Asked): unknown {
  const { random, calm, field } = known;
  const about = [seed, field, JSON.stringify(args)] as const;
  const value = (): unknown => valueOf(known, known.type, hashOf(about.join('/')));
  const pick = Math.floor(random('behaviour', ...about) * BEHAVIOURS.length);
  const behaviour =
    random('calm', ...about) * 100 < calm ? (pick % 3 === 0 ? 'found' : pick % 3 === 1 ? 'later' : 'value') : BEHAVIOURS[pick];
  if (behaviour === 'later') return Promise.resolve().then(value);
  if (behaviour === 'found') return context.loader.load(value);
  if (behaviour === 'null') return null;
  if (behaviour === 'throws') throw new GraphQLError(`${field} ${seed} throws`, { extensions: { code: 'ODD' } });
  if (behaviour === 'rejects') return Promise.reject(new Error(`${field} ${seed} rejects`));
  if (behaviour === 'error') return new Error(`${field} ${seed} is an error`);
  if (behaviour === 'wrong') return { seed: 0, __typename: 'Colour' };
  return behaviour === 'undefined' ? undefined : value();
}

function valueOf(known: Known, type: string, seed: number): unknown {
  const bare = type.replace(/!$/, '');
  if (!bare.startsWith('[')) return leafOrObject(bare, seed);
  const item = bare.slice(1, -1);
  const isLater = known.random('list', seed) < 0.5;
  // graphql-js leaves items that wait behind when a neighbour makes the list null at once; if they fail too, nobody hears it and the process ends.
  const most = item.endsWith('!') && known.calm < 100 ? 1 : 3;
  return Array.from({ length: seed % (most + 1) }, (_, index) => {
    const each = itemOf(known, item, hashOf(`${seed}/${index}`));
    if (!isLater) return each;
    return each instanceof Error ? Promise.reject(each) : Promise.resolve(each);
  });
}

function itemOf(known: Known, type: string, seed: number): unknown {
  const luck = known.random('item', seed) * 100;
  if (luck < known.calm) return valueOf(known, type, seed);
  return luck % 2 < 1 ? null : new Error(`item ${seed} failed`);
}

function leafOrObject(type: string, seed: number): unknown {
  if (['Int', 'Odd'].includes(type)) return seed % 1_000;
  if (['String', 'ID'].includes(type)) return `text ${seed}`;
  if (type === 'Boolean') return seed % 2 === 0;
  if (type === 'Colour') return ['RED', 'GREEN', 'BLUE'][seed % 3];
  return { seed, __typename: type === 'Box' || type === 'Crate' ? type : seed % 2 === 0 ? 'Box' : 'Crate' };
}

function serializeOdd(value: unknown): number {
  if (typeof value !== 'number' || value % 2 === 0) throw new TypeError('an even number');
  return value;
}

function resolveType({ seed, __typename }: Source): string | Promise<string> {
  return seed % 3 === 0 ? Promise.resolve(__typename) : __typename;
}

function hashOf(text: string): number {
  let hash = 7;
  for (const letter of text) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) >>> 0;
  return hash;
}
