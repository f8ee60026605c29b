import { groupsBy } from '../shared/lookUp.js';

/** A customer, or a class of customers, that a lot is kept for. */
export interface KeptFor {
  readonly lotId: number;
  /** UUID. */
  readonly customerUuid: string | null;
  readonly customerClass: string | null;
}

/** For whom each lot is kept; nobody in particular when there are none. Closed to partners. */
export const restrictionsByLot = groupsBy<number, KeptFor>(
  {
    alias: 'r',
    from: 'lot_restriction r left join trading_partner p on p.tenant_id = r.tenant_id and p.id = r.customer_id',
    columns: 'r.lot_id as "lotId", p.public_id as "customerUuid", r.customer_class as "customerClass"',
  },
  { name: 'restrictionsByLot', column: 'r.lot_id', type: 'bigint', key: (kept) => kept.lotId, orderBy: 'r.lot_id, r.id' },
);
