import type { Issue } from '../contract/connector.js';

/** Problems as text for people: where, what was seen and expected, what to do. What was merely noted stands apart. */
export function formatIssues(issues: readonly Issue[]): readonly string[] {
  const problems = issues.filter(({ severity }) => severity !== 'info');
  const notes = issues.filter(({ severity }) => severity === 'info');
  return [
    ...(problems.length === 0 ? ['No problems.'] : [`${counted(problems.length, 'problem')}:`, ...problems.flatMap(formatIssue)]),
    ...(notes.length === 0 ? [] : [`${counted(notes.length, 'note')}:`, ...notes.flatMap(formatIssue)]),
  ];
}

function formatIssue({ severity, code, message, at, path, ...facts }: Issue): readonly string[] {
  const element = at?.element === undefined ? '' : String(at.element).padStart(2, '0');
  const inJson = path === undefined ? '' : ` at ${path}`;
  const place =
    at === undefined ? inJson : ` at segment ${at.segment}, byte ${at.byte}${at.tag === undefined ? '' : `, ${at.tag}${element}`}`;
  const seen = facts.seen === undefined ? '' : ` Seen: "${facts.seen}".`;
  const expected = facts.expected === undefined ? '' : ` Expected: ${facts.expected}.`;
  const fix = facts.fix === undefined ? [] : [`    ${facts.fix}`];
  return [`  ${severity.toUpperCase()} ${code}${place}`, `    ${message}${seen}${expected}`, ...fix];
}

export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
