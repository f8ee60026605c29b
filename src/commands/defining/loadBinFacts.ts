import type { InferEntity } from '@mikro-orm/core';
import type { BinDefinition } from '../../domain/site/checkBin.js';
import type { Intent } from '../../platform/execute.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { BinRecord } from '../../records/bin.record.js';
import { ZoneRecord } from '../../records/zone.record.js';
import { loadCurrent } from '../../steps/defining/loadCurrent.js';
import { sitesByPublicId, type SiteFacts } from '../../steps/facts/loadFacts.js';

export type BinEntity = InferEntity<typeof BinRecord>;

export interface LoadedBinFacts {
  readonly current: ReadonlyMap<string, BinEntity>;
  /** By TypeID. */
  readonly sites: ReadonlyMap<string, SiteFacts>;
  /** By TypeID. */
  readonly parents: ReadonlyMap<string, BinEntity>;
  /** By `siteId/code`; kept up to date while the batch is decided. */
  readonly ownerOfCode: Map<string, BinEntity>;
  /** Ids by `siteId/code`. */
  readonly zones: ReadonlyMap<string, number>;
  /** Of each parent: itself and all above it. */
  readonly lines: ReadonlyMap<number, ReadonlySet<number>>;
  readonly withStock: ReadonlySet<number>;
}

export async function loadBinFacts(work: UnitOfWork, intents: readonly Intent<BinDefinition>[]): Promise<LoadedBinFacts> {
  const { tenantId } = work;
  const inputs = intents.map(({ input }) => input);
  const bins = await loadCurrent(work, { noun: 'bin', entity: BinRecord }, [
    ...inputs.map((input) => input.id),
    ...inputs.map((input) => input.parentBinId),
  ]);
  const sites = await sitesByPublicId(
    work,
    inputs.map((input) => input.siteId),
  );
  const siteIds = [...sites.values()].map((site) => site.id);
  const sameCode = await work.em.find(BinRecord, { tenantId, siteId: { $in: siteIds }, code: { $in: inputs.map((input) => input.code) } });
  const zones = await work.em.find(ZoneRecord, {
    tenantId,
    siteId: { $in: siteIds },
    code: { $in: inputs.flatMap(({ zoneCode }) => zoneCode ?? []) },
  });
  return {
    current: bins,
    parents: bins,
    sites,
    ownerOfCode: new Map(sameCode.map((bin) => [placeOf(bin.siteId, bin.code), bin])),
    zones: new Map(zones.map((zone) => [placeOf(zone.siteId, zone.code), zone.id])),
    lines: await linesOf(
      work,
      inputs.flatMap(({ parentBinId }) => (parentBinId ? (bins.get(parentBinId)?.id ?? []) : [])),
    ),
    withStock: await binsWithStock(
      work,
      inputs.flatMap(({ id, retiredOn }) => (id && retiredOn ? (bins.get(id)?.id ?? []) : [])),
    ),
  };
}

export const placeOf = (siteId: number, code: string): string => `${siteId}/${code}`;

async function linesOf(work: UnitOfWork, parentIds: readonly number[]): Promise<Map<number, Set<number>>> {
  const lines = new Map(parentIds.map((id) => [id, new Set([id])]));
  if (parentIds.length === 0) return lines;
  const rows = await work.rows<{ start: number; id: number }>(
    `/* linesOfBins */ with recursive line (start, id) as (
       select id, id from bin where tenant_id = $1 and id = any($2::bigint[])
       union
       select line.start, bin.parent_bin_id from line join bin on bin.tenant_id = $1 and bin.id = line.id where bin.parent_bin_id is not null
     ) select start, id from line`,
    [work.tenantId, parentIds],
  );
  for (const { start, id } of rows) lines.get(start)?.add(id);
  return lines;
}

async function binsWithStock(work: UnitOfWork, ids: readonly number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set();
  const rows = await work.rows<{ id: number }>(
    `/* binsWithStock */ select distinct bin_id as id from balance where tenant_id = $1 and bin_id = any($2::bigint[]) and on_hand > 0`,
    [work.tenantId, ids],
  );
  return new Set(rows.map(({ id }) => id));
}
