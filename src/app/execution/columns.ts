import { Place, type Holder } from './place.js';
import type { FieldPlan, Shape } from './queryPlan.js';

/** Objects of one type at one place of the document; the three lists belong together. */
export interface Objects {
  readonly sources: unknown[];
  readonly results: Record<string, unknown>[];
  readonly places: Place[];
}

/** Values of one field, or of the items of its lists; the lists belong together. */
export interface Column {
  readonly field: FieldPlan;
  readonly values: unknown[];
  readonly holders: Holder[];
  /** Where in its holder each item stands; absent when it is the field's key. */
  readonly indexes?: number[];
  readonly aboves: Place[];
}

export const placeOf = ({ isNullable }: Shape, { field, holders, indexes, aboves }: Column, index: number): Place =>
  new Place({ holder: holders[index] as Holder, key: indexes?.[index] ?? field.key, isNullable, above: aboves[index] });

export const nameOf = ({ parentType, field }: FieldPlan): string => `${parentType.name}.${field.name}`;
