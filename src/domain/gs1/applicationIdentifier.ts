/** What one GS1 Application Identifier says of the value behind it (GS1 General Specifications, section 3.2). */
export interface ApplicationIdentifier {
  /** Two to four digits; none is the beginning of another. */
  readonly ai: string;
  /** Data title as GS1 prints it. */
  readonly title: string;
  readonly parts: readonly ValuePart[];
  readonly meaning: ValueMeaning;
  /** AIs that may not mark the same item with it (section 4.13); an "n" stands for any digit. */
  readonly excludes: readonly string[];
}

export interface ValuePart {
  readonly characters: CharacterSet;
  readonly minimum: number;
  readonly maximum: number;
}

/** N digits; X set 82 and Y set 39 (section 7.11); Z file-safe base64 (set 64). */
export type CharacterSet = 'N' | 'X' | 'Y' | 'Z';

/** What can be told of a value beside its text. */
export interface ValueMeaning {
  /** So many first digits end in their check digit (section 7.9). */
  readonly checkedDigits?: number;
  /** The first six digits are YYMMDD. */
  readonly date?: DateRule;
  /** The digits are an exact number with so many behind the point, in a unit of UN/ECE Recommendation 20 where there is one. */
  readonly number?: NumberRule;
}

/**
 * What day 00 means. LAST_DAY: the month's last, leap years counted (sections 3.4.3, 3.4.5 to 3.4.7). NOT_TOLD: the day is not told, and
 * none is made up. NEVER: it may not stand there.
 */
export type DateRule = 'LAST_DAY' | 'NOT_TOLD' | 'NEVER';

export interface NumberRule {
  readonly decimals: number;
  /** Digits before it that are no part of the number: the currency of an amount. */
  readonly from?: number;
  readonly unit?: string;
  /** A measure of the goods themselves, not of the box they travel in. */
  readonly isOfGoods?: boolean;
}
