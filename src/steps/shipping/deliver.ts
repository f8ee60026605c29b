import type { Announcement } from '../../events/catalogue.js';
import { openBalances, type BalanceKey } from '../../ledger/balanceBook.js';
import { draft, post } from '../../ledger/post.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import type { Instant } from '../../domain/shared/dates.js';
import { consigneeBins } from './consigneeBins.js';
import type { TravellingLine, TravellingShipment } from './loadTravelling.js';

/** What of a shipment has arrived together: a package, or all that lies loose. */
export interface Arrival {
  readonly shipment: TravellingShipment;
  readonly packageId: number | null;
  readonly lines: readonly TravellingLine[];
  /** As the carrier says. */
  readonly deliveredAt: Instant;
}

/** Posts goods that arrived from transit to the consignee's bin, lot by lot, and closes their packages: their SSCCs may be used again. */
export async function deliver(work: UnitOfWork, arrivals: readonly Arrival[]): Promise<readonly Announcement<'StockChanged'>[]> {
  if (arrivals.length === 0) return [];
  const binIds = await consigneeBins(
    work,
    arrivals.map(({ shipment }) => ({ siteId: shipment.siteId, customerId: shipment.customer.id, shipToId: shipment.shipToId })),
  );
  const keys = await keysOf(work, arrivals);
  const moves = arrivals.map((arrival, index) => ({
    arrival,
    lines: arrival.lines.map((line) => {
      const from = keys.get(line.travelsInBalanceId) as BalanceKey;
      return { line, from, to: { ...from, binId: binIds[index] as number } };
    }),
  }));
  const book = await openBalances(
    work,
    moves.flatMap(({ lines }) => lines.flatMap(({ from, to }) => [from, to])),
  );
  const posted = await post(
    work,
    book,
    moves.map(({ arrival: { shipment, packageId, deliveredAt }, lines }) =>
      draft(book, {
        type: 'DELIVER',
        source: { type: 'DELIVERY', id: shipment.publicId, line: packageOf(shipment, packageId)?.publicId ?? 'LOOSE' },
        // A carrier's clock may be ahead of ours; nothing is posted as of tomorrow.
        occurredAt: deliveredAt < work.now ? deliveredAt : work.now,
        reference: { type: 'SHIPMENT', id: shipment.publicId },
        movements: lines.map(({ line, from, to }) => ({ from: book.at(from), to: book.at(to), quantity: line.quantity })),
      }),
    ),
  );
  await keepArrivals(
    work,
    moves.flatMap(({ lines }, index) => lines.map(({ line }, place) => ({ lineId: line.id, entryId: posted[index]?.entryIds[place] }))),
  );
  await closeUnits(
    work,
    arrivals.flatMap(({ shipment, packageId }) => packageOf(shipment, packageId)?.handlingUnitId ?? []),
  );
  return posted.map(({ stockChanged }) => stockChanged);
}

const packageOf = ({ packages }: TravellingShipment, packageId: number | null) => packages.find(({ id }) => id === packageId);

async function keysOf(work: UnitOfWork, arrivals: readonly Arrival[]): Promise<ReadonlyMap<number, BalanceKey>> {
  const rows = await work.rows<BalanceKey & { readonly id: number }>(
    `/* keysOfTravelling */ select id, lot_id as "lotId", bin_id as "binId", condition, ownership, owner_id as "ownerId", handling_unit_id as "handlingUnitId"
     from balance where tenant_id = $1 and id = any($2::bigint[])`,
    [work.tenantId, [...new Set(arrivals.flatMap(({ lines }) => lines.map(({ travelsInBalanceId }) => travelsInBalanceId)))]],
  );
  return new Map(rows.map(({ id, ...key }) => [id, key]));
}

async function keepArrivals(
  work: UnitOfWork,
  arrived: readonly { readonly lineId: number; readonly entryId: number | undefined }[],
): Promise<void> {
  await work.rows(
    `/* keepArrivals */ update shipment_line l set delivered_entry_id = r.entry_id from unnest($2::bigint[], $3::bigint[]) as r (id, entry_id)
     where l.tenant_id = $1 and l.id = r.id`,
    [work.tenantId, arrived.map(({ lineId }) => lineId), arrived.map(({ entryId }) => entryId)],
  );
}

async function closeUnits(work: UnitOfWork, handlingUnitIds: readonly number[]): Promise<void> {
  if (handlingUnitIds.length === 0) return;
  await work.rows(
    `/* closeUnits */ update handling_unit set closed_at = $2 where tenant_id = $1 and id = any($3::bigint[]) and closed_at is null`,
    [work.tenantId, work.now, handlingUnitIds],
  );
}
