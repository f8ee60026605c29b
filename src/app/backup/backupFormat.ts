import { z } from 'zod';

/** Changes when an older program could no longer read what is written. */
export const BACKUP_FORMAT = 1;
export const HEAD_ENTRY = 'lotgraph-backup.json';
export const MANIFEST_ENTRY = 'manifest.json';
export const DEMO_KEYS_ENTRY = 'demo-keys.json';

/** Rows of a table lie in pieces: `tables/lot/000001.copy`, PostgreSQL's COPY text. */
export const tableFolder = (table: string): string => `tables/${table}/`;

const IDENTIFIER = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/);

/** Stands first: what is needed to begin. */
export const backupHead = z.object({
  format: z.literal(BACKUP_FORMAT),
  /** Of the program that wrote it. */
  version: z.string(),
  madeAt: z.string(),
  /** Names in order: the shape of the tables. */
  migrations: z.array(z.string()).min(1),
  /** Referenced tables before those that refer to them. */
  tables: z.array(z.object({ name: IDENTIFIER, columns: z.array(IDENTIFIER).min(1), key: z.array(IDENTIFIER).min(1) })),
  /** First days of the months that events have partitions for. */
  eventMonths: z.array(z.string().regex(/^\d{4}-\d{2}-01$/)),
});
export type BackupHead = z.infer<typeof backupHead>;

/** Stands last: without it the file is not complete. */
export const backupManifest = z.object({
  tables: z.record(IDENTIFIER, z.object({ rows: z.number(), bytes: z.number(), sha256: z.string() })),
  sequences: z.array(z.object({ table: IDENTIFIER, column: IDENTIFIER, last: z.string().regex(/^\d+$/), isCalled: z.boolean() })),
  /** How far each tenant's ledger was sealed: the hash stands for everything posted until then. */
  seals: z.array(z.object({ tenant: z.string(), position: z.number(), hash: z.string() })),
});
export type BackupManifest = z.infer<typeof backupManifest>;
export type BackupTable = BackupHead['tables'][number];
