import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { easypostConnector } from '../../../connectors/carriers/easypost/connector.js';
import type { PartnerLookups } from '../../../connectors/contract/lookups.js';
import { keepsTheContract, requestOf, translated } from '../webhookKit.js';

const lookups: PartnerLookups = { partnerId: 1, item: () => undefined, unit: () => undefined, site: () => undefined };
const subject = { connector: easypostConnector, lookups };

type Scan = readonly [status: string, statusDetail: string, hour: number, message?: string];

const at = (hour: number): string => new Date(Date.UTC(2026, 10, 20, hour)).toISOString().replace('.000Z', 'Z');
const anEvent = (scans: readonly Scan[], more: object = {}, tracker: object = {}): string =>
  JSON.stringify({
    id: 'evt_1',
    object: 'Event',
    description: 'tracker.updated',
    mode: 'production',
    created_at: at(9),
    result: {
      id: 'trk_1',
      object: 'Tracker',
      tracking_code: 'EZ1000000001',
      carrier: 'UPS',
      status: 'in_transit',
      status_detail: 'unknown',
      updated_at: at(9),
      signed_by: 'JANE DOE',
      tracking_details: scans.map(([status, statusDetail, hour, message = '']) => ({
        object: 'TrackingDetail',
        message,
        status,
        status_detail: statusDetail,
        datetime: at(hour),
        tracking_location: { object: 'TrackingLocation', city: 'ORLANDO', state: 'FL', country: 'US', zip: null },
      })),
      ...tracker,
    },
    ...more,
  });
const tell = (scans: readonly Scan[], more: object = {}, tracker: object = {}) =>
  translated(subject, Buffer.from(anEvent(scans, more, tracker)));
const events = (scans: readonly Scan[], tracker: object = {}) => {
  const { told } = tell(scans, {}, tracker);
  if (told?.kind !== 'TRACKING') throw new Error('no tracking');
  return told.events;
};
const statuses = (scans: readonly Scan[]): readonly string[] => events(scans).map(({ status }) => status);

