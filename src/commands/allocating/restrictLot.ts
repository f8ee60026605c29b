import { announce } from '../../events/announce.js';
import { lockLots } from '../../ledger/locks.js';
import type { Command } from '../../platform/execute.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { checkDistinct, checkText, MAXIMUM_CODE } from '../../domain/shared/checkText.js';
import type { Decided, Refusal } from '../../domain/shared/refusal.js';
import { invalidInput, lotNotFound, notFound } from '../../domain/shared/refusals.js';
import { lotsByPublicId, partnersByPublicId, type LotFacts, type PartnerFacts } from '../../steps/facts/loadFacts.js';

/** For whom alone a lot is: all of them, as they shall be; for everybody when there are none. Ids are TypeIDs. */
export interface RestrictLot {
  readonly lotId: string;
  readonly customerIds?: readonly string[];
  readonly customerClasses?: readonly string[];
}

export interface LotRestricted {
  readonly lotId: string;
}

/** Customers and classes that one lot may be kept for. */
const MAXIMUM_BUYERS = 250;

/** Keeps a lot for some customers: it is no candidate for others any more. What is allocated already stays as it is. */
export const restrictLot: Command<RestrictLot, LotRestricted, Refusal> = {
  name: 'restrictLot',
  async run(work, intents) {
    const inputs = intents.map(({ input }) => input);
    const lots = await lotsByPublicId(
      work,
      inputs.map(({ lotId }) => lotId),
    );
    const customers = await partnersByPublicId(
      work,
      inputs.flatMap(({ customerIds = [] }) => customerIds),
    );
    const outcomes = inputs.map((input) => check(input, lots, customers));
    const accepted = outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : []));
    await lockLots(
      work,
      accepted.map(({ lot }) => lot.id),
    );
    for (const restriction of accepted) await keep(work, restriction);
    await announce(
      work,
      accepted.map(({ input: { lotId, customerIds = [], customerClasses = [] } }) => ({
        type: 'LotRestricted' as const,
        payload: { lot: lotId, customers: customerIds, customerClasses },
        subjects: { lot: [lotId], partner: customerIds },
      })),
    );
    return outcomes.map((outcome) => (outcome.ok ? { ok: true, value: { lotId: outcome.value.input.lotId } } : outcome));
  },
};

interface Restriction {
  readonly input: RestrictLot;
  readonly lot: LotFacts;
  readonly customerIds: readonly number[];
}

function check(
  input: RestrictLot,
  lots: ReadonlyMap<string, LotFacts>,
  customers: ReadonlyMap<string, PartnerFacts>,
): Decided<Restriction> {
  const { lotId, customerIds = [], customerClasses = [] } = input;
  const lot = lots.get(lotId);
  const limit = MAXIMUM_BUYERS;
  const pathOf =
    (field: string) =>
    (index: number): readonly string[] => ['input', field, String(index)];
  const refusals = [
    ...(lot === undefined ? [lotNotFound(lotId, ['input', 'lotId'])] : []),
    ...(customerIds.length + customerClasses.length > limit
      ? [invalidInput(`At most ${limit}.`, ['input', 'customerIds'], { limit })]
      : []),
    ...checkDistinct(customerIds, pathOf('customerIds')),
    ...checkDistinct(customerClasses, pathOf('customerClasses')),
    ...customerIds.flatMap((id, index) => customerRefusals(id, customers.get(id), pathOf('customerIds')(index))),
    ...customerClasses.flatMap((name, index) => checkText(name, MAXIMUM_CODE, pathOf('customerClasses')(index))),
  ];
  if (refusals.length > 0 || lot === undefined) return { ok: false, refusals };
  return { ok: true, value: { input, lot, customerIds: customerIds.map((id) => (customers.get(id) as PartnerFacts).id) } };
}

function customerRefusals(id: string, partner: PartnerFacts | undefined, path: readonly string[]): readonly Refusal[] {
  if (partner === undefined) return [notFound('partner', id, path)];
  return partner.isCustomer || partner.isStorefront ? [] : [invalidInput(`Partner ${partner.code} is no customer.`, path)];
}

async function keep(work: UnitOfWork, { lot, customerIds, input: { customerClasses = [], ...input } }: Restriction): Promise<void> {
  const { tenantId } = work;
  await work.rows(`/* dropRestriction */ delete from lot_restriction where tenant_id = $1 and lot_id = $2`, [tenantId, lot.id]);
  await work.rows(
    `/* keepRestriction */ insert into lot_restriction (tenant_id, lot_id, customer_id, customer_class)
     select $1::bigint, $2::bigint, id, null from unnest($3::bigint[]) as c (id)
     union all select $1, $2, null, name from unnest($4::text[]) as c (name)`,
    [tenantId, lot.id, customerIds, customerClasses],
  );
  await work.rows(`/* markRestricted */ update lot set is_restricted = $3, version = version + 1 where tenant_id = $1 and id = $2`, [
    tenantId,
    lot.id,
    customerIds.length + customerClasses.length > 0,
  ]);
  await work.rows(
    `/* noteRestriction */ insert into lot_fact (tenant_id, lot_id, field, value, occurred_at, recorded_at, principal_id)
     values ($1, $2, 'restriction', $3, $4, $4, $5)`,
    [tenantId, lot.id, JSON.stringify({ customers: input.customerIds ?? [], customerClasses }), work.now, work.actor.principalId],
  );
}
