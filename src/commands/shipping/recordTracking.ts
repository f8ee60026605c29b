import { announce } from '../../events/announce.js';
import type { Command, Intent } from '../../platform/execute.js';
import { encodeTypeId, newPublicId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { MAXIMUM_CODE, MAXIMUM_NAME, checkText } from '../../domain/shared/checkText.js';
import { parseInstant } from '../../domain/shared/dates.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import { invalidInput } from '../../domain/shared/refusals.js';
import { CARRIER_STATUSES } from '../../domain/shipping/carrierStatus.js';
import { MAXIMUM_TRACKING_NUMBER } from '../../domain/shipping/shipment.js';
import { lockTracking } from '../../steps/shipping/lockTracking.js';
import { settleTracking } from '../../steps/shipping/settleTracking.js';
import type { RecordTracking, TrackingRecordedResult } from './recordTrackingInput.js';

/**
 * Keeps what a carrier says of a number, each event once, in whatever order events come, also before anything has left under the number. What has
 * arrived goes from transit to its consignee.
 */
export const recordTracking: Command<RecordTracking, TrackingRecordedResult, Refusal> = {
  name: 'recordTracking',
  async run(work, intents) {
    const refusals = intents.map(({ input }) => checkTracking(input));
    const sound = intents.filter((_, index) => refusals[index]?.length === 0).map(({ input }) => input);
    const numbers = [...new Set(sound.map(({ trackingNumber }) => trackingNumber))];
    await lockTracking(work, numbers);
    const events = await keepEvents(work, sound);
    const shipments = await shipmentsOfNumbers(work, numbers);
    await announce(work, await settleTracking(work, [...new Set([...shipments.values()].flat().map(({ id }) => id))]));
    return intents.map(({ input }: Intent<RecordTracking>, index) =>
      refusals[index]?.length === 0
        ? {
            ok: true,
            value: {
              ...(events.get(keyOf(input)) as Pick<TrackingRecordedResult, 'trackingEventId' | 'isKnown'>),
              shipmentIds: (shipments.get(input.trackingNumber) ?? []).map(({ publicId }) => publicId),
            },
          }
        : { ok: false, refusals: refusals[index] ?? [] },
    );
  },
};

const MAXIMUM_EXTERNAL_EVENT_ID = 200;
const MAXIMUM_NOTE = 1_000;

function checkTracking({ trackingNumber, status, occurredAt, source, externalId, note, signedBy }: RecordTracking): readonly Refusal[] {
  const at = (field: string): readonly string[] => ['input', field];
  return [
    ...checkText(trackingNumber, MAXIMUM_TRACKING_NUMBER, at('trackingNumber')),
    ...(CARRIER_STATUSES.includes(status) ? [] : [invalidInput(`Unknown status ${status}.`, at('status'))]),
    ...(parseInstant(occurredAt) === undefined
      ? [invalidInput('occurredAt is an instant.', at('occurredAt'), { seen: occurredAt.slice(0, 60) })]
      : []),
    ...checkText(source, MAXIMUM_CODE, at('source')),
    ...checkText(externalId, MAXIMUM_EXTERNAL_EVENT_ID, at('externalId')),
    ...(note === undefined ? [] : checkText(note, MAXIMUM_NOTE, at('note'))),
    ...(signedBy === undefined ? [] : checkText(signedBy, MAXIMUM_NAME, at('signedBy'))),
  ];
}

const keyOf = ({ source, externalId }: Pick<RecordTracking, 'source' | 'externalId'>): string => JSON.stringify([source, externalId]);

/** The first that was said under an id stands. */
async function keepEvents(
  work: UnitOfWork,
  inputs: readonly RecordTracking[],
): Promise<ReadonlyMap<string, Pick<TrackingRecordedResult, 'trackingEventId' | 'isKnown'>>> {
  if (inputs.length === 0) return new Map();
  const once = [...new Map(inputs.map((input) => [keyOf(input), input])).values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const made = await work.rows<{ uuid: string }>(
    `/* keepTrackingEvents */ insert into tracking_event (tenant_id, public_id, source, external_id, tracking_number, status, note, signed_by, occurred_at, recorded_at)
     select $1, r.public_id, r.source, r.external_id, r.tracking_number, r.status, r.note, r.signed_by, r.occurred_at, $2
     from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::timestamptz[]) with ordinality
       as r (public_id, source, external_id, tracking_number, status, note, signed_by, occurred_at, ordinal)
     order by r.ordinal on conflict (tenant_id, source, external_id) do nothing returning public_id as uuid`,
    [
      work.tenantId,
      work.now,
      once.map(() => newPublicId()),
      once.map(({ source }) => source),
      once.map(({ externalId }) => externalId),
      once.map(({ trackingNumber }) => trackingNumber),
      once.map(({ status }) => status),
      once.map(({ note }) => note ?? null),
      once.map(({ signedBy }) => signedBy ?? null),
      once.map(({ occurredAt }) => parseInstant(occurredAt)),
    ],
  );
  const isNew = new Set(made.map(({ uuid }) => uuid));
  const rows = await work.rows<{ uuid: string; source: string; externalId: string }>(
    `/* trackingEventsOfIds */ select e.public_id as uuid, e.source, e.external_id as "externalId" from unnest($2::text[], $3::text[]) as r (source, external_id)
     join tracking_event e on e.tenant_id = $1 and e.source = r.source and e.external_id = r.external_id`,
    [work.tenantId, once.map(({ source }) => source), once.map(({ externalId }) => externalId)],
  );
  return new Map(
    rows.map((row) => [keyOf(row), { trackingEventId: encodeTypeId(ID_PREFIXES.trackingEvent, row.uuid), isKnown: !isNew.has(row.uuid) }]),
  );
}

interface ShipmentOfNumber {
  readonly id: number;
  readonly publicId: string;
}

async function shipmentsOfNumbers(work: UnitOfWork, numbers: readonly string[]): Promise<ReadonlyMap<string, readonly ShipmentOfNumber[]>> {
  const rows = await work.rows<{ id: number; uuid: string; number: string }>(
    `/* shipmentsOfNumbers */ select s.id, s.public_id as uuid, n.number from unnest($2::text[]) as n (number)
     join shipment s on s.tenant_id = $1 and s.tracking_number = n.number
     union
     select s.id, s.public_id, p.tracking_number from unnest($2::text[]) as n (number)
     join package p on p.tenant_id = $1 and p.tracking_number = n.number join shipment s on s.tenant_id = p.tenant_id and s.id = p.shipment_id order by 1`,
    [work.tenantId, numbers],
  );
  const byNumber = new Map<string, ShipmentOfNumber[]>();
  for (const { id, uuid, number } of rows) {
    byNumber.set(number, [...(byNumber.get(number) ?? []), { id, publicId: encodeTypeId(ID_PREFIXES.shipment, uuid) }]);
  }
  return byNumber;
}
