import { FNC1 } from '../../domain/gs1/writeElements.js';

/** Dots across a module of the symbol, widest first. A printer of 203 dpi has 8 dots a millimetre. */
const MODULE_DOTS = [4, 3, 2] as const;
const MODULES_A_CHARACTER = 11;
/** Stop character, with its final bar. */
const STOP_MODULES = 13;
/** Both quiet zones (GS1 General Specifications 5.4.2). */
const QUIET_MODULES = 20;

/** A GS1-128 symbol as Zebra's ^BC takes it in its mode N: which code set is used stands in the text. */
export interface Code128Field {
  /** Behind ^FD, before ^FH's escapes. */
  readonly text: string;
  /** Dots across its thinnest bar; undefined where the symbol is too wide for the label. */
  readonly moduleDots: number | undefined;
}

type CodeSet = 'B' | 'C';

/** ">;" starts code set C, ">:" B; ">5" and ">6" change to C and to B; ">8" is FNC1, ">0" the letter ">" (ZPL II, ^BC, invocation codes). */
export function code128Field(elementString: string, widthDots: number): Code128Field {
  const parts = partsOf(elementString);
  let set: CodeSet = parts[0]?.set ?? 'B';
  let text = `${set === 'C' ? '>;' : '>:'}>8`;
  // Start, FNC1 and check character.
  let characters = 3;
  for (const part of parts) {
    if (part.set !== undefined && part.set !== set) {
      text += part.set === 'C' ? '>5' : '>6';
      characters += 1;
      set = part.set;
    }
    text += part.text;
    characters += part.characters;
  }
  const modules = characters * MODULES_A_CHARACTER + STOP_MODULES + QUIET_MODULES;
  return { text, moduleDots: MODULE_DOTS.find((dots) => dots * modules <= widthDots) };
}

interface Part {
  /** Undefined where either does. */
  readonly set: CodeSet | undefined;
  readonly text: string;
  readonly characters: number;
}

/** Four digits and more go by pairs: changing there and back costs two characters. */
function partsOf(elementString: string): readonly Part[] {
  return [...elementString.matchAll(/(?:\d\d){2,}|\u001d|[^\u001d]/g)].map(([piece]): Part => {
    if (piece === FNC1) return { set: undefined, text: '>8', characters: 1 };
    if (piece.length > 1) return { set: 'C', text: piece, characters: piece.length / 2 };
    return { set: 'B', text: piece === '>' ? '>0' : piece, characters: 1 };
  });
}
