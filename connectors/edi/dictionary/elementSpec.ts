/** X12 data types: identifier, text, date, time, whole number, decimal, composite (its components are not looked into). */
export type ElementType = 'ID' | 'AN' | 'DT' | 'TM' | 'N0' | 'R' | 'C';

/** One place in a segment. Numbers and lengths are facts of X12 005010; its texts are not repeated here. */
export interface ElementSpec {
  /** X12 data element number; AK402 repeats it. */
  readonly dataElement: number | undefined;
  readonly type: ElementType;
  readonly min: number;
  readonly max: number;
  readonly required: boolean;
  readonly codes: ReadonlySet<string> | undefined;
}

/** Written "373 DT 8-8" or "396 AN 2-30 required": data element number, type, shortest and longest. "C" alone is a composite. */
export function element(text: string, codes?: readonly string[]): ElementSpec {
  const match = /^(\d+) (ID|AN|DT|TM|N0|R) (\d+)-(\d+)( required)?$/.exec(text);
  if (text === 'C') return { dataElement: undefined, type: 'C', min: 0, max: 1000, required: false, codes: undefined };
  if (!match) throw new Error(`not an element: ${text}`);
  const [, dataElement, type, min, max, required] = match;
  return {
    dataElement: Number(dataElement),
    type: type as ElementType,
    min: Number(min),
    max: Number(max),
    required: required !== undefined,
    codes: codes === undefined ? undefined : new Set(codes),
  };
}
