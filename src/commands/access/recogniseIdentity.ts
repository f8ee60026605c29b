import type { Role } from '../../domain/access/principal.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import type { Command } from '../../platform/execute.js';
import { newPublicId, sha256Hex } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';

/** What a good token said: who its bearer is to the issuer, and as what it comes. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
  readonly role: Role;
  /** Internal id; for partner roles. */
  readonly partnerId: number | null;
  /** What people call the bearer. */
  readonly label: string;
  /** When the token was issued, UTC with milliseconds. */
  readonly issuedAt: string;
}

export interface RecognisedIdentity {
  readonly principalId: number;
}

/**
 * Finds the principal of an identity provider's subject, or makes it, and lets its role and partner follow the newest token. It runs
 * before there is anybody to act: its actor's principalId is not used.
 */
export const recogniseIdentity: Command<Identity, RecognisedIdentity, Refusal> = {
  name: 'recogniseIdentity',
  async run(work, intents) {
    const recognised: RecognisedIdentity[] = [];
    // One after the other: two may be of the same subject.
    for (const { input } of intents) recognised.push({ principalId: await recognise(work, input) });
    return recognised.map((value) => ({ ok: true, value }));
  },
};

/** Letters of a name before the mark that keeps namesakes apart. */
const LABEL_LETTERS = 60;
const UNPRINTABLE = /[\p{Cc}\p{Cs}]/gu;

async function recognise(work: UnitOfWork, identity: Identity): Promise<number> {
  const { issuer, subject } = identity;
  // Two first tokens of one person wait for each other: there is no row yet to lock.
  await work.rows(`/* lockIdentity */ select pg_advisory_xact_lock(hashtextextended($1, $2))`, [
    `identity ${issuer} ${subject}`,
    work.tenantId,
  ]);
  const [known] = await work.rows<{ principalId: number }>(
    `/* identity */ select principal_id as "principalId" from principal_identity where tenant_id = $1 and issuer = $2 and subject = $3`,
    [work.tenantId, issuer, subject],
  );
  if (known === undefined) return await make(work, identity);
  await follow(work, known.principalId, identity);
  return known.principalId;
}

/** An older token, overtaken while it waited, changes nothing. */
async function follow(work: UnitOfWork, principalId: number, { role, partnerId, issuedAt }: Identity): Promise<void> {
  await work.rows(
    `/* followIdentity */ with newest as (
       update principal_identity set rights_as_of = $5 where tenant_id = $1 and principal_id = $2 and rights_as_of <= $5 returning principal_id)
     update principal p set role = $3, partner_id = $4 from newest where p.tenant_id = $1 and p.id = newest.principal_id`,
    [work.tenantId, principalId, role, partnerId, issuedAt],
  );
}

async function make(work: UnitOfWork, { issuer, subject, role, partnerId, label, issuedAt }: Identity): Promise<number> {
  const [principal] = await work.rows<{ id: number }>(
    `/* makeIdentityPrincipal */ insert into principal (tenant_id, public_id, name, role, partner_id) values ($1, $2, $3, $4, $5) returning id`,
    [work.tenantId, newPublicId(), await freeName(work, label, `${issuer}\n${subject}`), role, partnerId],
  );
  if (principal === undefined) throw new Error('the principal was not made');
  await work.rows(
    `/* makeIdentity */ insert into principal_identity (tenant_id, issuer, subject, principal_id, created_at, rights_as_of)
     values ($1, $2, $3, $4, $5, $6)`,
    [work.tenantId, issuer, subject, principal.id, work.now, issuedAt],
  );
  return principal.id;
}

/** Names are unique in a tenant, and people's names are not: a mark of the identity stands behind, the short one unless somebody has it. */
async function freeName(work: UnitOfWork, label: string, identity: string): Promise<string> {
  const stem = [...label.replaceAll(UNPRINTABLE, '').trim()].slice(0, LABEL_LETTERS).join('').trim() || 'somebody';
  const mark = sha256Hex(identity);
  const names = [`${stem} (${mark.slice(0, 8)})`, `${stem} (${mark.slice(0, 32)})`];
  const taken = await work.rows<{ name: string }>(
    `/* takenNames */ select name from principal where tenant_id = $1 and name = any($2::text[])`,
    [work.tenantId, names],
  );
  const free = names.find((name) => !taken.some((row) => row.name === name));
  if (free === undefined) throw new Error('two identities have the same mark');
  return free;
}
