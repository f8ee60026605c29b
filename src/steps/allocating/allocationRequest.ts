import type { Strategy } from '../../domain/allocation/strategy.js';
import type { ItemTaking } from '../../domain/allocation/takingTerms.js';
import type { AllocationPlan } from '../../domain/allocation/planAllocation.js';
import type { LocalDate } from '../../domain/shared/dates.js';
import type { Quantity } from '../../domain/shared/quantity.js';
import type { Refusal } from '../../domain/shared/refusal.js';

/** One line that wants stock. */
export interface WantedLine {
  /** Where the caller's input speaks of it. */
  readonly path: readonly string[];
  /** TypeID, once the line is kept. */
  readonly orderLinePublicId: string | null;
  readonly item: {
    readonly id: number;
    readonly publicId: string;
    readonly sku: string;
    readonly baseUnit: string;
    readonly taking: ItemTaking;
  };
  readonly quantity: Quantity;
  /** As customer and item have it if absent. */
  readonly strategy: Strategy | undefined;
  /** Only whole ones of this unit; as customer and item have it if absent. */
  readonly packUnit?: string | undefined;
  /** Internal ids, for EXPLICIT_LOT. */
  readonly namedLotIds: readonly number[];
}

/** What one order wants, decided as a whole. */
export interface AllocationRequest {
  /** Whose rules its lots must meet. */
  readonly customerId: number;
  /** undefined: the order is not kept yet. */
  readonly orderId?: number | undefined;
  readonly shipToId: number | null;
  readonly promisedOn: LocalDate | null;
  readonly site: { readonly id: number; readonly timeZone: string };
  readonly shipOn: LocalDate;
  /** Takes what there is; else all or nothing. */
  readonly partial: boolean;
  readonly lines: readonly WantedLine[];
  /** Its own, which nobody keeps from it; internal ids. */
  readonly reservations?: readonly { readonly itemId: number; readonly quantity: Quantity }[];
}

export interface AllocationDecision {
  /** False when something is missing and all was wanted: then nothing is taken. */
  readonly accepted: boolean;
  /** One a line. */
  readonly plans: readonly AllocationPlan[];
  /** Why there is less than was wanted, of every line that is short. */
  readonly shortages: readonly Refusal[];
}
