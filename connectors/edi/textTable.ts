export interface Column<Row> {
  readonly title: string;
  readonly text: (row: Row) => string;
}

/** Rows under their titles, as text for a terminal; nothing for no rows. */
export function textTable<Row>(columns: readonly Column<Row>[], rows: readonly Row[], indent: string): readonly string[] {
  if (rows.length === 0) return [];
  const cells = [columns.map(({ title }) => title), ...rows.map((row) => columns.map(({ text }) => text(row)))];
  const widths = columns.map((_, column) => cells.reduce((widest, row) => Math.max(widest, row[column]?.length ?? 0), 0));
  return cells.map((row) => `${indent}${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}
