import type { Rows } from '../../platform/database/rows.js';
import { usableThroughOf, type UsableThrough } from '../../domain/lot/lot.js';
import type { LocalDate } from '../../domain/shared/dates.js';
import { statementCheck, type LedgerCheck, type Offender } from './ledgerCheck.js';

/** Lots that are held in memory at once. */
const PAGE = 5_000;

const policyCheck: LedgerCheck = {
  name: 'usable-through-equals-policy',
  means: "A lot's last usable day follows from its dates and its item's policy.",
  async offenders(rows, limit) {
    const found: Offender[] = [];
    for (let after = 0; found.length < limit; ) {
      const page = await lotsPage(rows, after);
      found.push(...page.flatMap(otherThanPolicy));
      if (page.length < PAGE) break;
      after = (page.at(-1) as LotRow).lot;
    }
    return found.slice(0, limit);
  },
};

const factsCheck = statementCheck(
  { name: 'lot-equals-facts', means: "A lot's quality and attributes are the latest that was said of each." },
  `with latest as (
     select distinct on (lot_id, field) lot_id, field, value #>> '{}' as value from lot_fact
     where tenant_id = $1 and field in ('quality', 'manufacturedOn', 'expiresOn', 'bestBeforeOn', 'countryOfOrigin', 'traceabilityLotCode')
     order by lot_id, field, id desc)
   select l.id as lot, f.field, c.value as seen, f.value as said from latest f
   join lot l on l.tenant_id = $1 and l.id = f.lot_id
   cross join lateral (select case f.field when 'quality' then l.quality when 'manufacturedOn' then l.manufactured_on::text
     when 'expiresOn' then l.expires_on::text when 'bestBeforeOn' then l.best_before_on::text when 'countryOfOrigin' then l.country_of_origin
     else l.traceability_lot_code end as value) as c
   where c.value is distinct from f.value order by l.id, f.field limit $2`,
);

const restrictionCheck = statementCheck(
  { name: 'restricted-equals-restrictions', means: 'A lot is marked as kept for some customers if and only if there are such.' },
  `select l.id as lot, l.is_restricted as marked from lot l where l.tenant_id = $1
     and l.is_restricted <> exists (select from lot_restriction r where r.tenant_id = l.tenant_id and r.lot_id = l.id) order by l.id limit $2`,
);

export const lotChecks: readonly LedgerCheck[] = [policyCheck, factsCheck, restrictionCheck];

interface LotRow {
  readonly lot: number;
  readonly expiresOn: LocalDate | null;
  readonly bestBeforeOn: LocalDate | null;
  readonly usableThrough: UsableThrough;
  readonly blocksOnBestBefore: boolean;
}

async function lotsPage(rows: Rows, after: number): Promise<readonly LotRow[]> {
  return await rows.rows<LotRow>(
    `select l.id as lot, l.expires_on as "expiresOn", l.best_before_on as "bestBeforeOn", l.usable_through as "usableThrough",
       i.blocks_on_best_before as "blocksOnBestBefore"
     from lot l join item i on i.tenant_id = l.tenant_id and i.id = l.item_id where l.tenant_id = $1 and l.id > $2 order by l.id limit $3`,
    [rows.tenantId, after, PAGE],
  );
}

function otherThanPolicy(row: LotRow): readonly Offender[] {
  const decided = usableThroughOf(row, row);
  const { lot, usableThrough, expiresOn, bestBeforeOn } = row;
  return usableThrough === decided ? [] : [{ lot, usableThrough, usableThroughDecided: decided, expiresOn, bestBeforeOn }];
}
