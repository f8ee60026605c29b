const numbered = (group: string, last: number, without: readonly number[] = []): readonly string[] =>
  Array.from({ length: last }, (_, index) => index + 1)
    .filter((number) => !without.includes(number))
    .map((number) => `${group}${number}`);

/** Capabilities that the platform owes by now, each with a scenario or without (CONTRIBUTING.md). AL9 is an extension. */
export const OWED: readonly string[] = [
  ...numbered('AL', 20, [9]),
  ...numbered('RT', 6),
  'AI2',
  'AN5',
  'AN6',
  'AN7',
  'AN14',
  'MV10',
  'MV13',
  'MV14',
  'IG4',
  'IG6',
  'IN12',
  'IN16',
];
