import type { AckNote, IssueList } from '../../ediIssue.js';
import type { EdiProfile } from '../../profile.js';
import { elementText, type Segment } from '../../syntax/segment.js';

/** What the parts of the ship notice reader share while one set is read. */
export interface ReadContext {
  readonly profile: EdiProfile;
  readonly issues: IssueList;
  readonly st: Segment;
}

/** The AK4 of an element that the dictionary passed and the document does not. */
export function elementNote(
  context: ReadContext,
  segment: Segment,
  fault: { element: number; code: string; dataElement: number },
): AckNote {
  const segmentInSet = segment.ordinal - context.st.ordinal + 1;
  return { level: 'element', tag: segment.tag, segmentInSet, ...fault, seen: elementText(segment, fault.element) };
}
