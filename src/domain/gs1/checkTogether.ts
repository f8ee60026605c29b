import { applicationIdentifier } from './applicationIdentifiers.js';
import { scanProblem, type Gs1Element, type ScanProblem } from './gs1Reading.js';

/**
 * What elements may not say beside each other. That one needs another (a lot number its GTIN) is not asked: it may stand in a second
 * symbol of the same label (GS1 General Specifications 4.13).
 */
export function checkTogether(elements: readonly Gs1Element[]): readonly ScanProblem[] {
  const firsts = new Map<string, Gs1Element>();
  const problems: ScanProblem[] = [];
  for (const element of elements) {
    const before = firsts.get(element.ai);
    if (before !== undefined) {
      if (before.value !== element.value) problems.push(differing(before, element));
      continue;
    }
    for (const other of firsts.values()) {
      if (excludes(other.ai, element.ai) || excludes(element.ai, other.ai)) problems.push(notTogether(other, element));
    }
    firsts.set(element.ai, element);
  }
  return problems;
}

function excludes(ai: string, other: string): boolean {
  const patterns = applicationIdentifier(ai)?.excludes ?? [];
  return patterns.some(
    (pattern) => pattern.length === other.length && [...pattern].every((digit, at) => digit === 'n' || digit === other[at]),
  );
}

const differing = ({ value }: Gs1Element, { ai, value: seen, offset }: Gs1Element): ScanProblem =>
  scanProblem('VALUES_DIFFER', { ai, offset, seen, expected: `${value}, as before` });

const notTogether = (earlier: Gs1Element, { ai, offset, value }: Gs1Element): ScanProblem =>
  scanProblem('PAIR_NOT_ALLOWED', { ai, offset, seen: value, expected: `no (${ai}) beside (${earlier.ai})` });
