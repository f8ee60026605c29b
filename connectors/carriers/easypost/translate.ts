import { createHash } from 'node:crypto';
import type { RecordTracking } from '../../../src/commands/shipping/recordTrackingInput.js';
import type { Issue } from '../../contract/connector.js';
import type { DecodedEvent, EndpointFacts, EventTranslation } from '../../contract/webhookConnector.js';
import { STATUS_DETAILS, STATUSES, type TrackingStatus } from './config.js';
import type { EasypostContent, Tracker, TrackerDetail } from './decode.js';

/** One intent a scan, the oldest first, those of earlier events among them: each is known by what it says, and so is recorded once. */
export function translateEasypost({ content, issues: found }: DecodedEvent, { source }: EndpointFacts): EventTranslation {
  const tracker = content as EasypostContent;
  if (found.some(({ severity }) => severity === 'reject')) return { issues: [] };
  if (tracker === undefined) return { told: { kind: 'NOTHING' }, issues: [] };
  const issues: Issue[] = [];
  const details = [...tracker.details].sort((one, other) => compare(one.at, other.at));
  let goesBack = false;
  const events = details.flatMap((detail): readonly RecordTracking[] => {
    const status = statusOf(detail, goesBack);
    if (status === undefined) {
      issues.push(withoutMeaning(detail));
      return [];
    }
    goesBack ||= status === 'RETURNING' || status === 'RETURNED';
    return [eventOf(tracker, detail, { status, source })];
  });
  return { told: { kind: 'TRACKING', events: distinct(events) }, issues };
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/** What is delivered after it turned round came back to us: the customer never had it. */
function statusOf({ status, statusDetail }: TrackerDetail, goesBack: boolean): TrackingStatus | undefined {
  const told = STATUS_DETAILS[`${status}/${statusDetail}`] ?? STATUSES[status];
  return told === 'DELIVERED' && goesBack ? 'RETURNED' : told;
}

interface Meaning {
  readonly status: TrackingStatus;
  readonly source: string;
}

function eventOf({ id, trackingCode, carrier, signedBy }: Tracker, detail: TrackerDetail, { status, source }: Meaning): RecordTracking {
  const note = [detail.message, detail.place].filter((part) => part !== '').join(', ');
  return {
    trackingNumber: trackingCode,
    ...(carrier !== '' && { carrierCode: carrier }),
    status,
    occurredAt: detail.at,
    source,
    externalId: `${id}/${identityOf(detail)}`,
    ...(note !== '' && { note }),
    ...(status === 'DELIVERED' && signedBy !== undefined && { signedBy }),
  };
}

const IDENTITY_DIGITS = 32;

/** EasyPost numbers no scans: time, state, words and place are what makes two of them the same. */
const identityOf = ({ at, status, statusDetail, message, place }: TrackerDetail): string =>
  createHash('sha256')
    .update(JSON.stringify([at, status, statusDetail, message, place]))
    .digest('hex')
    .slice(0, IDENTITY_DIGITS);

const distinct = (events: readonly RecordTracking[]): readonly RecordTracking[] => [
  ...new Map(events.map((event) => [event.externalId, event])).values(),
];

const withoutMeaning = ({ path, status, statusDetail }: TrackerDetail): Issue => ({
  severity: 'info',
  code: 'TRACKING_STATUS_UNKNOWN',
  message: 'The scan says nothing of where the parcel is on its way.',
  path: `${path}.status`,
  seen: `${status}, ${statusDetail}`,
});
