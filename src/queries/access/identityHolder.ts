import type { Role } from '../../domain/access/principal.js';
import type { Rows } from '../../platform/database/rows.js';

/** A tenant, the principal of an identity provider's subject there, and the partner that its token names; null for what there is not. */
export interface IdentityHolder {
  readonly principalId: number | null;
  readonly principalPublicId: string | null;
  readonly name: string | null;
  readonly role: Role | null;
  readonly partnerId: number | null;
  readonly retired: boolean;
  readonly rightsAsOf: string | null;
  readonly namedPartnerId: number | null;
  readonly namedPartnerRetired: boolean;
  readonly tenantPublicId: string;
  readonly tenantCode: string;
  readonly tenantName: string;
}

export interface AskedIdentity {
  readonly issuer: string;
  readonly subject: string;
  /** Its code. */
  readonly partner: string | undefined;
}

export async function identityHolder(rows: Rows, { issuer, subject, partner }: AskedIdentity): Promise<IdentityHolder> {
  const [holder] = await rows.rows<IdentityHolder>(
    `/* identityHolder */ select p.id as "principalId", p.public_id as "principalPublicId", p.name, p.role, p.partner_id as "partnerId",
       p.retired_on is not null as retired, i.rights_as_of as "rightsAsOf",
       n.id as "namedPartnerId", n.retired_on is not null as "namedPartnerRetired",
       t.public_id as "tenantPublicId", t.code as "tenantCode", t.name as "tenantName"
     from tenant t
     left join principal_identity i on i.tenant_id = t.tenant_id and i.issuer = $2 and i.subject = $3
     left join principal p on p.tenant_id = i.tenant_id and p.id = i.principal_id
     left join trading_partner n on n.tenant_id = t.tenant_id and n.code = $4
     where t.tenant_id = $1`,
    [rows.tenantId, issuer, subject, partner ?? null],
  );
  if (holder === undefined) throw new Error(`no tenant ${rows.tenantId}`);
  return holder;
}
