import { formatQuantity, quantity } from '../../src/domain/shared/quantity.js';
import { blocksInBits, type HardBlock } from '../../src/domain/stock/availability.js';
import type { World } from '../support/world.js';

export interface StockOfLot {
  readonly bin: string;
  readonly condition: string;
  readonly onHand: string;
  readonly blocks: readonly HardBlock[];
  /** Code of the handling unit. */
  readonly unit: string | null;
}

/** What is on hand of a lot, by bin, condition and handling unit. */
export async function stockOf(world: World, lotNumber: string): Promise<readonly StockOfLot[]> {
  const rows = await world.rows<Omit<StockOfLot, 'blocks'> & { bits: number }>(
    `select bin.code as bin, b.condition, b.on_hand as "onHand", b.blocked_bits as bits, u.code as unit from balance b
     join bin on bin.tenant_id = b.tenant_id and bin.id = b.bin_id join lot on lot.tenant_id = b.tenant_id and lot.id = b.lot_id
     left join handling_unit u on u.tenant_id = b.tenant_id and u.id = b.handling_unit_id
     where b.tenant_id = $1 and b.stored and b.on_hand > 0 and lot.lot_number = $2 order by bin.code, b.condition, u.code`,
    [world.tenantId, lotNumber],
  );
  return rows.map(({ bits, onHand, ...row }) => ({ ...row, onHand: formatQuantity(quantity(onHand)), blocks: blocksInBits(bits) }));
}
