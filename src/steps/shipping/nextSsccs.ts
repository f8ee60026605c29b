import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { makeSscc } from '../../domain/gs1/makeSscc.js';

/**
 * The next numbers of a company prefix that no open handling unit bears; fewer when the prefix has no more. Whoever draws them locks the series until it
 * commits, and of balances opens only new ones after.
 */
export async function nextSsccs(work: UnitOfWork, companyPrefix: string, count: number): Promise<readonly string[]> {
  const drawn: string[] = [];
  while (drawn.length < count) {
    const codes = await draw(work, companyPrefix, count - drawn.length);
    if (codes.length === 0) return drawn;
    const taken = await work.rows<{ code: string }>(
      `/* takenSsccs */ select code from handling_unit where tenant_id = $1 and code = any($2::text[]) and closed_at is null`,
      [work.tenantId, codes],
    );
    const isTaken = new Set(taken.map(({ code }) => code));
    drawn.push(...codes.filter((code) => !isTaken.has(code)));
  }
  return drawn;
}

async function draw(work: UnitOfWork, companyPrefix: string, count: number): Promise<readonly string[]> {
  const [row] = await work.rows<{ first: string }>(
    `/* nextSsccs */ insert into sscc_series as s (tenant_id, company_prefix, next_serial) values ($1, $2, $3::bigint)
     on conflict (tenant_id, company_prefix) do update set next_serial = s.next_serial + $3::bigint returning (next_serial - $3::bigint)::text as first`,
    [work.tenantId, companyPrefix, count],
  );
  const first = BigInt(row?.first ?? '0');
  return Array.from({ length: count }, (_, index) => first + BigInt(index)).flatMap((serial) => {
    const made = makeSscc({ extensionDigit: '0', companyPrefix, serial });
    return made.ok ? [made.value] : [];
  });
}
