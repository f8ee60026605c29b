import { shortText } from './shortText.js';

const MAX_TAG_LENGTH = 3;
const MAX_SHOWN = 20;

/** Names segments of files that use this separator. */
export class TagReader {
  readonly #separator: number;

  constructor(separator: number) {
    this.#separator = separator;
  }

  /** The characters up to the first separator. What is no tag comes back as it stands, shortened. */
  tagOf(codes: Uint8Array | Uint16Array, from: number, to: number): string {
    let index = from;
    while (index < to && index <= from + MAX_TAG_LENGTH && isTagCharacter(codes[index] ?? 0)) index += 1;
    const complete = index === to || codes[index] === this.#separator;
    return (complete ? shortText(codes, from, index) : undefined) ?? this.#noTag(codes, from, to);
  }

  #noTag(codes: Uint8Array | Uint16Array, from: number, to: number): string {
    const separator = codes.indexOf(this.#separator, from);
    const end = Math.min(separator < 0 ? to : separator, to, from + MAX_SHOWN);
    return String.fromCharCode(...codes.subarray(from, end)).trim();
  }
}

const isTagCharacter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
