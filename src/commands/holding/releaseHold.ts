import { announce } from '../../events/announce.js';
import { lockBalancesOfLots } from '../../ledger/balanceBook.js';
import { letGo } from '../../ledger/heldQuantities.js';
import { lockLots } from '../../ledger/locks.js';
import { reblock } from '../../ledger/reblock.js';
import { encodeTypeId } from '../../platform/ids.js';
import type { Command } from '../../platform/execute.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import type { HoldScope, HoldType } from '../../domain/holding/hold.js';
import { reasonRefusals } from '../../domain/holding/reasonRefusals.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { Decided, Refusal } from '../../domain/shared/refusal.js';
import { notFound, refusal, staleVersion } from '../../domain/shared/refusals.js';
import { clearSolved } from '../../steps/exceptions/clearSolved.js';
import { decodeIds } from '../../steps/facts/decodeIds.js';
import { holdAnnouncement, keepHoldFacts } from '../../steps/holding/placeHolds.js';

export interface ReleaseHold {
  readonly holdId: string;
  readonly reasonCode: string;
  readonly note?: string;
  readonly ifVersion?: number;
}

export interface HoldReleasedResult {
  readonly holdId: string;
  readonly lotId: string;
}

interface HoldRow {
  readonly id: number;
  readonly uuid: string;
  readonly type: HoldType;
  readonly scope: HoldScope;
  readonly lotId: number;
  readonly lotUuid: string;
  readonly siteId: number | null;
  readonly siteUuid: string | null;
  readonly binUuid: string | null;
  readonly quantity: string | null;
  readonly releasedAt: string | null;
  readonly version: number;
}

/** Ends one hold; others on the same stock stay. */
export const releaseHold: Command<ReleaseHold, HoldReleasedResult, Refusal> = {
  name: 'releaseHold',
  async run(work, intents) {
    const uuids = decodeIds(
      'hold',
      intents.map((intent) => intent.input.holdId),
    );
    const lots = await work.rows<{ lotId: number }>(
      `/* lotsOfHolds */ select distinct lot_id as "lotId" from hold where tenant_id = $1 and public_id = any($2::uuid[])`,
      [work.tenantId, [...uuids.values()]],
    );
    const locked = await lockLots(
      work,
      lots.map((lot) => lot.lotId),
    );
    await lockBalancesOfLots(
      work,
      locked.map((lot) => lot.id),
    );
    const holds = await holdsByUuid(work, [...uuids.values()]);
    const released = new Set<number>();
    const decisions = intents.map(({ input }) => decide(input, holds.get(uuids.get(input.holdId) ?? ''), released));
    const accepted = decisions.flatMap((decision) => (decision.ok ? [decision.value] : []));
    await keepReleases(work, accepted);
    await reblock(work, locked);
    await keepHoldFacts(
      work,
      accepted.map((entry) => ({ lotId: entry.hold.lotId, hold: entry.input.holdId, open: false })),
    );
    const solved = await clearSolved(
      work,
      locked.map((lot) => lot.id),
    );
    await announce(work, [
      ...accepted.map((entry) => holdAnnouncement('HoldReleased', holdEvent(entry), entry.hold.siteId ?? undefined)),
      ...solved,
    ]);
    return decisions.map((decision) =>
      decision.ok
        ? { ok: true, value: { holdId: decision.value.input.holdId, lotId: encodeTypeId(ID_PREFIXES.lot, decision.value.hold.lotUuid) } }
        : decision,
    );
  },
};

interface Release {
  readonly hold: HoldRow;
  readonly input: ReleaseHold;
}

function decide(input: ReleaseHold, hold: HoldRow | undefined, released: Set<number>): Decided<Release> {
  if (hold === undefined) return { ok: false, refusals: [notFound('hold', input.holdId, ['input', 'holdId'])] };
  const refusals = [
    ...(hold.releasedAt !== null || released.has(hold.id)
      ? [
          refusal('HOLD_ALREADY_RELEASED', 'The hold was released before.', {
            path: ['input', 'holdId'],
            facts: { hold: input.holdId, releasedAt: hold.releasedAt },
          }),
        ]
      : []),
    ...(input.ifVersion !== undefined && input.ifVersion !== hold.version
      ? [staleVersion(input.ifVersion, hold.version, ['input', 'ifVersion'])]
      : []),
    ...reasonRefusals(input),
  ];
  if (refusals.length > 0) return { ok: false, refusals };
  released.add(hold.id);
  return { ok: true, value: { hold, input } };
}

async function holdsByUuid(work: UnitOfWork, uuids: readonly string[]): Promise<Map<string, HoldRow>> {
  const rows = await work.rows<HoldRow>(
    `/* holdsForRelease */ select h.id, h.public_id as uuid, h.type, h.scope, h.lot_id as "lotId", lot.public_id as "lotUuid",
       coalesce(h.site_id, bin.site_id) as "siteId", site.public_id as "siteUuid", bin.public_id as "binUuid", h.quantity,
       h.released_at as "releasedAt", h.version
     from hold h join lot on lot.tenant_id = h.tenant_id and lot.id = h.lot_id
     left join bin on bin.tenant_id = h.tenant_id and bin.id = h.bin_id
     left join site on site.tenant_id = h.tenant_id and site.id = coalesce(h.site_id, bin.site_id)
     where h.tenant_id = $1 and h.public_id = any($2::uuid[]) order by h.id`,
    [work.tenantId, uuids],
  );
  return new Map(rows.map((row) => [row.uuid, row]));
}

async function keepReleases(work: UnitOfWork, releases: readonly Release[]): Promise<void> {
  if (releases.length === 0) return;
  const ids = releases.map((release) => release.hold.id);
  await letGo(work, ids);
  await work.rows(
    `/* releaseHolds */ update hold h set released_by = $2, released_at = $3, release_reason_code = r.code, release_note = r.note, version = h.version + 1
     from unnest($4::bigint[], $5::text[], $6::text[]) as r (id, code, note) where h.tenant_id = $1 and h.id = r.id`,
    [
      work.tenantId,
      work.actor.principalId,
      work.now,
      ids,
      releases.map((release) => release.input.reasonCode),
      releases.map((release) => release.input.note ?? null),
    ],
  );
}

const holdEvent = ({ hold, input }: Release): Parameters<typeof holdAnnouncement>[1] => ({
  hold: input.holdId,
  type: hold.type,
  scope: hold.scope,
  lot: encodeTypeId(ID_PREFIXES.lot, hold.lotUuid),
  site: hold.siteUuid === null ? null : encodeTypeId(ID_PREFIXES.site, hold.siteUuid),
  bin: hold.binUuid === null ? null : encodeTypeId(ID_PREFIXES.bin, hold.binUuid),
  quantity: hold.quantity,
  reasonCode: input.reasonCode,
});
