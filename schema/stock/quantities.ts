import { formatQuantity, quantity } from '../../src/domain/shared/quantity.js';

/** Decimal text of the database, shortest form, with its unit. */
export const quantityOf = (value: string, unit: string): { readonly value: string; readonly unit: string } => ({
  value: formatQuantity(quantity(value)),
  unit,
});
