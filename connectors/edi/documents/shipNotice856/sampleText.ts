import { isWritable } from '../../acknowledge/writeSegments.js';
import type { EdiProfile } from '../../profile.js';

/** Tells what can stand in an element between the partner's separators. */
export function isWritableBy({ writes }: EdiProfile): (text: string) => boolean {
  return (text) => isWritable(text, writes) && (writes.version === '004010' || !text.includes(writes.repetition));
}

/** The text with a blank for each character that cannot be written: for names, which nobody looks up. */
export function writableText(text: string, profile: EdiProfile, maximum: number): string {
  const isWritableCharacter = isWritableBy(profile);
  const characters = [...text.normalize('NFKD')].filter((character) => !/\p{M}/u.test(character));
  return characters
    .map((character) => (isWritableCharacter(character) ? character : ' '))
    .join('')
    .replaceAll(/ +/g, ' ')
    .trim()
    .slice(0, maximum)
    .trim();
}
