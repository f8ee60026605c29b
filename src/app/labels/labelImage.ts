import { toBuffer } from 'bwip-js/node';
import { FNC1, writeElementString, writeHumanReadable, type LabelElement } from '../../domain/gs1/writeElements.js';

/**
 * Symbols that an image can be made of, by what bwip-js calls them; GS1's own are told from the others by their first FNC1. No QR: a lot
 * number with "%" came back with two from a decoder, and packs and pallets do without.
 */
const SYMBOLS = { 'gs1-128': 'code128', datamatrix: 'datamatrix' } as const;
export type SymbolKind = keyof typeof SYMBOLS;

/** GS1-128 holds so many letters at most, FNC1 among them (GS1 General Specifications 5.4.1). */
export const MAXIMUM_GS1_128_LETTERS = 48;

/** Dots across a module. */
const SCALE = 3;
const BAR_MILLIMETRES = 15;
const QUIET_MODULES = 10;

/** A PNG of one symbol with all elements, and below GS1-128 what it says. Undefined for what the symbol cannot hold. */
export async function labelImage(elements: readonly LabelElement[], symbol: SymbolKind): Promise<Buffer | undefined> {
  const isLinear = symbol === 'gs1-128';
  const data = writeElementString(elements);
  if (isLinear && data.length > MAXIMUM_GS1_128_LETTERS) return undefined;
  return await toBuffer({
    bcid: SYMBOLS[symbol],
    // Not its form with parentheses: those of a lot number cannot be told from others there. No letter of GS1 is "^".
    text: `^FNC1${data.replaceAll(FNC1, '^FNC1')}`,
    parsefnc: true,
    scale: SCALE,
    padding: QUIET_MODULES,
    backgroundcolor: 'FFFFFF',
    ...(isLinear ? { height: BAR_MILLIMETRES, includetext: true, alttext: writeHumanReadable(elements).replaceAll('\\(', '(') } : {}),
  });
}
