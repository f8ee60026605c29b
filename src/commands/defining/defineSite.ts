import type { InferEntity } from '@mikro-orm/core';
import { localDate } from '../../domain/shared/dates.js';
import { parseGln } from '../../domain/shared/identifiers.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import { notFound } from '../../domain/shared/refusals.js';
import { FIRST_BIN_KINDS } from '../../domain/site/bin.js';
import { checkSite, legalEntityOf, type SiteDefinition, type SiteFacts } from '../../domain/site/checkSite.js';
import { announce } from '../../events/announce.js';
import { isTimeZone } from '../../platform/clock.js';
import type { Command, Intent, Verdict } from '../../platform/execute.js';
import { encodeTypeId, newPublicId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { BinRecord } from '../../records/bin.record.js';
import { SiteRecord } from '../../records/site.record.js';
import { loadCurrent } from '../../steps/defining/loadCurrent.js';
import { keepZones } from './keepZones.js';

export interface DefinedSite {
  /** TypeID. */
  readonly siteId: string;
}

/** Makes sites, each with its virtual bins and one to receive at, or changes them; makes and changes their zones. */
export const defineSite: Command<SiteDefinition, DefinedSite, Refusal> = {
  name: 'defineSite',
  async run(work, intents) {
    const facts = await loadFacts(work, intents);
    const decisions = intents.map(({ input }) => decide(work, input, facts));
    const kept = decisions.filter((decision) => decision.ok).map((decision) => decision.value);
    await work.em.flush();
    keepFirstBins(work, kept);
    await keepZones(work, kept);
    await work.em.flush();
    await announce(
      work,
      kept.map(({ site }) => ({
        type: 'SiteDefined',
        payload: { site: idOf(site), code: site.code },
        subjects: { site: [idOf(site)] },
        siteId: site.id,
      })),
    );
    return decisions.map((decision) => (decision.ok ? { ok: true, value: { siteId: idOf(decision.value.site) } } : decision));
  },
};

type SiteEntity = InferEntity<typeof SiteRecord>;

interface Facts {
  readonly current: ReadonlyMap<string, SiteEntity>;
  readonly ownerOfCode: Map<string, SiteEntity>;
  readonly ownerOfGln: Map<string, SiteEntity>;
  readonly legalEntities: ReadonlyMap<string, number>;
}

export interface KeptSite {
  readonly site: SiteEntity;
  readonly definition: SiteDefinition;
  readonly isNew: boolean;
}

async function loadFacts(work: UnitOfWork, intents: readonly Intent<SiteDefinition>[]): Promise<Facts> {
  const { tenantId } = work;
  const current = await loadCurrent(
    work,
    { noun: 'site', entity: SiteRecord },
    intents.map(({ input }) => input.id),
  );
  const glns = intents.flatMap(({ input }) => (input.gln ? (parseGln(input.gln) ?? []) : []));
  const alike = await work.em.find(SiteRecord, {
    tenantId,
    $or: [{ code: { $in: intents.map(({ input }) => input.code) } }, { gln: { $in: glns } }],
  });
  const entities = await work.rows<{ id: number; code: string }>(
    `/* legalEntities */ select id, code from legal_entity where tenant_id = $1`,
    [tenantId],
  );
  return {
    current,
    ownerOfCode: new Map(alike.map((site) => [site.code, site])),
    ownerOfGln: new Map(alike.flatMap((site) => (site.gln === null ? [] : [[site.gln, site] as const]))),
    legalEntities: new Map(entities.map(({ id, code }) => [code, id])),
  };
}

function decide(work: UnitOfWork, definition: SiteDefinition, facts: Facts): Verdict<KeptSite, Refusal> {
  const current = definition.id ? facts.current.get(definition.id) : undefined;
  if (definition.id && current === undefined) return { ok: false, refusals: [notFound('site', definition.id, ['input', 'id'])] };
  const codeOwner = facts.ownerOfCode.get(definition.code);
  const glnOwner = definition.gln ? facts.ownerOfGln.get(definition.gln) : undefined;
  const siteFacts: SiteFacts = {
    current,
    codeIsTaken: codeOwner !== undefined && codeOwner !== current,
    glnIsTaken: glnOwner !== undefined && glnOwner !== current,
    isTimeZone,
    legalEntities: facts.legalEntities,
  };
  const refusals = checkSite(definition, siteFacts);
  const legalEntityId = legalEntityOf(definition, siteFacts);
  if (refusals.length > 0 || legalEntityId === undefined) return { ok: false, refusals };

  const site = current === undefined ? newSite(work, definition, legalEntityId) : change(current, definition);
  facts.ownerOfCode.set(site.code, site);
  if (site.gln !== null) facts.ownerOfGln.set(site.gln, site);
  return { ok: true, value: { site, definition, isNew: current === undefined } };
}

function newSite(work: UnitOfWork, definition: SiteDefinition, legalEntityId: number): SiteEntity {
  const site = work.em.create(SiteRecord, {
    tenantId: work.tenantId,
    publicId: newPublicId(),
    legalEntityId,
    code: definition.code,
    name: definition.name,
    kind: definition.kind ?? 'WAREHOUSE',
    gln: definition.gln ? (parseGln(definition.gln) ?? null) : null,
    gs1CompanyPrefix: definition.gs1CompanyPrefix ?? null,
    timeZone: definition.timeZone,
    retiredOn: definition.retiredOn ? localDate(definition.retiredOn) : null,
    version: 1,
  });
  work.em.persist(site);
  return site;
}

function change(site: SiteEntity, definition: SiteDefinition): SiteEntity {
  site.code = definition.code;
  site.name = definition.name;
  site.kind = definition.kind ?? site.kind;
  site.timeZone = definition.timeZone;
  if (definition.gln !== undefined) site.gln = definition.gln === null ? null : (parseGln(definition.gln) ?? null);
  if (definition.gs1CompanyPrefix !== undefined) site.gs1CompanyPrefix = definition.gs1CompanyPrefix;
  if (definition.retiredOn !== undefined) site.retiredOn = definition.retiredOn === null ? null : localDate(definition.retiredOn);
  site.version += 1;
  return site;
}

function keepFirstBins(work: UnitOfWork, kept: readonly KeptSite[]): void {
  for (const { site } of kept.filter(({ isNew }) => isNew)) {
    for (const kind of FIRST_BIN_KINDS) {
      work.em.persist(
        work.em.create(BinRecord, {
          tenantId: work.tenantId,
          publicId: newPublicId(),
          siteId: site.id,
          zoneId: null,
          parentBinId: null,
          code: kind,
          kind,
          retiredOn: null,
          version: 1,
        }),
      );
    }
  }
}

const idOf = (site: SiteEntity): string => encodeTypeId(ID_PREFIXES.site, site.publicId);
