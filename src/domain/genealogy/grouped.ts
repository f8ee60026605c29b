/** Positions by key in flat arrays: the members of key k are items[offsets[k]] up to items[offsets[k + 1]], in ascending position. */
export interface Grouped {
  readonly offsets: Int32Array;
  readonly items: Int32Array;
}

/** Groups positions by `keys`, leaving out negative keys and those where `others` holds the same key (moves within one node). */
export function grouped(keys: Int32Array, keyCount: number, others: Int32Array): Grouped {
  const offsets = new Int32Array(keyCount + 1);
  for (let position = 0; position < keys.length; position += 1) {
    const key = keys[position] as number;
    if (key >= 0 && key !== others[position]) offsets[key + 1] = (offsets[key + 1] as number) + 1;
  }
  for (let key = 0; key < keyCount; key += 1) offsets[key + 1] = (offsets[key + 1] as number) + (offsets[key] as number);
  const items = new Int32Array(offsets[keyCount] as number);
  const next = offsets.slice(0, keyCount);
  for (let position = 0; position < keys.length; position += 1) {
    const key = keys[position] as number;
    if (key < 0 || key === others[position]) continue;
    const slot = next[key] as number;
    items[slot] = position;
    next[key] = slot + 1;
  }
  return { offsets, items };
}
