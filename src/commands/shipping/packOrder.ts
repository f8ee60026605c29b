import { announce } from '../../events/announce.js';
import { openBalances, type BalanceBook, type BalanceKey } from '../../ledger/balanceBook.js';
import { keyedSource } from '../../ledger/keyedSource.js';
import { shareLots } from '../../ledger/locks.js';
import { loadOpenHolds, type OpenHold } from '../../ledger/openHolds.js';
import { draft, post, type DraftPosting } from '../../ledger/post.js';
import { siteToday } from '../../platform/clock.js';
import type { Command, Intent } from '../../platform/execute.js';
import { newPublicId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import type { LocalDate } from '../../domain/shared/dates.js';
import type { Decided, Refusal } from '../../domain/shared/refusal.js';
import { invalidInput } from '../../domain/shared/refusals.js';
import { itemsById } from '../../steps/facts/loadFacts.js';
import { unitsOfItems } from '../../steps/facts/unitsOfItems.js';
import { onceEach } from '../../steps/ordering/onceEach.js';
import { orderAnnouncement } from '../../steps/ordering/orderAnnouncement.js';
import { lockOrders } from '../../steps/ordering/orderFacts.js';
import { touchOrders, withAllocated } from '../../steps/ordering/touchOrders.js';
import { advanceAllocations, type Advance } from '../../steps/shipping/advanceAllocations.js';
import { blockedGoods, type GoodsToGo } from '../../steps/shipping/blockedGoods.js';
import { boundGoods } from '../../steps/shipping/boundGoods.js';
import { nextSsccs } from '../../steps/shipping/nextSsccs.js';
import { keepPackages, openUnits, type KeptPackage, type NumberedPackage } from './keepPackages.js';
import type { OrderPackedResult, PackOrder } from './packOrderInput.js';
import { preparePack, type PackFacts, type PackedContent, type PreparedPacking } from './preparePack.js';

/** Puts picked goods into packages: handling units of their own, numbered by SSCC. Nothing that is blocked since is packed. */
export const packOrder: Command<PackOrder, OrderPackedResult, Refusal> = {
  name: 'packOrder',
  async run(work, intents) {
    const facts = await loadFacts(work, intents);
    const prepared = onceEach(intents.map(({ input }) => preparePack(input, facts)));
    const contents = prepared.flatMap((each) => (each.ok ? contentsOf(each.value) : []));
    const lotIds = [...new Set(contents.map(({ goods }) => goods.lotId))];
    await shareLots(work, lotIds);
    const book = await openBalances(
      work,
      contents.map(({ goods }) => goods.from),
    );
    const holds = await loadOpenHolds(work, lotIds);
    const free = withoutBlocked(prepared, { work, book, holds });
    const numbered = await numberPackages(work, free, facts);
    const accepted = intents.flatMap((intent, index) => {
      const decision = numbered[index] as Decided<NumberedPacking>;
      return decision.ok ? [{ ...decision.value, intent }] : [];
    });
    const packedOrders = await keep(work, accepted, book);
    return numbered.map((decision) =>
      decision.ok ? { ok: true, value: packedOrders.get(decision.value.order.id) as OrderPackedResult } : decision,
    );
  },
};

async function loadFacts(work: UnitOfWork, intents: readonly Intent<PackOrder>[]): Promise<PackFacts> {
  const orders = await lockOrders(
    work,
    intents.map(({ input }) => input.orderId),
  );
  const goods = await boundGoods(work, [...orders.values()]);
  const itemIds = [...goods.values()].map(({ itemId }) => itemId);
  const prefixes = await work.rows<{ id: number; prefix: string }>(
    `/* companyPrefixes */ select id, gs1_company_prefix as prefix from site where tenant_id = $1 and id = any($2::bigint[]) and gs1_company_prefix is not null`,
    [work.tenantId, [...orders.values()].map(({ site }) => site.id)],
  );
  return {
    orders,
    goods,
    items: await itemsById(work, itemIds),
    units: await unitsOfItems(work, itemIds),
    prefixes: new Map(prefixes.map(({ id, prefix }) => [id, prefix])),
    openUnits: await openUnits(
      work,
      intents.flatMap(({ input }) => input.packages.flatMap(({ code }) => code ?? [])),
    ),
    now: work.now,
  };
}

const contentsOf = ({ packages }: PreparedPacking): readonly PackedContent[] => packages.flatMap(({ contents }) => contents);

interface Standing {
  readonly work: UnitOfWork;
  readonly book: BalanceBook;
  readonly holds: readonly OpenHold[];
}

/** Orders may be packed from one balance: what those before take of it is counted. */
function withoutBlocked(
  prepared: readonly Decided<PreparedPacking>[],
  { work, book, holds }: Standing,
): readonly Decided<PreparedPacking>[] {
  const before: GoodsToGo[] = [];
  return prepared.map((each) => {
    if (!each.ok) return each;
    const goods = contentsOf(each.value).map(
      ({ goods: { from, lotNumber }, quantity, path }): GoodsToGo => ({ balance: book.at(from), quantity, lotNumber, path }),
    );
    const today = siteToday(work.now, each.value.order.site.timeZone) as LocalDate;
    const refusals = blockedGoods(goods, { holds, siteToday: today }, before);
    if (refusals.length > 0) return { ok: false, refusals };
    before.push(...goods);
    return each;
  });
}

interface NumberedPacking extends PreparedPacking {
  readonly numbered: readonly NumberedPackage[];
}

/** Gives packages without a code the next numbers of their site's company. */
async function numberPackages(
  work: UnitOfWork,
  packings: readonly Decided<PreparedPacking>[],
  { prefixes }: PackFacts,
): Promise<readonly Decided<NumberedPacking>[]> {
  const numbered: Decided<NumberedPacking>[] = [];
  for (const packing of packings) {
    if (!packing.ok) {
      numbered.push(packing);
      continue;
    }
    const { order, packages } = packing.value;
    const prefix = prefixes.get(order.site.id) ?? '';
    const wanted = packages.filter(({ input }) => input.code === undefined).length;
    const drawn = wanted === 0 ? [] : [...(await nextSsccs(work, prefix, wanted))];
    numbered.push(
      drawn.length < wanted
        ? {
            ok: false,
            refusals: [invalidInput(`No serial is left behind the company prefix ${prefix}.`, ['input', 'packages'], { prefix })],
          }
        : {
            ok: true,
            value: {
              ...packing.value,
              numbered: packages.map((prepared) => ({ order, prepared, code: prepared.input.code ?? (drawn.shift() as string) })),
            },
          },
    );
  }
  return numbered;
}

type AcceptedPacking = NumberedPacking & { readonly intent: Intent<PackOrder> };

async function keep(
  work: UnitOfWork,
  accepted: readonly AcceptedPacking[],
  book: BalanceBook,
): Promise<ReadonlyMap<number, OrderPackedResult>> {
  const all = accepted.flatMap(({ numbered }) => numbered);
  const kept = await keepPackages(work, all);
  const packageOf = new Map(all.map((each, index) => [each, kept[index] as KeptPackage]));
  const moves = accepted.map((packing) => ({ packing, contents: packing.numbered.flatMap((each) => packedInto(each, packageOf)) }));
  // New rows, or those of a package that the order's lock keeps to us: their locks come last in any case.
  const opened = await openBalances(
    work,
    moves.flatMap(({ contents }) => contents.map(({ to }) => to)),
  );
  book.add(opened.all());
  const posted = await post(
    work,
    book,
    moves.map((move) => packing(work, move, book)),
  );
  await advanceAllocations(
    work,
    moves.flatMap(({ contents }) => contents.map((content) => asPacked(content, book))),
  );
  const orders = accepted.map(({ order }) => withAllocated(order, new Map()));
  await touchOrders(work, orders);
  await announce(work, [
    ...posted.map(({ stockChanged }) => stockChanged),
    ...orders.map((order) => orderAnnouncement('OrderPacked', order)),
  ]);
  return new Map(
    accepted.map(({ order, numbered }) => [
      order.id,
      { orderId: order.publicId, packageIds: numbered.map((each) => (packageOf.get(each) as KeptPackage).publicId) },
    ]),
  );
}

function packing(work: UnitOfWork, { packing: { intent, order, occurredAt }, contents }: PackingMoves, book: BalanceBook): DraftPosting {
  return draft(book, {
    type: 'NEST',
    source: keyedSource(work, 'PACK', intent.key ?? newPublicId()),
    occurredAt,
    reference: { type: 'ORDER', id: order.publicId },
    movements: contents.map(({ goods, quantity, to }) => ({
      from: book.at(goods.from),
      to: book.at(to),
      quantity,
      goods: 'STAY_ALLOCATED',
    })),
  });
}

interface PackingMoves {
  readonly packing: AcceptedPacking;
  readonly contents: readonly ContentMove[];
}

const asPacked = ({ goods, quantity, to, package: { id } }: ContentMove, book: BalanceBook): Advance => ({
  allocation: goods,
  quantity,
  state: 'PACKED',
  balanceId: book.at(to).id,
  packageId: id,
});

interface ContentMove extends PackedContent {
  readonly to: BalanceKey;
  readonly package: KeptPackage;
}

function packedInto(numbered: NumberedPackage, packageOf: ReadonlyMap<NumberedPackage, KeptPackage>): readonly ContentMove[] {
  const kept = packageOf.get(numbered) as KeptPackage;
  return numbered.prepared.contents.map((content) => ({
    ...content,
    package: kept,
    to: { ...content.goods.from, handlingUnitId: kept.handlingUnitId },
  }));
}
