import { getNamedType, isAbstractType, isLeafType, type GraphQLNamedType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { seededRandom } from '../../support/random.js';

const MAXIMUM_DEPTH = 4;
export const VARIABLES = '($yes: Boolean = true, $no: Boolean!, $n: Int = 4, $size: Size)';

/** A query that asks for anything, in any way: aliases, merged fields, fragments in each other, directives, variables and literals. */
export function oddQuery(schema: GraphQLSchema, seed: number): string {
  return new Asker(schema, seededRandom(seed)).query();
}

class Asker {
  readonly #fragments: string[] = [];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly random: () => number,
  ) {}

  query(): string {
    const root = this.schema.getQueryType() as GraphQLObjectType;
    const text = `query Odd${VARIABLES} ${this.#set(root, 0)}`;
    return [text, ...this.#fragments].join('\n');
  }

  #set(type: GraphQLNamedType, depth: number): string {
    const parts = Array.from({ length: 1 + Math.floor(this.random() * 4) }, () => this.#selection(type, depth));
    return `{ ${parts.join(' ')} }`;
  }

  #selection(type: GraphQLNamedType, depth: number): string {
    const luck = this.random();
    if (luck < 0.1) return `__typename${this.#directive()}`;
    if (isAbstractType(type) && luck < 0.7) return this.#inlined(this.#pick(this.schema.getPossibleTypes(type)), depth);
    if (luck < 0.2 && depth < MAXIMUM_DEPTH) return this.#inlined(type, depth);
    if (luck < 0.3 && depth < MAXIMUM_DEPTH) return this.#spread(type, depth);
    return this.#field(type, depth);
  }

  #inlined(type: GraphQLNamedType, depth: number): string {
    const on = isAbstractType(type) || this.random() < 0.8 ? ` on ${type.name}` : '';
    return `... ${on}${this.#directive()} ${this.#set(type, depth + 1)}`;
  }

  #spread(type: GraphQLNamedType, depth: number): string {
    const name = `Part${this.#fragments.length}`;
    // Its place is taken before what it holds takes the next.
    this.#fragments.push('');
    this.#fragments[Number(name.slice(4))] = `fragment ${name} on ${type.name} ${this.#set(type, depth + 1)}`;
    return `...${name}${this.#directive()} ${this.random() < 0.3 ? `...${name}` : ''}`;
  }

  #field(type: GraphQLNamedType, depth: number): string {
    const fields = 'getFields' in type ? Object.values((type as GraphQLObjectType).getFields()) : [];
    const usable = fields.filter((field) => depth < MAXIMUM_DEPTH || isLeafType(getNamedType(field.type)));
    if (usable.length === 0) return '__typename';
    const field = this.#pick(usable);
    const given = this.#given(field.args.map(({ name }) => name));
    // One alias for one field with one set of arguments, on every type: else two fields of a name could conflict.
    const alias = given === '' && this.random() < 0.7 ? '' : `${this.#aliasOf(type.name, field.name, given)}: `;
    const named = getNamedType(field.type);
    const set = isLeafType(named) ? '' : ` ${this.#set(named, depth + 1)}`;
    return `${alias}${field.name}${given}${this.#directive()}${set}`;
  }

  #aliasOf(type: string, field: string, given: string): string {
    return `${type}_${field}_${given.replaceAll(/\W/g, '')}`;
  }

  #given(names: readonly string[]): string {
    const values: Readonly<Record<string, readonly string[]>> = {
      add: ['3', '$n'],
      of: ['[1, 2]', '[$n]', '5'],
      size: ['{ width: 3 }', '{ width: $n, height: null }', '$size'],
      seed: ['3', '4', '5', '11'],
      first: ['1', '$n'],
    };
    const given = names.flatMap((name) =>
      name === 'add' || this.random() < 0.4 ? [`${name}: ${this.#pick(values[name] ?? ['null'])}`] : [],
    );
    return given.length === 0 ? '' : `(${given.join(', ')})`;
  }

  #directive(): string {
    const luck = this.random();
    if (luck < 0.85) return '';
    return this.#pick([
      ' @skip(if: $no)',
      ' @include(if: $yes)',
      ' @skip(if: true)',
      ' @include(if: $no) @skip(if: $yes)',
      ' @include(if: true)',
    ]);
  }

  #pick<Each>(list: readonly Each[]): Each {
    return list[Math.floor(this.random() * list.length)] as Each;
  }
}
