import { announce } from '../../events/announce.js';
import { keyedSource } from '../../ledger/keyedSource.js';
import { openBalances, type Balance, type BalanceBook, type BalanceKey } from '../../ledger/balanceBook.js';
import { draft, post, type DraftPosting } from '../../ledger/post.js';
import type { Command, Intent } from '../../platform/execute.js';
import { encodeTypeId, newPublicId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { isRefusal, parseBaseQuantity } from '../../domain/shared/parseBaseQuantity.js';
import { formatQuantity, type Quantity, type Ratio } from '../../domain/shared/quantity.js';
import type { Decided, Refusal } from '../../domain/shared/refusal.js';
import { lotNotFound, notFound, refusal, retired } from '../../domain/shared/refusals.js';
import { isPhysical, type BinKind } from '../../domain/stock/binKind.js';
import { takeFrom, type Taken } from '../../domain/stock/takeFrom.js';
import { binsByPublicId, itemsById, lotsByPublicId, type BinFacts, type ItemFacts, type LotFacts } from '../../steps/facts/loadFacts.js';
import { occurredAtOf } from '../../steps/facts/occurredAt.js';
import { unitsOfItems } from '../../steps/facts/unitsOfItems.js';
import { balancesOfLotsInBins } from '../../steps/stock/balancesOfLotsInBins.js';
import { loadOpenHolds, type OpenHold } from '../../ledger/openHolds.js';

/** A quantity of one lot from one bin to another of the same site. Ids are TypeIDs. */
export interface MoveStock {
  readonly lotId: string;
  readonly fromBinId: string;
  readonly toBinId: string;
  readonly quantity: { readonly value: string; readonly unit?: string };
  readonly occurredAt?: string;
  readonly reasonCode?: string;
  readonly note?: string;
  readonly reference?: { readonly type: string; readonly id: string };
}

export interface StockMoved {
  readonly transactionId: string;
  readonly lotId: string;
  readonly fromBinId: string;
  readonly toBinId: string;
  /** Decimal text in the item's base unit. */
  readonly quantity: string;
}

/**
 * Moves stock inside a site. Blocked stock may be moved, for it must be put apart; but what a hold keeps in its bin leaves it only for
 * quarantine, and allocated or held quantities stay. Contents leave their handling unit.
 */
export const moveStock: Command<MoveStock, StockMoved, Refusal> = {
  name: 'moveStock',
  async run(work, intents) {
    const facts = await loadFacts(work, intents);
    const prepared = intents.map((intent) => prepare(intent.input, facts, work.now));
    const places = prepared.flatMap((move) => (move.ok ? [move.value] : []));
    const sources = await balancesOfLotsInBins(
      work,
      places.map((move) => ({ lotId: move.lot.id, binId: move.from.id })),
    );
    const targets = sources.flatMap((source) =>
      places.filter((move) => isSource(move, source)).map((move) => targetOf(source, move.to.id)),
    );
    const book = await openBalances(work, [...sources, ...targets]);
    // Read after the balances are locked: a hold changes them too, so it is either seen here or comes after this move.
    const holds = await loadOpenHolds(
      work,
      places.map((move) => move.lot.id),
    );
    const decisions = prepared.map((move, index) =>
      move.ok ? decideMove(move.value, { book, sources, holds, work, intent: intents[index] as Intent<MoveStock> }) : move,
    );
    const drafts = decisions.flatMap((decision) => (decision.ok ? [decision.value] : []));
    const posted = await post(
      work,
      book,
      drafts.map((decision) => decision.posting),
    );
    await announce(
      work,
      posted.map((posting) => posting.stockChanged),
    );
    let next = 0;
    return decisions.map((decision) => {
      if (!decision.ok) return decision;
      const transactionId = posted[next]?.transactionPublicId as string;
      next += 1;
      return { ok: true, value: { transactionId, ...decision.value.result } };
    });
  },
};

interface MoveFacts {
  readonly lots: ReadonlyMap<string, LotFacts>;
  readonly bins: ReadonlyMap<string, BinFacts>;
  readonly items: ReadonlyMap<number, ItemFacts>;
  readonly units: ReadonlyMap<number, ReadonlyMap<string, Ratio>>;
}

interface PreparedMove {
  readonly lot: LotFacts;
  readonly lotId: number;
  readonly from: BinFacts;
  readonly to: BinFacts;
  readonly quantity: Quantity;
  readonly unit: string;
  readonly occurredAt: string;
  readonly input: MoveStock;
}

async function loadFacts(work: UnitOfWork, intents: readonly Intent<MoveStock>[]): Promise<MoveFacts> {
  const lots = await lotsByPublicId(
    work,
    intents.map((intent) => intent.input.lotId),
  );
  const itemIds = [...lots.values()].map((lot) => lot.itemId);
  return {
    lots,
    bins: await binsByPublicId(
      work,
      intents.flatMap((intent) => [intent.input.fromBinId, intent.input.toBinId]),
    ),
    items: await itemsById(work, itemIds),
    units: await unitsOfItems(work, itemIds),
  };
}

function prepare(input: MoveStock, facts: MoveFacts, now: string): Decided<PreparedMove> {
  const lot = facts.lots.get(input.lotId);
  const from = facts.bins.get(input.fromBinId);
  const to = facts.bins.get(input.toBinId);
  const item = lot === undefined ? undefined : facts.items.get(lot.itemId);
  const base =
    item === undefined
      ? undefined
      : parseBaseQuantity(input.quantity, { ...item, units: facts.units.get(item.id) ?? new Map() }, ['input', 'quantity']);
  const occurredAt = occurredAtOf(input.occurredAt, now);
  const refusals = [
    ...(lot === undefined ? [lotNotFound(input.lotId, ['input', 'lotId'])] : []),
    ...(from === undefined ? [notFound('bin', input.fromBinId, ['input', 'fromBinId'])] : []),
    ...(to === undefined ? [notFound('bin', input.toBinId, ['input', 'toBinId'])] : []),
    ...(isRefusal(base) ? [base] : []),
    ...(from !== undefined && to !== undefined ? placeRefusals(from, to) : []),
    ...(isRefusal(occurredAt) ? [occurredAt] : []),
  ];
  if (
    refusals.length > 0 ||
    lot === undefined ||
    from === undefined ||
    to === undefined ||
    base === undefined ||
    isRefusal(base) ||
    isRefusal(occurredAt)
  ) {
    return { ok: false, refusals };
  }
  return { ok: true, value: { lot, lotId: lot.id, from, to, quantity: base, unit: item?.baseUnit ?? '', occurredAt, input } };
}

function placeRefusals(from: BinFacts, to: BinFacts): readonly Refusal[] {
  if (to.retired) return [retired('Bin', to.code, ['input', 'toBinId'])];
  const notHere = (message: string, bin: BinFacts, field: string): Refusal =>
    refusal('LOCATION_NOT_PERMITTED', message, { path: ['input', field], facts: { bin: bin.code, kind: bin.kind } });
  if (!isPhysical(from.kind)) return [notHere(`${from.code} is not a physical bin.`, from, 'fromBinId')];
  if (!isPhysical(to.kind)) return [notHere(`${to.code} is not a physical bin.`, to, 'toBinId')];
  if (from.siteId !== to.siteId) return [notHere('A move stays within a site; between sites it is a transfer.', to, 'toBinId')];
  if (from.id === to.id) return [notHere('A move goes to another bin.', to, 'toBinId')];
  return [];
}

interface DecideContext {
  readonly book: BalanceBook;
  readonly sources: readonly BalanceKey[];
  readonly holds: readonly OpenHold[];
  readonly work: UnitOfWork;
  readonly intent: Intent<MoveStock>;
}

interface DecidedMove {
  readonly posting: DraftPosting;
  readonly result: Omit<StockMoved, 'transactionId'>;
}

function decideMove(move: PreparedMove, { book, sources, holds, work, intent }: DecideContext): Decided<DecidedMove> {
  const own = sources.filter((source) => isSource(move, source)).map((source) => book.at(source));
  const pinned = holds.find((hold) => pins(hold, move));
  if (pinned !== undefined) return { ok: false, refusals: [heldInBin(move, pinned)] };
  const taking = takeFrom(own, move.quantity);
  if (taking.short > 0n) return { ok: false, refusals: [notEnough(move, taking)] };
  const posting = draft(book, {
    type: transactionType(move.from.kind),
    source: keyedSource(work, 'MOVE', intent.key ?? newPublicId()),
    occurredAt: move.occurredAt,
    reasonCode: move.input.reasonCode,
    reasonNote: move.input.note,
    reference: move.input.reference,
    movements: taking.taken.map((taken: Taken<Balance>) => ({
      from: taken.from,
      to: book.at(targetOf(taken.from, move.to.id)),
      quantity: taken.quantity,
    })),
  });
  const { lotId, fromBinId, toBinId } = move.input;
  return { ok: true, value: { posting, result: { lotId, fromBinId, toBinId, quantity: formatQuantity(move.quantity) } } };
}

/**
 * A hold of the lot in a bin lets it go to quarantine alone, and not back out of quarantine while it is open: a detour would else set the
 * goods free.
 */
function pins(hold: OpenHold, { lot, from, to }: PreparedMove): boolean {
  if (hold.scope !== 'LOT_BIN' || hold.lotId !== lot.id || to.kind === 'QUARANTINE') return false;
  return hold.binId === from.id || (from.kind === 'QUARANTINE' && hold.siteId === from.siteId);
}

const isSource = (move: PreparedMove, source: BalanceKey): boolean => source.lotId === move.lot.id && source.binId === move.from.id;
const targetOf = (source: BalanceKey, binId: number): BalanceKey => ({ ...source, binId, handlingUnitId: null });
const transactionType = (from: BinKind): 'PUTAWAY' | 'MOVE' => (from === 'RECEIVING' ? 'PUTAWAY' : 'MOVE');

const heldInBin = (move: PreparedMove, hold: OpenHold): Refusal =>
  refusal('LOT_ON_HOLD', `Lot ${move.lot.lotNumber} is held in ${move.from.code}: it may only go to quarantine.`, {
    path: ['input', 'lotId'],
    facts: {
      lot: move.input.lotId,
      lotNumber: move.lot.lotNumber,
      hold: encodeTypeId(ID_PREFIXES.hold, hold.publicId),
      holdType: hold.type,
      scope: hold.scope,
    },
  });

function notEnough(move: PreparedMove, taking: ReturnType<typeof takeFrom>): Refusal {
  const heldBack = taking.onHand >= move.quantity && taking.held > 0n;
  return refusal(
    heldBack ? 'LOT_ON_HOLD' : 'INSUFFICIENT_LOT_IN_BIN',
    `${move.from.code} has ${formatQuantity(taking.free)} free of lot ${move.lot.lotNumber}, not ${formatQuantity(move.quantity)}.`,
    {
      path: ['input', 'quantity'],
      facts: {
        lot: move.input.lotId,
        bin: move.input.fromBinId,
        requested: formatQuantity(move.quantity),
        available: formatQuantity(taking.free),
        onHand: formatQuantity(taking.onHand),
        held: formatQuantity(taking.held),
        allocated: formatQuantity(taking.allocated),
        lotNumber: move.lot.lotNumber,
        unit: move.unit,
      },
    },
  );
}
