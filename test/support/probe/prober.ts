import { expect } from '@jest/globals';
import type { GraphQLField, GraphQLSchema } from 'graphql';
import type { Answer, Door } from '../door.js';
import { EVERY_FIELD, fieldsWithValue, operationOn, type MayUse, type Operation, type RootKind } from './operation.js';
import { filledIdInputs } from './twins.js';

export type RootField = GraphQLField<unknown, unknown>;
export type Variables = Operation['variables'];
export type Payload = Readonly<Record<string, unknown>>;

export interface ProberOptions {
  readonly door: Pick<Door, 'ask'>;
  readonly schema: GraphQLSchema;
  /** Our key. */
  readonly key: string;
  /** Every text that it must never be told. */
  readonly secrets: readonly string[];
  readonly mayUse?: MayUse;
  /** Makes a document one that this key may send. */
  readonly trust?: (document: string) => Promise<void>;
}

/** Asks with one key for everything it may use, and finds what it should not have been told. */
export class Prober {
  /** Fields that our own answers had a value for. */
  readonly seen = new Set<string>();
  /** Ids of inputs that were asked with. */
  readonly filledIds = new Set<string>();
  readonly #options: ProberOptions;

  constructor(options: ProberOptions) {
    this.#options = options;
  }

  /** On our own things: it must answer, and shows what the probe reaches. */
  async control(field: RootField, variables: Variables, kind: RootKind = 'query'): Promise<unknown> {
    const answer = await this.ask(kind, field, variables);
    expect([field.name, variables, answer.errors]).toEqual([field.name, variables, []]);
    this.expectNoLeak(answer, variables);
    this.look(answer.data);
    for (const name of filledIdInputs(field, variables)) this.filledIds.add(name);
    return answer.data[field.name];
  }

  /** On things that are not ours: an answer like any other, with nothing in it. */
  async probe(field: RootField, variables: Variables, kind: RootKind = 'query'): Promise<unknown> {
    const answer = await this.ask(kind, field, variables);
    this.expectNoLeak(answer, variables);
    this.look(answer.data);
    expect([field.name, variables, answer.errors.map(({ extensions }) => extensions['code'])]).toEqual([field.name, variables, []]);
    return answer.data[field.name];
  }

  async ask(kind: RootKind, field: RootField, variables: Variables): Promise<Answer> {
    const { door, schema, key, mayUse = EVERY_FIELD, trust } = this.#options;
    const { text } = operationOn(schema, { kind, field, variables, mayUse });
    await trust?.(text);
    return await door.ask(key, text, variables);
  }

  look(answer: unknown): void {
    fieldsWithValue(answer, this.seen);
  }

  /** What the caller sent itself tells it nothing. */
  expectNoLeak(answer: unknown, sent: Variables): void {
    expect(this.leaksIn(answer, sent)).toEqual([]);
  }

  leaksIn(answer: unknown, sent: Variables): readonly string[] {
    const told = JSON.stringify(answer);
    const asked = JSON.stringify(sent);
    return this.#options.secrets.filter((secret) => told.includes(secret) && !asked.includes(secret));
  }
}

/** `totalCount` of a list as the probe asked for it. */
export const countOf = (list: unknown): number =>
  Number(Object.entries(list as Payload).find(([name]) => name.endsWith('__totalCount'))?.[1]);

/** What a scan tells of the text that was sent, whoever's goods it is on. */
const OF_THE_TEXT: ReadonlySet<string> = new Set([
  '__typename',
  ...['form', 'symbology', 'elements', 'problems', 'sscc', 'gtin', 'lotNumber'].map((name) => `Scan__${name}`),
]);

/** Null, a list of nothing, or a scan that names nothing. */
export function isNothing(value: unknown): boolean {
  if (value === null) return true;
  if (typeof value === 'object' && (value as Payload)['__typename'] === 'Scan') {
    return Object.entries(value).every(([name, each]) => OF_THE_TEXT.has(name) || isNothing(each));
  }
  return Array.isArray(value) && value.every((each) => each === null);
}
