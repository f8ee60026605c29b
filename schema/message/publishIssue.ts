import type { MessageIssue } from '../../src/domain/inbound/inboundMessage.js';
import type { MessageIssueType } from './inboundMessage.type.js';

/** The place of an issue laid out flat, as clients read it. */
export function publishIssue({ severity, code, message, at, path, seen, expected, fix }: MessageIssue): MessageIssueType {
  return {
    severity,
    code,
    message,
    segment: at?.segment ?? null,
    tag: at?.tag ?? null,
    element: at?.element ?? null,
    byte: at?.byte ?? null,
    hl: at?.hl ?? null,
    path: path ?? null,
    seen: seen ?? null,
    expected: expected ?? null,
    fix: fix ?? null,
  };
}
