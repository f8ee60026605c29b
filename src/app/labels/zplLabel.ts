import { writeElementString, writeHumanReadable, type LabelElement } from '../../domain/gs1/writeElements.js';
import { decided, refused, type Decided } from '../../domain/shared/refusal.js';
import { invalidInput } from '../../domain/shared/refusals.js';
import { code128Field } from './code128Field.js';

/** 4 by 6 inches at 203 dots an inch. */
const WIDTH_DOTS = 812;
const HEIGHT_DOTS = 1_218;
const MARGIN_DOTS = 20;
const BAR_DOTS = 203;
const LINE_DOTS = 40;
const MAXIMUM_HEADINGS = 4;

/** Which elements stand in one symbol; the SSCC's is the lowest (GS1 Logistic Label Guideline, 4). */
const SYMBOLS: readonly (readonly string[])[] = [['01'], ['02', '37'], ['15', '17'], ['10'], ['00']];

/**
 * A label of 4 by 6 inches in ZPL II, for printers of 203 dpi: headings, each symbol with what it says. Refused: INVALID_INPUT for more
 * than four headings. `headings` are anybody's text, and do nothing but stand there.
 */
export function zplLabel(elements: readonly LabelElement[], headings: readonly string[] = []): Decided<string> {
  if (headings.length > MAXIMUM_HEADINGS) return refused(invalidInput(`A label has at most ${MAXIMUM_HEADINGS} headings.`, ['headings']));
  const lines = ['^XA', '^CI28', `^PW${WIDTH_DOTS}`, `^LL${HEIGHT_DOTS}`];
  let top = MARGIN_DOTS;
  for (const heading of headings) {
    lines.push(textField(heading, top));
    top += LINE_DOTS;
  }
  for (const ais of SYMBOLS) {
    const held = elements.filter(({ ai }) => ais.includes(ai));
    if (held.length === 0) continue;
    const { text, moduleDots } = code128Field(writeElementString(held), WIDTH_DOTS);
    if (moduleDots === undefined) return refused(invalidInput('The symbol is wider than the label.', ['lotNumber']));
    // The quiet zone is ten modules wide.
    lines.push(`^FO${moduleDots * 10},${top}^BY${moduleDots}^BCN,${BAR_DOTS},N,N,N,N^FH^FD${escaped(text)}^FS`);
    lines.push(textField(writeHumanReadable(held).replaceAll('\\(', '('), top + BAR_DOTS + MARGIN_DOTS / 2));
    top += BAR_DOTS + LINE_DOTS + MARGIN_DOTS;
  }
  return decided([...lines, '^XZ', ''].join('\n'));
}

function textField(text: string, top: number): string {
  return `^FO${MARGIN_DOTS},${top}^A0N,32,32^FB${WIDTH_DOTS - 2 * MARGIN_DOTS},1^FH^FD${escaped(text)}^FS`;
}

/** ^ and ~ begin commands wherever they stand, _ begins an escape after ^FH, \ one of ^FB; line ends and controls stand in no text. */
function escaped(text: string): string {
  return text.replace(/[\^~_\\]|\p{Cc}/gu, (letter) =>
    /\p{Cc}/u.test(letter) ? ' ' : `_${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
