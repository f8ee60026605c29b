import type { IssueList } from '../ediIssue.js';
import type { EdiSeverities } from '../profile.js';
import type { InterchangeHeader } from './interchange.js';
import { elementText, positionOf } from './segment.js';

/** ISA elements that are checked: what they may hold, and the I18 code of TA1 that names them. */
const ISA_ELEMENTS: readonly { readonly element: number; readonly pattern: RegExp; readonly expected: string; readonly code: string }[] = [
  { element: 1, pattern: /^.{2}$/, expected: '2 characters', code: '010' },
  { element: 3, pattern: /^.{2}$/, expected: '2 characters', code: '012' },
  { element: 5, pattern: /^[A-Z0-9]{2}$/, expected: '2 characters', code: '005' },
  { element: 6, pattern: /^.{1,15}$/, expected: '1 to 15 characters', code: '006' },
  { element: 7, pattern: /^[A-Z0-9]{2}$/, expected: '2 characters', code: '007' },
  { element: 8, pattern: /^.{1,15}$/, expected: '1 to 15 characters', code: '008' },
  { element: 9, pattern: /^\d\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/, expected: 'YYMMDD', code: '014' },
  { element: 10, pattern: /^([01]\d|2[0-3])[0-5]\d$/, expected: 'HHMM', code: '015' },
  { element: 12, pattern: /^\d{5}$/, expected: '5 digits', code: '017' },
  { element: 13, pattern: /^\d{9}$/, expected: '9 digits', code: '018' },
  { element: 14, pattern: /^[01]$/, expected: '0 or 1', code: '019' },
  { element: 15, pattern: /^[PTI]$/, expected: 'P or T', code: '020' },
];

export function checkIsa(issues: IssueList, header: InterchangeHeader, options: { severities: EdiSeverities; fixedWidth: boolean }): void {
  const { isa } = header;
  if (!options.fixedWidth) {
    const message = 'The ISA is not laid out in fixed widths; it was read by its separators.';
    const facts = { at: positionOf(isa), seen: `${isa.length} bytes`, expected: '105 bytes before the terminator' };
    issues.add(options.severities.ISA_NOT_FIXED_WIDTH, { code: 'ISA_NOT_FIXED_WIDTH', message, ...facts });
  }
  for (const { element, pattern, expected, code } of ISA_ELEMENTS) {
    const seen = elementText(isa, element);
    if (pattern.test(seen)) continue;
    const message = `ISA${String(element).padStart(2, '0')} is not valid.`;
    const ack = { level: 'interchange', code } as const;
    issues.add(options.severities.ISA_ELEMENT, { code: 'ISA_ELEMENT', message, at: positionOf(isa, element), seen, expected, ack });
  }
}
