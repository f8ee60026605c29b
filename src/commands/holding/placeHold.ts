import { announce } from '../../events/announce.js';
import { lockBalancesOfLots, type Balance } from '../../ledger/balanceBook.js';
import { lockLots } from '../../ledger/locks.js';
import { reblock } from '../../ledger/reblock.js';
import type { Command } from '../../platform/execute.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { HOLD_TYPES, type HoldScope, type HoldType } from '../../domain/holding/hold.js';
import { reasonRefusals } from '../../domain/holding/reasonRefusals.js';
import { isRefusal, parseBaseQuantity } from '../../domain/shared/parseBaseQuantity.js';
import { formatQuantity, type Quantity } from '../../domain/shared/quantity.js';
import type { Decided, Refusal } from '../../domain/shared/refusal.js';
import { invalidInput, lotNotFound, notFound, refusal } from '../../domain/shared/refusals.js';
import { isPhysical } from '../../domain/stock/binKind.js';
import { takeFrom } from '../../domain/stock/takeFrom.js';
import { encodeTypeId } from '../../platform/ids.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import {
  binsByPublicId,
  itemsById,
  lotsByPublicId,
  sitesById,
  sitesByPublicId,
  type BinFacts,
  type ItemFacts,
  type LotFacts,
  type SiteFacts,
} from '../../steps/facts/loadFacts.js';
import { unitsOfItems } from '../../steps/facts/unitsOfItems.js';
import { placeHolds, type HoldDraft, type PlacedHold } from '../../steps/holding/placeHolds.js';
import { raiseOnAllocated } from './raiseOnAllocated.js';

/** LOT: everywhere. LOT_SITE: siteId. LOT_BIN: binId. QUANTITY: binId and quantity. Ids are TypeIDs. */
export interface PlaceHold {
  readonly type: HoldType;
  readonly scope: HoldScope;
  readonly lotId: string;
  readonly siteId?: string;
  readonly binId?: string;
  readonly quantity?: { readonly value: string; readonly unit?: string };
  readonly reasonCode: string;
  readonly note?: string;
}

export interface HoldPlacedResult {
  readonly holdId: string;
  readonly lotId: string;
  /** Live allocations of the stock that it stops, oldest first, and how many there are in all. */
  readonly affectedAllocationIds: readonly string[];
  readonly affectedAllocationCount: number;
}

/** Stops stock. The lot is locked first, so that an allocation or a new balance either sees the hold or is seen by it. */
export const placeHold: Command<PlaceHold, HoldPlacedResult, Refusal> = {
  name: 'placeHold',
  async run(work, intents) {
    const facts = await loadFacts(
      work,
      intents.map((intent) => intent.input),
    );
    const prepared = intents.map((intent) => prepare(intent.input, facts));
    const accepted = prepared.flatMap((hold) => (hold.ok ? [hold.value] : []));
    const locked = await lockLots(
      work,
      accepted.map((hold) => hold.lot.id),
    );
    const balances = await lockBalancesOfLots(
      work,
      locked.map((lot) => lot.id),
    );
    const taken = new Map<number, Quantity>();
    const decisions = prepared.map((hold) => (hold.ok ? spread(hold.value, balances, taken) : hold));
    const placed = await placeHolds(
      work,
      decisions.flatMap((decision) => (decision.ok ? [decision.value] : [])),
    );
    await reblock(work, locked);
    const affected = await raiseOnAllocated(work, placed);
    await announce(work, [...placed.map((hold) => hold.announcement), ...affected.raised]);
    let next = 0;
    return decisions.map((decision, index) => {
      if (!decision.ok) return decision;
      const hold = placed[next] as PlacedHold;
      next += 1;
      return { ok: true, value: { holdId: hold.publicId, lotId: intents[index]?.input.lotId as string, ...affected.of(hold) } };
    });
  },
};

interface HoldFacts {
  readonly lots: ReadonlyMap<string, LotFacts>;
  readonly sites: ReadonlyMap<string, SiteFacts>;
  readonly sitesById: ReadonlyMap<number, SiteFacts>;
  readonly bins: ReadonlyMap<string, BinFacts>;
  readonly items: ReadonlyMap<number, ItemFacts>;
  readonly units: Awaited<ReturnType<typeof unitsOfItems>>;
}

interface PreparedHold {
  readonly lot: LotFacts;
  readonly site: SiteFacts | undefined;
  readonly bin: BinFacts | undefined;
  readonly quantity: Quantity | undefined;
  readonly unit: string;
  readonly input: PlaceHold;
}

async function loadFacts(work: UnitOfWork, inputs: readonly PlaceHold[]): Promise<HoldFacts> {
  const lots = await lotsByPublicId(
    work,
    inputs.map((input) => input.lotId),
  );
  const itemIds = [...lots.values()].map((lot) => lot.itemId);
  const bins = await binsByPublicId(
    work,
    inputs.map((input) => input.binId),
  );
  return {
    lots,
    bins,
    sites: await sitesByPublicId(
      work,
      inputs.map((input) => input.siteId),
    ),
    sitesById: await sitesById(
      work,
      [...bins.values()].map((bin) => bin.siteId),
    ),
    items: await itemsById(work, itemIds),
    units: await unitsOfItems(work, itemIds),
  };
}

