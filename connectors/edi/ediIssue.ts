import type { Issue, Severity } from '../contract/connector.js';

/** What a problem means to the sender's machine: the code of the acknowledgement segment that will tell it (AK3, AK4, AK5, AK9, TA1). */
export type AckNote =
  | {
      readonly level: 'element';
      readonly tag: string;
      /** 1 is the ST. */
      readonly segmentInSet: number;
      readonly element: number;
      readonly code: string;
      /** X12 data element number, for AK402. */
      readonly dataElement?: number | undefined;
      readonly seen?: string;
    }
  | { readonly level: 'segment'; readonly tag: string; readonly segmentInSet: number; readonly code: string }
  | { readonly level: 'set' | 'group' | 'interchange'; readonly code: string };

/** An issue of an EDI message, with what the acknowledgement says about it. Business problems carry no note: a 997 never rejects for them. */
export interface EdiIssue extends Issue {
  readonly ack?: AckNote;
}

/** `ignore` keeps a finding out of the list altogether. */
export type FindingSeverity = Severity | 'ignore';

/** Issues kept of one set, group, interchange or file. A garbled 50 MB file must not become millions of issue objects. */
export const MAX_ISSUES = 500;

const RANK: Readonly<Record<Severity, number>> = { info: 0, warn: 1, hold: 2, reject: 3 };

/** Collects issues up to `MAX_ISSUES`; what is dropped leaves one line that is as severe as the worst of it. */
export class IssueList {
  readonly #kept: EdiIssue[] = [];
  #dropped = 0;
  #worstDropped: Severity = 'info';

  add(severity: FindingSeverity, issue: Omit<EdiIssue, 'severity'>): void {
    if (severity === 'ignore') return;
    if (this.#kept.length < MAX_ISSUES) {
      this.#kept.push({ severity, ...issue });
      return;
    }
    this.#dropped += 1;
    if (RANK[severity] > RANK[this.#worstDropped]) this.#worstDropped = severity;
  }

  all(): readonly EdiIssue[] {
    if (this.#dropped === 0) return this.#kept;
    const message = `${this.#dropped} more problems were found and are not listed.`;
    return [...this.#kept, { severity: this.#worstDropped, code: 'TOO_MANY_ISSUES', message }];
  }
}

export const isRejected = (issues: readonly EdiIssue[]): boolean => issues.some((issue) => issue.severity === 'reject');
