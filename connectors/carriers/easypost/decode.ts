import type { Issue } from '../../contract/connector.js';
import { JsonFields } from '../../contract/jsonFields.js';
import { isObject, readJson } from '../../contract/readJson.js';
import type { DecodedEvent } from '../../contract/webhookConnector.js';
import { parseInstant, type Instant } from '../../../src/domain/shared/dates.js';

/** One scan of a parcel, in EasyPost's words. */
export interface TrackerDetail {
  readonly path: string;
  readonly status: string;
  readonly statusDetail: string;
  readonly at: Instant;
  readonly message: string;
  readonly place: string;
}

/** A parcel with its whole history. */
export interface Tracker {
  readonly id: string;
  readonly trackingCode: string;
  readonly carrier: string;
  readonly signedBy: string | undefined;
  readonly details: readonly TrackerDetail[];
}

/** Undefined when the event is about no parcel. */
export type EasypostContent = Tracker | undefined;

const MAXIMUM_CODE = 100;
const MAXIMUM_TEXT = 200;

/** Events of trackers carry the tracker as it is, history included: nothing depends on which of them came first. */
export function decodeEasypost(bytes: Uint8Array): DecodedEvent {
  const read = readJson(bytes);
  if (!read.ok) return { isTest: false, issues: [read.issue], items: [], content: undefined };
  const issues: Issue[] = [];
  const event = new JsonFields(isObject(read.value) ? read.value : {}, '$', issues);
  const description = event.neededText('description', MAXIMUM_CODE);
  const isTest = event.is('mode', 'test');
  if (issues.length > 0) return { isTest, issues, items: [], content: undefined };
  if (!description.startsWith('tracker.')) return { isTest, issues: [notATracker(description)], items: [], content: undefined };
  const tracker = readTracker(event.child('result'), issues);
  return { isTest, issues, items: [], content: issues.some(({ severity }) => severity === 'reject') ? undefined : tracker };
}

function readTracker(result: JsonFields, issues: Issue[]): Tracker {
  const details = result.has('tracking_details') ? result.list('tracking_details').flatMap((detail) => readDetail(detail, issues)) : [];
  return {
    id: result.neededText('id', MAXIMUM_CODE),
    trackingCode: result.neededText('tracking_code', MAXIMUM_CODE),
    carrier: (result.text('carrier') ?? '').slice(0, MAXIMUM_CODE),
    signedBy: result.text('signed_by')?.slice(0, MAXIMUM_TEXT),
    details: details.length > 0 ? details : ownState(result),
  };
}

/** A scan without its time cannot be put in order, and says nothing that the next snapshot will not say again. */
function readDetail(detail: JsonFields, issues: Issue[]): readonly TrackerDetail[] {
  const at = parseInstant(detail.text('datetime') ?? '');
  if (at === undefined) {
    issues.push({
      severity: 'warn',
      code: 'TRACKING_TIME_MISSING',
      message: 'The scan has no time, and was left out.',
      path: `${detail.path}.datetime`,
      seen: detail.text('datetime') ?? '',
      expected: 'a date and time with its offset',
    });
    return [];
  }
  return [{ ...stateOf(detail), at, message: (detail.text('message') ?? '').slice(0, MAXIMUM_TEXT), place: placeOf(detail) }];
}

const stateOf = (fields: JsonFields): Pick<TrackerDetail, 'path' | 'status' | 'statusDetail'> => ({
  path: fields.path,
  status: fields.text('status') ?? 'unknown',
  statusDetail: fields.text('status_detail') ?? 'unknown',
});

function placeOf(detail: JsonFields): string {
  if (!detail.has('tracking_location')) return '';
  const place = detail.child('tracking_location');
  const parts = ['city', 'state', 'zip', 'country'].flatMap((name) => place.text(name) ?? []);
  return parts.join(' ').slice(0, MAXIMUM_TEXT);
}

/** Of a parcel without history its own state is all there is. */
function ownState(result: JsonFields): readonly TrackerDetail[] {
  const at = parseInstant(result.text('updated_at') ?? '');
  return at === undefined ? [] : [{ ...stateOf(result), at, message: '', place: '' }];
}

const notATracker = (description: string): Issue => ({
  severity: 'info',
  code: 'EVENT_NOT_USED',
  message: 'The event is about no parcel, and nothing is done for it.',
  path: '$.description',
  seen: description,
});
