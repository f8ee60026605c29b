/** An object or a list of the answer. */
export type Holder = Record<string, unknown> | { data: unknown } | unknown[];

interface PlaceOptions {
  readonly holder: Holder;
  readonly key: string | number;
  readonly isNullable: boolean;
  /** Where the holder stands; undefined for the whole answer. */
  readonly above: Place | undefined;
}

/** Where an object, a list or a value that failed stands in the answer. */
export class Place {
  readonly #options: PlaceOptions;
  #isEmptied = false;

  constructor(options: PlaceOptions) {
    this.#options = options;
  }

  put(value: unknown): void {
    const { holder, key } = this.#options;
    (holder as Record<string | number, unknown>)[key] = value;
  }

  /** It, or what holds it, has become null. */
  get isLost(): boolean {
    return this.#isEmptied || (this.#options.above?.isLost ?? false);
  }

  /** Puts null here; where null may not stand, into what holds it (GraphQL specification 6.4.4). */
  empty(): void {
    const { isNullable, above } = this.#options;
    this.#isEmptied = true;
    if (isNullable || above === undefined) this.put(null);
    else above.empty();
  }

  path(): readonly (string | number)[] {
    const { key, above } = this.#options;
    return above === undefined ? [] : [...above.path(), key];
  }
}
