import { localDate } from '../../domain/shared/dates.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import { notFound } from '../../domain/shared/refusals.js';
import { checkBin, type BinDefinition } from '../../domain/site/checkBin.js';
import { announce } from '../../events/announce.js';
import type { Command, Verdict } from '../../platform/execute.js';
import { encodeTypeId, newPublicId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { BinRecord } from '../../records/bin.record.js';
import type { SiteFacts } from '../../steps/facts/loadFacts.js';
import { loadBinFacts, placeOf, type BinEntity, type LoadedBinFacts } from './loadBinFacts.js';

export interface DefinedBin {
  /** TypeID. */
  readonly binId: string;
}

/** Makes bins of a site, or changes them. */
export const defineBin: Command<BinDefinition, DefinedBin, Refusal> = {
  name: 'defineBin',
  async run(work, intents) {
    const facts = await loadBinFacts(work, intents);
    const decisions = intents.map(({ input }) => decide(work, input, facts));
    const kept = decisions.filter((decision) => decision.ok).map((decision) => decision.value);
    await work.em.flush();
    await announce(
      work,
      kept.map(({ bin, site }) => {
        const siteId = encodeTypeId(ID_PREFIXES.site, site.uuid);
        return {
          type: 'BinDefined',
          payload: { bin: idOf(bin), site: siteId, code: bin.code },
          subjects: { bin: [idOf(bin)], site: [siteId] },
          siteId: site.id,
        };
      }),
    );
    return decisions.map((decision) => (decision.ok ? { ok: true, value: { binId: idOf(decision.value.bin) } } : decision));
  },
};

interface KeptBin {
  readonly bin: BinEntity;
  readonly site: SiteFacts;
}

function decide(work: UnitOfWork, definition: BinDefinition, facts: LoadedBinFacts): Verdict<KeptBin, Refusal> {
  const current = definition.id ? facts.current.get(definition.id) : undefined;
  const site = facts.sites.get(definition.siteId);
  const missing = [
    ...(definition.id && current === undefined ? [notFound('bin', definition.id, ['input', 'id'])] : []),
    ...(site === undefined ? [notFound('site', definition.siteId, ['input', 'siteId'])] : []),
  ];
  if (missing.length > 0 || site === undefined) return { ok: false, refusals: missing };
  const parent = definition.parentBinId ? facts.parents.get(definition.parentBinId) : undefined;
  const zoneId = definition.zoneCode ? facts.zones.get(placeOf(site.id, definition.zoneCode)) : undefined;
  const codeOwner = facts.ownerOfCode.get(placeOf(site.id, definition.code));
  const refusals = checkBin(definition, {
    current,
    site,
    codeIsTaken: codeOwner !== undefined && codeOwner !== current,
    zoneIsKnown: zoneId !== undefined,
    parent,
    parentLine: (parent && facts.lines.get(parent.id)) ?? new Set(),
    holdsStock: current !== undefined && facts.withStock.has(current.id),
  });
  if (refusals.length > 0) return { ok: false, refusals };

  const places = { siteId: site.id, zoneId: zoneId ?? null, parentBinId: parent?.id ?? null };
  const bin = current === undefined ? newBin(work, definition, places) : change(current, definition, places);
  facts.ownerOfCode.set(placeOf(site.id, bin.code), bin);
  return { ok: true, value: { bin, site } };
}

type Places = Pick<BinEntity, 'siteId' | 'zoneId' | 'parentBinId'>;

function newBin(work: UnitOfWork, definition: BinDefinition, places: Places): BinEntity {
  const bin = work.em.create(BinRecord, {
    tenantId: work.tenantId,
    publicId: newPublicId(),
    ...places,
    code: definition.code,
    kind: definition.kind ?? 'STORAGE',
    retiredOn: definition.retiredOn ? localDate(definition.retiredOn) : null,
    version: 1,
  });
  work.em.persist(bin);
  return bin;
}

function change(bin: BinEntity, definition: BinDefinition, places: Places): BinEntity {
  bin.code = definition.code;
  if (definition.zoneCode !== undefined) bin.zoneId = places.zoneId;
  if (definition.parentBinId !== undefined) bin.parentBinId = places.parentBinId;
  if (definition.retiredOn !== undefined) bin.retiredOn = definition.retiredOn === null ? null : localDate(definition.retiredOn);
  bin.version += 1;
  return bin;
}

const idOf = (bin: BinEntity): string => encodeTypeId(ID_PREFIXES.bin, bin.publicId);
