const MAX_KNOWN = 20_000;
const LONGEST = 3;

const known = new Map<number, string>();

/**
 * One string for each short text of a file: qualifiers, units, level numbers and tags repeat by the million. Taking them from a table costs half
 * of cutting them out anew, and they compare by pointer, also with literals of this program. Undefined for longer texts and odd characters.
 */
export function shortText(codes: Uint8Array | Uint16Array, from: number, to: number): string | undefined {
  if (to - from > LONGEST) return undefined;
  let key = to - from;
  for (let index = from; index < to; index += 1) {
    const code = codes[index] ?? 0;
    if (code > 127) return undefined;
    key = key * 128 + code;
  }
  return known.get(key) ?? remember(key, String.fromCharCode(...codes.subarray(from, to)));
}

function remember(key: number, text: string): string {
  // Property names are the engine's one copy of a text.
  const shared = Object.keys({ [text]: true })[0] ?? text;
  if (known.size < MAX_KNOWN) known.set(key, shared);
  return shared;
}
