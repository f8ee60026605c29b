import { encodeTypeId, newPublicId } from '../../platform/ids.js';
import { ConcurrentChange, type UnitOfWork } from '../../platform/unitOfWork.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { OrderFacts } from '../../steps/ordering/orderFacts.js';
import type { OpenUnit, PreparedPackage } from './preparePack.js';

export interface KeptPackage {
  readonly id: number;
  readonly publicId: string;
  readonly handlingUnitId: number;
}

/** A package and what it is called from now on. */
export interface NumberedPackage {
  readonly order: OrderFacts;
  readonly prepared: PreparedPackage;
  readonly code: string;
}

/** What is open under codes, for deciding whether goods may be packed there. */
export async function openUnits(work: UnitOfWork, codes: readonly string[]): Promise<ReadonlyMap<string, OpenUnit>> {
  if (codes.length === 0) return new Map();
  const rows = await work.rows<OpenUnit & { readonly code: string }>(
    `/* openUnitsOfCodes */ select h.code, h.id as "handlingUnitId", p.id as "packageId", p.order_id as "orderId", p.shipment_id is not null as "hasLeft"
     from handling_unit h left join package p on p.tenant_id = h.tenant_id and p.handling_unit_id = h.id
     where h.tenant_id = $1 and h.code = any($2::text[]) and h.closed_at is null`,
    [work.tenantId, codes],
  );
  return new Map(rows.map(({ code, ...unit }) => [code, unit]));
}

/** Opens a handling unit and a package for each that is new. One answer each, in order. */
export async function keepPackages(work: UnitOfWork, packages: readonly NumberedPackage[]): Promise<readonly KeptPackage[]> {
  const made = packages.filter(({ prepared }) => prepared.open === undefined);
  const uuids = new Map(made.map((each) => [each, newPublicId()]));
  if (made.length > 0) await insertPackages(work, made, uuids);
  const rows = await work.rows<{ id: number; uuid: string; handlingUnitId: number; code: string }>(
    `/* packagesOfCodes */ select p.id, p.public_id as uuid, p.handling_unit_id as "handlingUnitId", p.code from package p
     join handling_unit h on h.tenant_id = p.tenant_id and h.id = p.handling_unit_id
     where p.tenant_id = $1 and h.code = any($2::text[]) and h.closed_at is null`,
    [work.tenantId, packages.map(({ code }) => code)],
  );
  const byCode = new Map(rows.map((row) => [row.code, row]));
  return packages.map(({ code }) => {
    const row = byCode.get(code);
    // Somebody opened a unit with the code in the same moment: it is no package of ours.
    if (row === undefined) throw new ConcurrentChange('a code was taken meanwhile');
    return { id: row.id, publicId: encodeTypeId(ID_PREFIXES.package, row.uuid), handlingUnitId: row.handlingUnitId };
  });
}

async function insertPackages(
  work: UnitOfWork,
  made: readonly NumberedPackage[],
  uuids: ReadonlyMap<NumberedPackage, string>,
): Promise<void> {
  await work.rows(
    `/* insertPackages */ with r as (
       select * from unnest($4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::bigint[], $9::text[]) with ordinality
         as u (unit_id, package_id, code, kind, order_id, tracking_number, ordinal)
     ), opened as (
       insert into handling_unit (tenant_id, public_id, code, kind, opened_at) select $1, unit_id, code, kind, $3 from r order by code
       returning id, code
     )
     insert into package (tenant_id, public_id, order_id, handling_unit_id, code, kind, tracking_number, packed_by, packed_at)
     select $1, r.package_id, r.order_id, o.id, r.code, r.kind, r.tracking_number, $2, $3 from r join opened o on o.code = r.code order by r.ordinal`,
    [
      work.tenantId,
      work.actor.principalId,
      work.now,
      made.map(() => newPublicId()),
      made.map((each) => uuids.get(each)),
      made.map(({ code }) => code),
      made.map(({ prepared }) => prepared.input.kind ?? 'PACKAGE'),
      made.map(({ order }) => order.id),
      made.map(({ prepared }) => prepared.input.trackingNumber ?? null),
    ],
  );
}
