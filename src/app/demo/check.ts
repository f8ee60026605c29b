/** What must hold at this point of the story; the compiler knows it from here on, too. */
export function check(holds: unknown, what: string): asserts holds {
  if (holds !== true) throw new Error(`This should hold and does not: ${what}`);
}
