import type { UnitOfWork } from '../../platform/unitOfWork.js';
import {
  binsByKind,
  binsByPublicId,
  itemsById,
  lotsByPublicId,
  sitesById,
  type BinFacts,
  type ItemFacts,
  type LotFacts,
  type SiteFacts,
} from '../../steps/facts/loadFacts.js';
import { unitsOfItems } from '../../steps/facts/unitsOfItems.js';
import type { TransformLots } from './transformLotsInput.js';

export interface TransformationFacts {
  readonly lots: ReadonlyMap<string, LotFacts>;
  readonly bins: ReadonlyMap<string, BinFacts>;
  readonly items: ReadonlyMap<number, ItemFacts>;
  readonly units: Awaited<ReturnType<typeof unitsOfItems>>;
  readonly sites: ReadonlyMap<number, SiteFacts>;
  /** By `siteId/PRODUCTION`. */
  readonly productionBins: ReadonlyMap<string, BinFacts>;
  /** Numbers of own-production lots of these items that are taken, as `itemId/lotNumber`. */
  readonly takenNumbers: ReadonlySet<string>;
}

export async function loadTransformationFacts(work: UnitOfWork, input: TransformLots): Promise<TransformationFacts> {
  const lots = await lotsByPublicId(work, [...input.inputs.map((line) => line.lotId), ...input.outputs.map((line) => line.lotId)]);
  const bins = await binsByPublicId(
    work,
    [...input.inputs, ...input.outputs].map((line) => line.binId),
  );
  const itemIds = [...new Set([...lots.values()].map((lot) => lot.itemId))];
  const siteIds = [...new Set([...bins.values()].map((bin) => bin.siteId))];
  const numbers = input.outputs.flatMap((output) => (output.lotNumber === undefined ? [] : [output.lotNumber]));
  const taken = await work.rows<{ itemId: number; lotNumber: string }>(
    `/* takenLotNumbers */ select item_id as "itemId", lot_number as "lotNumber" from lot
     where tenant_id = $1 and item_id = any($2::bigint[]) and supplier_id is null and lot_number = any($3::text[])`,
    [work.tenantId, itemIds, numbers],
  );
  return {
    lots,
    bins,
    items: await itemsById(work, itemIds),
    units: await unitsOfItems(work, itemIds),
    sites: await sitesById(work, siteIds),
    productionBins: await binsByKind(work, siteIds, ['PRODUCTION']),
    takenNumbers: new Set(taken.map((row) => `${row.itemId}/${row.lotNumber}`)),
  };
}
