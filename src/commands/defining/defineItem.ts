import type { InferEntity } from '@mikro-orm/core';
import { checkItem, type ItemDefinition } from '../../domain/item/checkItem.js';
import { localDate } from '../../domain/shared/dates.js';
import { parseGtin, type Gtin } from '../../domain/shared/identifiers.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import { notFound } from '../../domain/shared/refusals.js';
import { announce } from '../../events/announce.js';
import type { Command, Intent, Verdict } from '../../platform/execute.js';
import { encodeTypeId, newPublicId } from '../../platform/ids.js';
import { isUnitCode } from '../../platform/unitCodes.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { ItemRecord } from '../../records/item.record.js';
import { PackLevelRecord } from '../../records/packLevel.record.js';
import { loadCurrent } from '../../steps/defining/loadCurrent.js';

export interface DefinedItem {
  /** TypeID. */
  readonly itemId: string;
}

/** Makes items or changes them, with their pack levels. */
export const defineItem: Command<ItemDefinition, DefinedItem, Refusal> = {
  name: 'defineItem',
  async run(work, intents) {
    const facts = await loadFacts(work, intents);
    const decisions = intents.map(({ input }) => decide(work, input, facts));
    const kept = decisions.filter((decision) => decision.ok);
    await work.em.flush();
    await keepPackLevels(
      work,
      kept.map((decision) => decision.value),
    );
    await announce(
      work,
      kept.map(({ value: { item } }) => ({
        type: 'ItemDefined',
        payload: { item: idOf(item), sku: item.sku },
        subjects: { item: [idOf(item)] },
      })),
    );
    return decisions.map((decision) => (decision.ok ? { ok: true, value: { itemId: idOf(decision.value.item) } } : decision));
  },
};

type ItemEntity = InferEntity<typeof ItemRecord>;

interface Facts {
  readonly current: ReadonlyMap<string, ItemEntity>;
  /** Kept up to date while the batch is decided, so that two new items cannot take the same. */
  readonly ownerOfSku: Map<string, ItemEntity>;
  readonly ownerOfGtin: Map<string, ItemEntity>;
}

interface KeptItem {
  readonly item: ItemEntity;
  readonly definition: ItemDefinition;
}

async function loadFacts(work: UnitOfWork, intents: readonly Intent<ItemDefinition>[]): Promise<Facts> {
  const current = await loadCurrent(
    work,
    { noun: 'item', entity: ItemRecord },
    intents.map(({ input }) => input.id),
  );
  const { tenantId } = work;
  const sameSku = await work.em.find(ItemRecord, { tenantId, sku: { $in: intents.map(({ input }) => input.sku) } });
  const gtins = intents.flatMap(({ input }) => gtinsOf(input));
  const packs = gtins.length === 0 ? [] : await work.em.find(PackLevelRecord, { tenantId, gtin: { $in: gtins } });
  const owners = packs.length === 0 ? [] : await work.em.find(ItemRecord, { tenantId, id: { $in: packs.map((pack) => pack.itemId) } });
  const ownerById = new Map(owners.map((item) => [item.id, item]));
  return {
    current,
    ownerOfSku: new Map(sameSku.map((item) => [item.sku, item])),
    ownerOfGtin: new Map(packs.flatMap(({ gtin, itemId }) => pairOf(gtin, ownerById.get(itemId)))),
  };
}

function decide(work: UnitOfWork, definition: ItemDefinition, facts: Facts): Verdict<KeptItem, Refusal> {
  const current = definition.id ? facts.current.get(definition.id) : undefined;
  if (definition.id && current === undefined) return { ok: false, refusals: [notFound('item', definition.id, ['input', 'id'])] };
  const skuOwner = facts.ownerOfSku.get(definition.sku);
  const refusals = checkItem(definition, {
    current,
    skuIsTaken: skuOwner !== undefined && skuOwner !== current,
    takenGtins: new Set(gtinsOf(definition).filter((gtin) => facts.ownerOfGtin.has(gtin) && facts.ownerOfGtin.get(gtin) !== current)),
    isUnitCode,
  });
  if (refusals.length > 0) return { ok: false, refusals };

  const item = current === undefined ? newItem(work, definition) : change(current, definition);
  facts.ownerOfSku.set(item.sku, item);
  for (const gtin of gtinsOf(definition)) facts.ownerOfGtin.set(gtin, item);
  return { ok: true, value: { item, definition } };
}

