import type { RecordTracking } from '../../../src/commands/shipping/recordTrackingInput.js';
import type { PartnerCodes } from '../../contract/messageConnector.js';

/** Lower case: HTTP headers have none. */
export const SIGNATURE_HEADER = 'x-hmac-signature';
/** Stands before the signature's hexadecimal digits. */
export const SIGNATURE_SCHEME = 'hmac-sha256-hex=';

/** Events about parcels name no items. */
export const EASYPOST_CODES: PartnerCodes = {
  gtinQualifiers: new Set(),
  skuQualifiers: new Set(),
  glnQualifiers: new Set(),
  siteCodeQualifiers: new Set(),
  units: () => [],
};

export type TrackingStatus = RecordTracking['status'];

/** EasyPost's statuses of a tracker and its details. `unknown` says nothing, and stands in the middle of histories. */
export const STATUSES: Readonly<Record<string, TrackingStatus | undefined>> = {
  pre_transit: 'LABEL_CREATED',
  in_transit: 'IN_TRANSIT',
  out_for_delivery: 'OUT_FOR_DELIVERY',
  delivered: 'DELIVERED',
  // Waits at a counter: not delivered, and nobody's fault.
  available_for_pickup: 'OUT_FOR_DELIVERY',
  return_to_sender: 'RETURNING',
  failure: 'EXCEPTION',
  error: 'EXCEPTION',
  cancelled: 'EXCEPTION',
};

/** Where a detail says more than its status does: status, then status_detail (docs.easypost.com, Tracker object). */
export const STATUS_DETAILS: Readonly<Record<string, TrackingStatus | undefined>> = {
  'in_transit/received_at_origin_facility': 'PICKED_UP',
  'return_to_sender/arrived_at_destination': 'RETURNED',
  'failure/lost': 'LOST',
  'error/lost': 'LOST',
  'in_transit/lost': 'LOST',
  'failure/return': 'RETURNING',
};