function prepare(input: PlaceHold, facts: HoldFacts): Decided<PreparedHold> {
  const lot = facts.lots.get(input.lotId);
  const bin = input.binId === undefined ? undefined : facts.bins.get(input.binId);
  const site =
    input.siteId === undefined ? (bin === undefined ? undefined : facts.sitesById.get(bin.siteId)) : facts.sites.get(input.siteId);
  const item = lot === undefined ? undefined : facts.items.get(lot.itemId);
  const quantity =
    input.quantity === undefined || item === undefined
      ? undefined
      : parseBaseQuantity(input.quantity, { ...item, units: facts.units.get(item.id) ?? new Map() }, ['input', 'quantity']);
  const refusals = [
    ...(lot === undefined ? [lotNotFound(input.lotId, ['input', 'lotId'])] : []),
    ...(input.binId !== undefined && bin === undefined ? [notFound('bin', input.binId, ['input', 'binId'])] : []),
    ...(input.siteId !== undefined && site === undefined ? [notFound('site', input.siteId, ['input', 'siteId'])] : []),
    ...(isRefusal(quantity) ? [quantity] : []),
    ...scopeRefusals(input),
    ...reasonRefusals(input),
    ...(bin !== undefined && !isPhysical(bin.kind)
      ? [
          refusal('LOCATION_NOT_PERMITTED', `${bin.code} is not a physical bin.`, {
            path: ['input', 'binId'],
            facts: { bin: bin.code, kind: bin.kind },
          }),
        ]
      : []),
  ];
  if (refusals.length > 0 || lot === undefined || isRefusal(quantity)) return { ok: false, refusals };
  return { ok: true, value: { lot, site, bin, quantity, unit: item?.baseUnit ?? '', input } };
}

function scopeRefusals(input: PlaceHold): readonly Refusal[] {
  const needs = {
    site: input.scope === 'LOT_SITE',
    bin: input.scope === 'LOT_BIN' || input.scope === 'QUANTITY',
    quantity: input.scope === 'QUANTITY',
  };
  const wrong = (field: string, needed: boolean): Refusal =>
    invalidInput(`A hold of scope ${input.scope} ${needed ? 'needs' : 'takes no'} ${field}.`, ['input', field], { scope: input.scope });
  return [
    ...((input.siteId !== undefined) !== needs.site ? [wrong('siteId', needs.site)] : []),
    ...((input.binId !== undefined) !== needs.bin ? [wrong('binId', needs.bin)] : []),
    ...((input.quantity !== undefined) !== needs.quantity ? [wrong('quantity', needs.quantity)] : []),
    ...(HOLD_TYPES.includes(input.type) ? [] : [invalidInput(`Unknown hold type ${input.type}.`, ['input', 'type'])]),
  ];
}

/** Lays a QUANTITY hold on the balances of the lot in the bin; the other scopes need none. */
function spread(hold: PreparedHold, balances: readonly Balance[], taken: Map<number, Quantity>): Decided<HoldDraft> {
  const { lot, bin, site, input } = hold;
  const draft: HoldDraft = {
    type: input.type,
    scope: input.scope,
    lot: { id: lot.id, publicId: input.lotId },
    site: site === undefined ? undefined : { id: site.id, publicId: encodeTypeId(ID_PREFIXES.site, site.uuid) },
    bin: bin === undefined ? undefined : { id: bin.id, publicId: encodeTypeId(ID_PREFIXES.bin, bin.uuid) },
    quantity: hold.quantity,
    reasonCode: input.reasonCode,
    note: input.note,
  };
  if (hold.quantity === undefined) return { ok: true, value: draft };
  // Stock that is allocated may be held as well; what is held already may not be held twice.
  const own = balances
    .filter((balance) => balance.stored && balance.lotId === lot.id && balance.binId === bin?.id)
    .map((balance) => ({ ...balance, allocated: 0n as Quantity, held: (balance.held + (taken.get(balance.id) ?? 0n)) as Quantity }));
  const taking = takeFrom(own, hold.quantity);
  if (taking.short > 0n) {
    const facts = {
      lot: input.lotId,
      bin: input.binId ?? null,
      requested: formatQuantity(hold.quantity),
      available: formatQuantity(taking.free),
      held: formatQuantity(taking.held),
      unit: hold.unit,
    };
    return {
      ok: false,
      refusals: [
        refusal('INSUFFICIENT_LOT_IN_BIN', `Only ${formatQuantity(taking.free)} can be held there.`, {
          path: ['input', 'quantity'],
          facts,
        }),
      ],
    };
  }
  for (const portion of taking.taken) taken.set(portion.from.id, ((taken.get(portion.from.id) ?? 0n) + portion.quantity) as Quantity);
  return {
    ok: true,
    value: { ...draft, lies: taking.taken.map((portion) => ({ balanceId: portion.from.id, quantity: portion.quantity })) },
  };
}