function newItem(work: UnitOfWork, definition: ItemDefinition): ItemEntity {
  const item = work.em.create(ItemRecord, {
    tenantId: work.tenantId,
    publicId: newPublicId(),
    sku: definition.sku,
    name: definition.name,
    baseUnit: definition.baseUnit,
    scale: definition.scale ?? 0,
    lotControlled: definition.lotControlled ?? true,
    shelfLifeDays: definition.shelfLifeDays ?? null,
    inspectionRequired: definition.inspectionRequired ?? false,
    blocksOnBestBefore: definition.blocksOnBestBefore ?? false,
    nearExpiryDays: definition.nearExpiryDays ?? 30,
    expiryAlertDays: definition.expiryAlertDays ?? [30, 7, 1],
    transformationTolerancePercent: definition.transformationTolerancePercent ?? '5',
    allocationStrategy: definition.allocationStrategy ?? null,
    allocationPackUnit: definition.allocationPackUnit ?? null,
    retiredOn: definition.retiredOn ? localDate(definition.retiredOn) : null,
    version: 1,
  });
  work.em.persist(item);
  return item;
}

function change(item: ItemEntity, definition: ItemDefinition): ItemEntity {
  item.sku = definition.sku;
  item.name = definition.name;
  item.scale = definition.scale ?? item.scale;
  item.inspectionRequired = definition.inspectionRequired ?? item.inspectionRequired;
  item.blocksOnBestBefore = definition.blocksOnBestBefore ?? item.blocksOnBestBefore;
  item.nearExpiryDays = definition.nearExpiryDays ?? item.nearExpiryDays;
  item.expiryAlertDays = definition.expiryAlertDays ?? item.expiryAlertDays;
  item.transformationTolerancePercent = definition.transformationTolerancePercent ?? item.transformationTolerancePercent;
  if (definition.shelfLifeDays !== undefined) item.shelfLifeDays = definition.shelfLifeDays;
  if (definition.allocationStrategy !== undefined) item.allocationStrategy = definition.allocationStrategy;
  if (definition.allocationPackUnit !== undefined) item.allocationPackUnit = definition.allocationPackUnit;
  if (definition.retiredOn !== undefined) item.retiredOn = definition.retiredOn === null ? null : localDate(definition.retiredOn);
  item.version += 1;
  return item;
}

/** A list that is given replaces what was there; nothing refers to a pack level's row. */
async function keepPackLevels(work: UnitOfWork, kept: readonly KeptItem[]): Promise<void> {
  const replaced = kept.filter(({ definition }) => Array.isArray(definition.packLevels));
  if (replaced.length === 0) return;
  await work.em.nativeDelete(PackLevelRecord, { tenantId: work.tenantId, itemId: { $in: replaced.map(({ item }) => item.id) } });
  const levels = replaced.flatMap(({ item, definition }) =>
    (definition.packLevels ?? []).map((level) => ({
      tenantId: work.tenantId,
      itemId: item.id,
      unitCode: level.unit,
      gtin: level.gtin ? (parseGtin(level.gtin) ?? null) : null,
      numerator: level.numerator,
      denominator: level.denominator ?? 1,
    })),
  );
  if (levels.length > 0) await work.em.insertMany(PackLevelRecord, levels);
}

const idOf = (item: ItemEntity): string => encodeTypeId(ID_PREFIXES.item, item.publicId);

const gtinsOf = (definition: ItemDefinition): Gtin[] =>
  (definition.packLevels ?? []).flatMap(({ gtin }) => (gtin ? (parseGtin(gtin) ?? []) : []));

const pairOf = (gtin: string | null | undefined, item: ItemEntity | undefined): [string, ItemEntity][] =>
  gtin && item !== undefined ? [[gtin, item]] : [];
