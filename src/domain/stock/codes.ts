export const CONDITIONS = ['GOOD', 'DAMAGED', 'OPENED', 'RETURNED_UNINSPECTED'] as const;
export type Condition = (typeof CONDITIONS)[number];

export const OWNERSHIPS = ['OWNED', 'CONSIGNMENT', 'VMI', 'CUSTOMER_OWNED'] as const;
export type Ownership = (typeof OWNERSHIPS)[number];

export const TRANSACTION_TYPES = [
  'RECEIPT',
  'PUTAWAY',
  'MOVE',
  'TRANSFER_OUT',
  'TRANSFER_IN',
  'PICK',
  'SHIP',
  'ISSUE',
  'PRODUCE',
  'SPLIT',
  'MERGE',
  'BLEND',
  'REPACK',
  'RELABEL',
  'REWORK',
  'KIT',
  'COUNT',
  'ADJUST',
  'RETURN_IN',
  'RETURN_TO_VENDOR',
  'SCRAP',
  'DESTROY',
  'OPENING_BALANCE',
  'REVERSAL',
  'OWNERSHIP_CHANGE',
  'CONDITION_CHANGE',
  'DISASSEMBLE',
  'NEST',
  'UNNEST',
  'DELIVER',
] as const;
export type TransactionType = (typeof TRANSACTION_TYPES)[number];

/** Where an entry's value comes from. UNKNOWN is allowed, silence is not. */
export const COST_SOURCES = ['UNKNOWN', 'DECLARED', 'PURCHASE_ORDER', 'STANDARD', 'TRANSFORMATION', 'MOVING_AVERAGE', 'LOT'] as const;
export type CostSource = (typeof COST_SOURCES)[number];
