import type { ExportedRow } from './exportPages.js';

/** Names of the columns, from the first row: all rows of an export have the same. */
export const csvHead = (row: ExportedRow): string => lineOf(Object.keys(row));

/** RFC 4180: lines end in CR LF, what holds a comma, quote or line break is quoted. Null is nothing; objects are JSON. */
export const csvRow = (row: ExportedRow): string => lineOf(Object.values(row).map(cellOf));

const lineOf = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\r\n`;

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
