import type { InferEntity } from '@mikro-orm/core';
import { checkPartner, identifierKey, type PartnerDefinition } from '../../domain/partner/checkPartner.js';
import { roleFlags, type CheckProfile } from '../../domain/partner/partner.js';
import { localDate } from '../../domain/shared/dates.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import { notFound } from '../../domain/shared/refusals.js';
import { announce } from '../../events/announce.js';
import type { Command, Intent, Verdict } from '../../platform/execute.js';
import { encodeTypeId, newPublicId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { PartnerRecord } from '../../records/partner.record.js';
import { PartnerIdentifierRecord } from '../../records/partnerIdentifier.record.js';
import { loadCurrent } from '../../steps/defining/loadCurrent.js';
import { itemsByName, type FindItem } from './itemsByName.js';
import { keepPartnerLists } from './keepPartnerLists.js';

export interface DefinedPartner {
  /** TypeID. */
  readonly partnerId: string;
}

/** Makes partners or changes them, with all they are called and call in messages. The connectors' own check of profiles is handed in. */
export function definePartner(checkProfile: CheckProfile): Command<PartnerDefinition, DefinedPartner, Refusal> {
  return {
    name: 'definePartner',
    async run(work, intents) {
      const facts = await loadFacts(work, intents, checkProfile);
      const decisions = intents.map(({ input }) => decide(work, input, facts));
      const kept = decisions.filter((decision) => decision.ok).map((decision) => decision.value);
      await work.em.flush();
      await keepPartnerLists(work, kept, facts.findItem);
      await announce(
        work,
        kept.map(({ partner }) => ({
          type: 'PartnerDefined',
          payload: { partner: idOf(partner), code: partner.code },
          subjects: { partner: [idOf(partner)] },
        })),
      );
      return decisions.map((decision) => (decision.ok ? { ok: true, value: { partnerId: idOf(decision.value.partner) } } : decision));
    },
  };
}

type PartnerEntity = InferEntity<typeof PartnerRecord>;

interface Facts {
  readonly current: ReadonlyMap<string, PartnerEntity>;
  readonly ownerOfCode: Map<string, PartnerEntity>;
  /** By identifierKey; a number for partners of the database, the entity for those of this batch. */
  readonly ownerOfIdentifier: Map<string, number | PartnerEntity>;
  readonly findItem: FindItem;
  readonly checkProfile: CheckProfile;
}

interface KeptPartner {
  readonly partner: PartnerEntity;
  readonly definition: PartnerDefinition;
}

async function loadFacts(work: UnitOfWork, intents: readonly Intent<PartnerDefinition>[], checkProfile: CheckProfile): Promise<Facts> {
  const { tenantId } = work;
  const inputs = intents.map(({ input }) => input);
  const current = await loadCurrent(
    work,
    { noun: 'partner', entity: PartnerRecord },
    inputs.map(({ id }) => id),
  );
  const sameCode = await work.em.find(PartnerRecord, { tenantId, code: { $in: inputs.map(({ code }) => code) } });
  const values = inputs.flatMap(({ identifiers }) => (identifiers ?? []).map(({ value }) => value));
  // The index begins with the scheme, so all schemes are named.
  const identifiers =
    values.length === 0
      ? []
      : await work.em.find(PartnerIdentifierRecord, {
          tenantId,
          scheme: { $in: ['GLN', 'DUNS', 'ISA', 'GS', 'SCAC'] },
          value: { $in: values },
        });
  const findItem = await itemsByName(
    work,
    inputs.flatMap(({ itemCodes, unitCodes }) => [...(itemCodes ?? []), ...(unitCodes ?? [])].flatMap(({ item }) => item ?? [])),
  );
  return {
    current,
    ownerOfCode: new Map(sameCode.map((partner) => [partner.code, partner])),
    ownerOfIdentifier: new Map(identifiers.map((identifier) => [identifierKey(identifier), identifier.partnerId])),
    findItem,
    checkProfile,
  };
}

function decide(work: UnitOfWork, definition: PartnerDefinition, facts: Facts): Verdict<KeptPartner, Refusal> {
  const current = definition.id ? facts.current.get(definition.id) : undefined;
  if (definition.id && current === undefined) return { ok: false, refusals: [notFound('partner', definition.id, ['input', 'id'])] };
  const codeOwner = facts.ownerOfCode.get(definition.code);
  const keys = (definition.identifiers ?? []).map(identifierKey);
  const isOther = (owner: number | PartnerEntity | undefined): boolean => owner !== undefined && owner !== current && owner !== current?.id;
  const refusals = checkPartner(definition, {
    current,
    codeIsTaken: codeOwner !== undefined && codeOwner !== current,
    takenIdentifiers: new Set(keys.filter((key) => isOther(facts.ownerOfIdentifier.get(key)))),
    itemIsKnown: (item) => facts.findItem(item) !== undefined,
    checkProfile: facts.checkProfile,
  });
  if (refusals.length > 0) return { ok: false, refusals };

  const partner = current === undefined ? newPartner(work, definition) : change(current, definition);
  facts.ownerOfCode.set(partner.code, partner);
  for (const key of keys) facts.ownerOfIdentifier.set(key, partner);
  return { ok: true, value: { partner, definition } };
}

function newPartner(work: UnitOfWork, definition: PartnerDefinition): PartnerEntity {
  const partner = work.em.create(PartnerRecord, {
    tenantId: work.tenantId,
    publicId: newPublicId(),
    code: definition.code,
    name: definition.name,
    ...roleFlags(definition.roles),
    ediState: definition.ediState ?? 'LIVE',
    customerClass: definition.customerClass ?? null,
    retiredOn: definition.retiredOn ? localDate(definition.retiredOn) : null,
    version: 1,
  });
  work.em.persist(partner);
  return partner;
}

function change(partner: PartnerEntity, definition: PartnerDefinition): PartnerEntity {
  partner.code = definition.code;
  partner.name = definition.name;
  Object.assign(partner, roleFlags(definition.roles));
  partner.ediState = definition.ediState ?? partner.ediState;
  if (definition.customerClass !== undefined) partner.customerClass = definition.customerClass;
  if (definition.retiredOn !== undefined) partner.retiredOn = definition.retiredOn === null ? null : localDate(definition.retiredOn);
  partner.version += 1;
  return partner;
}

const idOf = (partner: PartnerEntity): string => encodeTypeId(ID_PREFIXES.partner, partner.publicId);
