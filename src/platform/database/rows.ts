/** Something that reads or writes rows in one transaction of one tenant: a read session or a unit of work. */
export interface Rows {
  readonly tenantId: number;
  /** Set when a partner reads: queries then answer what it may see and nothing else. */
  readonly partnerId?: number | undefined;
  /** Only the database keeps the partner from what is not its own; see ContextDeps. */
  readonly withoutDoorFilter?: boolean | undefined;
  /** `$1` placeholders; begin the text with a name comment to have it prepared: `/* lotById *\/ select ...`. */
  rows<Row>(statement: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Keeps what a look-up would find for a key, where it was read already; absent where nobody keeps it. */
  readonly remember?: ((lookUp: object, key: unknown, value: unknown) => void) | undefined;
}
