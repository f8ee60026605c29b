import { announce } from '../../events/announce.js';
import type { Announcement } from '../../events/catalogue.js';
import { keyedSource } from '../../ledger/keyedSource.js';
import { openBalances, type BalanceKey } from '../../ledger/balanceBook.js';
import { shareScope } from '../../ledger/locks.js';
import { draft, post, type DraftPosting, type Posted } from '../../ledger/post.js';
import type { Command, Intent } from '../../platform/execute.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import { openHandlingUnits } from '../../steps/lots/openHandlingUnits.js';
import { decideReceipt, type ReceiptPlan, type ReceiptsSoFar } from './decideReceipt.js';
import { keepReceipts, type KeptReceipt } from './keepReceipts.js';
import { loadReceiptFacts } from './loadReceiptFacts.js';
import type { GoodsReceivedResult, ReceiveGoods } from './receiveGoodsInput.js';
import { settleLots } from './settleLots.js';

export type { GoodsReceivedResult, ReceiveGoods, ReceiveGoodsLine } from './receiveGoodsInput.js';

/** Takes goods in, against an announcement or without: lots, stock in the receiving bin, discrepancies, all in one posting. */
export const receiveGoods: Command<ReceiveGoods, GoodsReceivedResult, Refusal> = {
  name: 'receiveGoods',
  async run(work, intents) {
    await shareScope(work);
    const facts = await loadReceiptFacts(
      work,
      intents.map((intent) => intent.input),
    );
    const before: ReceiptsSoFar = { received: new Map(), lots: new Map() };
    const decisions = intents.map((intent) => decideReceipt(intent.input, facts, { now: work.now, before }));
    const plans = decisions.flatMap((decision) => (decision.ok ? [decision.value] : []));
    const kept = await keepPlans(
      work,
      plans,
      intents.filter((_, index) => decisions[index]?.ok === true),
    );
    let next = 0;
    return decisions.map((decision) => {
      if (!decision.ok) return decision;
      const result = kept[next] as GoodsReceivedResult;
      next += 1;
      return { ok: true, value: result };
    });
  },
};

async function keepPlans(
  work: UnitOfWork,
  plans: readonly ReceiptPlan[],
  intents: readonly Intent<ReceiveGoods>[],
): Promise<readonly GoodsReceivedResult[]> {
  if (plans.length === 0) return [];
  const lots = await settleLots(work, plans);
  const units = await openHandlingUnits(
    work,
    plans.flatMap((plan) => plan.handlingUnits),
  );
  const target = (plan: ReceiptPlan, index: number): BalanceKey => {
    const line = plan.lines[index] as ReceiptPlan['lines'][number];
    const handlingUnitId = line.handlingUnit === null ? null : (units.get(line.handlingUnit) ?? null);
    const { binId, condition, ownership, ownerId } = line;
    return { lotId: lots.of(line).id, binId, condition, ownership, ownerId, handlingUnitId };
  };
  const source = (plan: ReceiptPlan, index: number): BalanceKey => ({
    ...target(plan, index),
    binId: plan.supplierBinId,
    handlingUnitId: null,
  });
  const book = await openBalances(
    work,
    plans.flatMap((plan) => plan.lines.flatMap((_, index) => [source(plan, index), target(plan, index)])),
  );
  const drafts: DraftPosting[] = plans.map((plan, planIndex) =>
    draft(book, {
      type: 'RECEIPT',
      source: keyedSource(work, 'RECEIPT', intents[planIndex]?.key ?? plan.receiptUuid),
      occurredAt: plan.occurredAt,
      reasonNote: plan.note,
      reference: plan.reference,
      movements: plan.lines.map((line, index) => ({
        from: book.at(source(plan, index)),
        to: book.at(target(plan, index)),
        quantity: line.quantity,
      })),
    }),
  );
  const posted = await post(work, book, drafts);
  const receipts = await keepReceipts(work, plans, { posted, lots });
  await announce(work, announcements(plans, posted, receipts));
  return receipts.map((receipt) => receipt.result);
}

function announcements(
  plans: readonly ReceiptPlan[],
  posted: readonly Posted[],
  receipts: readonly KeptReceipt[],
): readonly Announcement[] {
  return plans.flatMap((plan, index): readonly Announcement[] => {
    const { result } = receipts[index] as KeptReceipt;
    const received: Announcement<'GoodsReceived'> = {
      type: 'GoodsReceived',
      payload: {
        receipt: result.receiptId,
        inboundShipment: result.inboundShipmentId,
        site: plan.sitePublicId,
        lots: result.lotIds,
        discrepancyCount: result.discrepancyCount,
      },
      subjects: {
        receipt: [result.receiptId],
        site: [plan.sitePublicId],
        lot: result.lotIds,
        ...(result.inboundShipmentId === null ? {} : { inboundShipment: [result.inboundShipmentId] }),
      },
      ...(plan.supplierId === null ? {} : { partnerIds: [plan.supplierId] }),
      siteId: plan.siteId,
      occurredAt: plan.occurredAt,
    };
    return [received, (posted[index] as Posted).stockChanged];
  });
}
