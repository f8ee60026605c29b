import { LockMode, type EntityName } from '@mikro-orm/core';
import type { Noun } from '../../domain/shared/nouns.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { decodeIds } from '../facts/decodeIds.js';

interface Defined {
  readonly id: number;
  readonly tenantId: number;
  readonly publicId: string;
}

/** The rows that definitions want to change, by the TypeIDs they named, locked in id order. Foreign and malformed ids are missing. */
export async function loadCurrent<Row extends Defined>(
  work: UnitOfWork,
  record: { readonly noun: Noun; readonly entity: EntityName<Row> },
  ids: readonly (string | null | undefined)[],
): Promise<Map<string, Row>> {
  const uuids = decodeIds(
    record.noun,
    ids.map((id) => id ?? undefined),
  );
  if (uuids.size === 0) return new Map();
  const found = await work.em.find<Defined>(
    record.entity as EntityName<Defined>,
    { tenantId: work.tenantId, publicId: { $in: [...uuids.values()] } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } },
  );
  const byUuid = new Map(found.map((row) => [row.publicId, row as Row]));
  return new Map(
    [...uuids].flatMap(([id, uuid]) => {
      const row = byUuid.get(uuid);
      return row === undefined ? [] : [[id, row] as const];
    }),
  );
}
