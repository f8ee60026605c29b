import pg from 'pg';
import type { ConnectionOptions } from '../../platform/connectionOptions.js';
import { newPublicId } from '../../platform/ids.js';

export interface TenantToBe {
  readonly code: string;
  readonly name: string;
  readonly legalEntity: { readonly code: string; readonly name: string; readonly currency: string };
}

export interface EnsuredTenant {
  readonly tenantId: number;
  readonly createdAt: string;
}

/** Tenants are made by the owner: no runtime login can. The code is the owner's own business key; a second call finds the first one's. */
export async function ensureTenant(owner: ConnectionOptions, tenant: TenantToBe, now: string): Promise<EnsuredTenant> {
  const client = new pg.Client({ ...owner });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('lock table tenant in share row exclusive mode');
    const found = await client.query<TenantRow>('select tenant_id, created_at from tenant where code = $1', [tenant.code]);
    const row = found.rows[0] ?? (await makeTenant(client, tenant, now));
    await client.query('commit');
    return { tenantId: Number(row.tenant_id), createdAt: row.created_at.toISOString() };
  } finally {
    await client.end();
  }
}

interface TenantRow {
  readonly tenant_id: string;
  readonly created_at: Date;
}

async function makeTenant(client: pg.Client, tenant: TenantToBe, now: string): Promise<TenantRow> {
  const made = await client.query<TenantRow>(
    'insert into tenant (public_id, code, name, created_at) values ($1, $2, $3, $4) returning tenant_id, created_at',
    [newPublicId(), tenant.code, tenant.name, now],
  );
  const [row] = made.rows;
  if (row === undefined) throw new Error('the tenant was not made');
  const { code, name, currency } = tenant.legalEntity;
  await client.query('insert into legal_entity (tenant_id, public_id, code, name, currency) values ($1, $2, $3, $4, $5)', [
    row.tenant_id,
    newPublicId(),
    code,
    name,
    currency,
  ]);
  return row;
}
