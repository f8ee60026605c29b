/** Decimal text of the database, in its shortest form, with its unit. Cut as text: a page has hundreds of quantities (bench/reads). */
export const quantityOf = (value: string, unit: string): { readonly value: string; readonly unit: string } => ({
  value: value.includes('.') ? value.replace(TRAILING_ZEROS, '') : value,
  unit,
});

const TRAILING_ZEROS = /\.?0+$/;
