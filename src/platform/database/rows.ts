/** Something that reads or writes rows in one transaction of one tenant: a read session or a unit of work. */
export interface Rows {
  readonly tenantId: number;
  /** `$1` placeholders; begin the text with a name comment to have it prepared: `/* lotById *\/ select ...`. */
  rows<Row>(statement: string, values?: readonly unknown[]): Promise<Row[]>;
}
