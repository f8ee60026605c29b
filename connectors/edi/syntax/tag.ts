/** More tags than any document has; a garbled file must not fill the table with nonsense. */
const MAX_KNOWN = 1_000;
const MAX_TAG_LENGTH = 3;
const MAX_SHOWN = 20;

type Codes = Uint8Array | Uint16Array;

/** Names segments. One string a tag, the very one that literals in this program are, so that comparing tags compares pointers. */
export class TagTable {
  readonly #separator: number;
  readonly #known = new Map<number, string>();

  constructor(separator: number) {
    this.#separator = separator;
  }

  /** The characters up to the first separator. More than three are no tag and come back as they stand, shortened. */
  tagOf(codes: Codes, from: number, to: number): string {
    let key = 0;
    let index = from;
    while (index < to && index <= from + MAX_TAG_LENGTH && isTagCharacter(codes[index] ?? 0)) {
      key = key * 128 + (codes[index] ?? 0);
      index += 1;
    }
    const complete = index === to || codes[index] === this.#separator;
    if (!complete || index - from > MAX_TAG_LENGTH) return this.#noTag(codes, from, to);
    return this.#known.get(key) ?? this.#remember(key, String.fromCharCode(...codes.subarray(from, index)));
  }

  #noTag(codes: Codes, from: number, to: number): string {
    const separator = codes.indexOf(this.#separator, from);
    const end = Math.min(separator < 0 ? to : separator, to, from + MAX_SHOWN);
    return String.fromCharCode(...codes.subarray(from, end)).trim();
  }

  #remember(key: number, text: string): string {
    // Property names are the engine's one copy of a text.
    const tag = Object.keys({ [text]: true })[0] ?? text;
    if (this.#known.size < MAX_KNOWN) this.#known.set(key, tag);
    return tag;
  }
}

const isTagCharacter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
