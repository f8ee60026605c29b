const LONGEST = 3;
/** Slots of the table, a power of two; a file uses some hundred short texts. A text whose slot is taken by another is cut out anew. */
const SLOTS = 8_192;

const keys = new Int32Array(SLOTS);
const texts: string[] = new Array<string>(SLOTS).fill('');

/**
 * One string for each short text of a file: qualifiers, units, level numbers and tags repeat by the million. Taking them from a table costs a
 * quarter of cutting them out anew, and they compare by pointer, also with literals of this program. Undefined for longer texts and those
 * beyond ASCII.
 */
export function shortText(codes: Uint8Array | Uint16Array, from: number, to: number): string | undefined {
  if (to - from > LONGEST) return undefined;
  let key = to - from;
  for (let index = from; index < to; index += 1) {
    const code = codes[index] ?? 0;
    if (code > 127) return undefined;
    key = key * 128 + code;
  }
  const slot = (key ^ (key >>> 11)) & (SLOTS - 1);
  return keys[slot] === key ? texts[slot] : remember(slot, key, String.fromCharCode(...codes.subarray(from, to)));
}

function remember(slot: number, key: number, text: string): string {
  // Property names are the engine's one copy of a text.
  const shared = Object.keys({ [text]: true })[0] ?? text;
  keys[slot] = key;
  texts[slot] = shared;
  return shared;
}
