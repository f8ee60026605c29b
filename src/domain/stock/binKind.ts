/** Where goods can be. The last six are virtual: places outside the shelves that keep the ledger double-entry. */
export const BIN_KINDS = [
  'STORAGE',
  'PICK_FACE',
  'RECEIVING',
  'STAGING',
  'QUARANTINE',
  'DAMAGED',
  'VESSEL',
  'SUPPLIER',
  'CUSTOMER',
  'PRODUCTION',
  'SCRAP',
  'ADJUSTMENT',
  'IN_TRANSIT',
] as const;

export type BinKind = (typeof BIN_KINDS)[number];

const PHYSICAL: ReadonlySet<BinKind> = new Set(['STORAGE', 'PICK_FACE', 'RECEIVING', 'STAGING', 'QUARANTINE', 'DAMAGED', 'VESSEL']);
const PICKABLE: ReadonlySet<BinKind> = new Set(['STORAGE', 'PICK_FACE', 'VESSEL']);

export const isPhysical = (kind: BinKind): boolean => PHYSICAL.has(kind);
/** Physical and in-transit bins keep their quantity and never go below zero; the other virtual ones are summed from the ledger. */
export const keepsQuantity = (kind: BinKind): boolean => isPhysical(kind) || kind === 'IN_TRANSIT';
/** Stock here may be promised and allocated; what stands in receiving, staging, quarantine or for damage may not. */
export const isPickable = (kind: BinKind): boolean => PICKABLE.has(kind);
