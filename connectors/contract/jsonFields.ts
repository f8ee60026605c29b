import { parseInstant, type Instant } from '../../src/domain/shared/dates.js';
import type { Issue } from './connector.js';
import { isObject, type Json, type JsonObject } from './readJson.js';

const MAXIMUM_SEEN = 100;

/** Reads fields of one object, and notes with its path whatever is not as it should be. */
export class JsonFields {
  constructor(
    private readonly object: JsonObject,
    readonly path: string,
    private readonly issues: Issue[],
  ) {}

  /** Undefined when it is absent, null or no text. */
  text(name: string): string | undefined {
    const value = this.object[name];
    return typeof value === 'string' ? value : undefined;
  }

  /** Digits, however many. */
  id(name: string): string | undefined {
    const value = this.object[name];
    const text = typeof value === 'number' || typeof value === 'string' ? String(value) : '';
    return /^\d{1,40}$/.test(text) ? text : undefined;
  }

  neededId(name: string): string {
    return this.id(name) ?? this.#wrong(name, 'an id: digits');
  }

  neededText(name: string, maximum: number): string {
    const text = this.text(name);
    return text !== undefined && text !== '' && text.length <= maximum ? text : this.#wrong(name, `text of 1 to ${maximum} characters`);
  }

  neededInstant(name: string): Instant {
    return parseInstant(this.text(name) ?? '') ?? (this.#wrong(name, 'a date and time with its offset') as Instant);
  }

  /** A whole number that is not negative; undefined when it is absent or null. */
  count(name: string): number | undefined {
    const value = this.object[name] ?? null;
    if (value === null) return undefined;
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value;
    this.#wrong(name, 'a whole number, 0 or more');
    return undefined;
  }

  is(name: string, value: Json): boolean {
    return this.object[name] === value;
  }

  /** True when it is there and not null. */
  has(name: string): boolean {
    return (this.object[name] ?? null) !== null;
  }

  /** The objects of a list; what is none of them is noted. */
  list(name: string): readonly JsonFields[] {
    const value = this.object[name];
    if (!Array.isArray(value)) {
      this.#wrong(name, 'a list');
      return [];
    }
    return (value as readonly Json[]).flatMap((each, index) => {
      const path = `${this.path}.${name}[${index}]`;
      if (isObject(each)) return [new JsonFields(each, path, this.issues)];
      this.issues.push(wrongField(path, each, 'an object'));
      return [];
    });
  }

  /** The object there; one without fields when there is none. */
  child(name: string): JsonFields {
    const value = this.object[name];
    if (!isObject(value)) this.#wrong(name, 'an object');
    return new JsonFields(isObject(value) ? value : {}, `${this.path}.${name}`, this.issues);
  }

  #wrong(name: string, expected: string): string {
    this.issues.push(wrongField(`${this.path}.${name}`, this.object[name], expected));
    return '';
  }
}

const wrongField = (path: string, value: Json | undefined, expected: string): Issue => ({
  severity: 'reject',
  code: 'JSON_FIELD',
  message: 'A field is missing, or is not what it should be.',
  path,
  seen: value === undefined ? '' : JSON.stringify(value).slice(0, MAXIMUM_SEEN),
  expected,
});