describe('the EasyPost connector', () => {
  keepsTheContract({
    ...subject,
    body: anEvent([['in_transit', 'departed_facility', 1]]),
    // As EasyPost documents it: the secret in form NFKD.
    headers: (body, secret) => ({
      'x-hmac-signature': `hmac-sha256-hex=${createHmac('sha256', secret.normalize('NFKD')).update(body).digest('hex')}`,
    }),
    signatureHeader: 'x-hmac-signature',
  });

  it('signs with the secret in form NFKD', () => {
    const body = Buffer.from('{}');
    const signed = (secret: string): boolean =>
      easypostConnector.isAuthentic(
        requestOf(body, { 'x-hmac-signature': `hmac-sha256-hex=${createHmac('sha256', secret).update(body).digest('hex')}` }),
        ['s\u00e9cret of a carrier'],
      );
    expect([signed('se\u0301cret of a carrier'), signed('s\u00e9cret of a carrier')]).toEqual([true, false]);
  });

  it('tells each scan of the history, the oldest first', () => {
    const [first, ...others] = events([
      ['delivered', 'arrived_at_destination', 8, 'Front desk'],
      ['pre_transit', 'label_created', 1],
      ['out_for_delivery', 'out_for_delivery', 7],
      ['in_transit', 'received_at_origin_facility', 2],
      ['in_transit', 'departed_facility', 3],
    ]);
    expect(first).toEqual({
      trackingNumber: 'EZ1000000001',
      carrierCode: 'UPS',
      status: 'LABEL_CREATED',
      occurredAt: '2026-11-20T01:00:00.000Z',
      source: 'the-shop',
      externalId: expect.stringMatching(/^trk_1\/[0-9a-f]{32}$/),
      note: 'ORLANDO FL US',
    });
    expect(others.map(({ status }) => status)).toEqual(['PICKED_UP', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'DELIVERED']);
    expect(others.at(-1)).toMatchObject({ note: 'Front desk, ORLANDO FL US', signedBy: 'JANE DOE' });
    expect(others.slice(0, -1).some((event) => 'signedBy' in event)).toBe(false);
  });

  it('knows a scan again in the next snapshot, and tells it once in one', () => {
    const scan: Scan = ['in_transit', 'departed_facility', 3, 'Departed'];
    const [before] = events([scan]);
    expect(
      events([['pre_transit', 'label_created', 1], scan, scan])
        .map(({ externalId }) => externalId)
        .slice(1),
    ).toEqual([before!.externalId]);
    expect(events([['in_transit', 'departed_facility', 4, 'Departed']])[0]!.externalId).not.toBe(before!.externalId);
  });

  it.each<[readonly Scan[], readonly string[]]>([
    [[['failure', 'delayed', 1]], ['EXCEPTION']],
    [[['failure', 'lost', 1]], ['LOST']],
    [[['available_for_pickup', 'arrived_at_pickup_location', 1]], ['OUT_FOR_DELIVERY']],
    [[['return_to_sender', 'return', 1]], ['RETURNING']],
    // What is delivered after it turned round is ours again, in whatever order it is told.
    [
      [
        ['delivered', 'arrived_at_destination', 9],
        ['return_to_sender', 'return', 5],
        ['out_for_delivery', 'unknown', 4],
      ],
      ['OUT_FOR_DELIVERY', 'RETURNING', 'RETURNED'],
    ],
    [
      [
        ['delivered', 'arrived_at_destination', 4],
        ['return_to_sender', 'return', 5],
      ],
      ['DELIVERED', 'RETURNING'],
    ],
    [
      [
        ['unknown', 'unknown', 1],
        ['in_transit', 'in_transit', 2],
      ],
      ['IN_TRANSIT'],
    ],
  ])('means by %j %j', (scans, expected) => {
    expect(statuses(scans)).toEqual(expected);
  });

  it('notes scans without meaning or time, and leaves them out', () => {
    expect(tell([['unknown', 'unknown', 1]])).toMatchObject({ told: { events: [] }, codes: ['info TRACKING_STATUS_UNKNOWN'] });
    const timeless = { tracking_details: [{ status: 'in_transit', status_detail: 'unknown', datetime: null }] };
    expect(tell([], {}, { ...timeless, updated_at: null })).toMatchObject({ told: { events: [] }, codes: ['warn TRACKING_TIME_MISSING'] });
  });

  it('takes the state of a parcel that has no history yet', () => {
    expect(events([], { status: 'pre_transit' })).toMatchObject([{ status: 'LABEL_CREATED', occurredAt: '2026-11-20T09:00:00.000Z' }]);
  });

  it('is the same event whatever was added to it since, and a test when EasyPost says so', () => {
    const key = (more: object): string => easypostConnector.identify(requestOf(Buffer.from(anEvent([], more)), {})).key;
    expect(key({ status: 'pending', pending_urls: ['https://a.example'] })).toBe(key({ status: 'completed' }));
    expect(key({ id: 'evt_2' })).not.toBe(key({}));
    expect(easypostConnector.decode(Buffer.from(anEvent([], { mode: 'test' })), { topic: '' }).isTest).toBe(true);
    expect(tell([], { description: 'batch.created' })).toMatchObject({ told: { kind: 'NOTHING' }, codes: ['info EVENT_NOT_USED'] });
  });

  it.each([
    [{ description: 7 }, '$.description'],
    [{ result: null }, '$.result'],
    [{ result: { id: 'trk_1', tracking_details: [] } }, '$.result.tracking_code'],
  ])('names what is missing: %j', (more, path) => {
    const { issues } = easypostConnector.decode(Buffer.from(anEvent([], more)), { topic: '' });
    expect(issues[0]).toMatchObject({ severity: 'reject', code: 'JSON_FIELD', path });
  });
});
