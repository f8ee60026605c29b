import type { Announcement } from '../../events/catalogue.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { addDays, type Instant, type LocalDate } from '../../domain/shared/dates.js';
import { leastAdvanced, trackedBy, type CarrierStatus, type Tracked, type TrackingFact } from '../../domain/shipping/carrierStatus.js';
import { deliver, type Arrival } from './deliver.js';
import { loadTravelling, type TravellingShipment } from './loadTravelling.js';
import { raiseLost } from './raiseLost.js';
import { shipmentAnnouncement } from './shipmentAnnouncement.js';

/** Carriers give numbers again, after months; what was said of the last one's goods is no news of these. */
const DAYS_BEFORE_SHIPPING = 30;

/** What has a number of its own, or shares its shipment's: a package, or all that lies loose. */
interface TrackedUnit {
  readonly packageId: number | null;
  readonly before: CarrierStatus;
  readonly tracked: Tracked;
}

interface SettledShipment {
  readonly shipment: TravellingShipment;
  readonly units: readonly TrackedUnit[];
  readonly status: CarrierStatus;
  readonly deliveredAt: Instant | null;
  readonly isChanged: boolean;
}

/**
 * Brings shipments in line with all that was said of their numbers: how they and their packages stand, and what has arrived goes from transit to the
 * consignee, once. Settling what is settled changes nothing. The caller has locked the numbers (lockTracking). Answers what to announce last.
 */
export async function settleTracking(work: UnitOfWork, shipmentIds: readonly number[]): Promise<readonly Announcement[]> {
  if (shipmentIds.length === 0) return [];
  const { shipments, said } = await loadTravelling(work, shipmentIds);
  const settled = shipments.map((shipment) => settle(shipment, said));
  const stockChanged = await deliver(work, settled.flatMap(arrivalsOf));
  await keepPackages(work, settled);
  const changed = settled.filter(({ isChanged }) => isChanged);
  await keepShipments(work, changed);
  const raised = await raiseLost(
    work,
    changed.filter(({ shipment, status }) => status === 'LOST' && shipment.status !== 'LOST').map(({ shipment }) => shipment),
  );
  return [
    ...stockChanged,
    ...raised,
    ...changed.map(({ shipment, status, deliveredAt }) =>
      shipmentAnnouncement('ShipmentTracked', { ...shipment, status, deliveredAt, version: shipment.version + 1 }),
    ),
  ];
}

function settle(shipment: TravellingShipment, said: ReadonlyMap<string, readonly TrackingFact[]>): SettledShipment {
  const since: string = addDays(shipment.shippedAt.slice(0, 10) as LocalDate, -DAYS_BEFORE_SHIPPING);
  const trackedOf = (number: string | null): Tracked =>
    trackedBy((number === null ? [] : (said.get(number) ?? [])).filter(({ occurredAt }) => occurredAt >= since));
  const isLoose = shipment.lines.some(({ packageId }) => packageId === null);
  const units: TrackedUnit[] = [
    ...shipment.packages.map(({ id, status, trackingNumber }) => ({
      packageId: id,
      before: status,
      tracked: trackedOf(trackingNumber ?? shipment.trackingNumber),
    })),
    ...(isLoose ? [{ packageId: null, before: shipment.status, tracked: trackedOf(shipment.trackingNumber) }] : []),
  ];
  const status = leastAdvanced(units.map(({ tracked }) => tracked.status));
  const arrivals = units.flatMap(({ tracked }) => tracked.deliveredAt ?? []).sort();
  const deliveredAt = arrivals.length === units.length ? (arrivals.at(-1) ?? null) : null;
  const isChanged =
    status !== shipment.status || deliveredAt !== shipment.deliveredAt || units.some(({ before, tracked }) => before !== tracked.status);
  return { shipment, units, status, deliveredAt, isChanged };
}

const arrivalsOf = ({ shipment, units }: SettledShipment): readonly Arrival[] =>
  units.flatMap(({ packageId, tracked: { deliveredAt } }) => {
    const lines = shipment.lines.filter((line) => line.packageId === packageId && !line.hasArrived);
    return deliveredAt === null || lines.length === 0 ? [] : [{ shipment, packageId, lines, deliveredAt }];
  });

async function keepPackages(work: UnitOfWork, settled: readonly SettledShipment[]): Promise<void> {
  const changed = settled.flatMap(({ units }) =>
    units.flatMap(({ packageId, before, tracked }) => (packageId === null || tracked.status === before ? [] : [{ packageId, tracked }])),
  );
  if (changed.length === 0) return;
  await work.rows(
    `/* trackPackages */ update package p set status = r.status, delivered_at = r.delivered_at, version = p.version + 1
     from unnest($2::bigint[], $3::text[], $4::timestamptz[]) as r (id, status, delivered_at) where p.tenant_id = $1 and p.id = r.id`,
    [
      work.tenantId,
      changed.map(({ packageId }) => packageId),
      changed.map(({ tracked }) => tracked.status),
      changed.map(({ tracked }) => tracked.deliveredAt),
    ],
  );
}

async function keepShipments(work: UnitOfWork, changed: readonly SettledShipment[]): Promise<void> {
  if (changed.length === 0) return;
  await work.rows(
    `/* trackShipments */ update shipment s set status = r.status, delivered_at = r.delivered_at, version = s.version + 1
     from unnest($2::bigint[], $3::text[], $4::timestamptz[]) as r (id, status, delivered_at) where s.tenant_id = $1 and s.id = r.id`,
    [
      work.tenantId,
      changed.map(({ shipment }) => shipment.id),
      changed.map(({ status }) => status),
      changed.map(({ deliveredAt }) => deliveredAt),
    ],
  );
}
