import type { Issue } from '../../../connectors/contract/connector.js';
import { recordTracking } from '../../commands/shipping/recordTracking.js';
import type { RecordTracking } from '../../commands/shipping/recordTrackingInput.js';
import { refusedEvent } from './eventIssues.js';
import type { EventJudging } from './eventJudging.js';

/** Hands over what a carrier told, each scan for itself: source and external id of each say whether it was recorded before. */
export async function applyTracking(
  { intake, actor }: EventJudging,
  events: readonly RecordTracking[],
  dryRun: boolean,
): Promise<readonly Issue[]> {
  if (events.length === 0) return [];
  const outcomes = await intake.executor.execute(
    recordTracking,
    { actor, dryRun },
    events.map((input) => ({ input })),
  );
  return distinct(outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.refusals.map(refusedEvent))));
}

/** What is wrong with a parcel is wrong in each of its scans. */
const distinct = (issues: readonly Issue[]): readonly Issue[] => [
  ...new Map(issues.map((issue) => [`${issue.code} ${issue.message}`, issue])).values(),
];
