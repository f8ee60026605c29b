import { announce } from '../../events/announce.js';
import { keyedSource } from '../../ledger/keyedSource.js';
import { openBalances } from '../../ledger/balanceBook.js';
import { lockLots, shareScope } from '../../ledger/locks.js';
import { loadOpenHolds } from '../../ledger/openHolds.js';
import { draft, post } from '../../ledger/post.js';
import type { Command, Intent, Verdict } from '../../platform/execute.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import { balancesOfLotsInBins } from '../../steps/stock/balancesOfLotsInBins.js';
import { decideTransformation } from './decideTransformation.js';
import { inheritBlocks } from './inheritBlocks.js';
import { keepTransformation } from './keepTransformation.js';
import { loadTransformationFacts } from './loadTransformationFacts.js';
import { outputBalances, productionBalance, settleOutputs } from './settleOutputs.js';
import { distinctStandings, standingOf } from './standing.js';
import { takeInputs } from './takeInputs.js';
import type { LotsTransformedResult, TransformLots } from './transformLotsInput.js';

export type { LotsTransformedResult, TransformLots, TransformLotsInput, TransformLotsOutput } from './transformLotsInput.js';

/**
 * Divides or blends lots of one item at one site: inputs go to production, outputs come from it, genealogy is written in the same posting.
 * Outputs take the strictest of the inputs: the earliest expiry, the lowest quality, every open hold.
 */
export const transformLots: Command<TransformLots, LotsTransformedResult, Refusal> = {
  name: 'transformLots',
  async run(work, intents) {
    await shareScope(work);
    const verdicts: Verdict<LotsTransformedResult, Refusal>[] = [];
    // One after the other: an intent may take what the one before it made.
    for (const intent of intents) verdicts.push(await transform(work, intent));
    return verdicts;
  },
};

async function transform(work: UnitOfWork, intent: Intent<TransformLots>): Promise<Verdict<LotsTransformedResult, Refusal>> {
  const facts = await loadTransformationFacts(work, intent.input);
  const decision = decideTransformation(intent.input, facts, work.now);
  if (!decision.ok) return decision;
  const plan = decision.value;
  // Inputs as well: their holds and dates pass to the outputs, so none may change meanwhile.
  const lotIds = [
    ...plan.inputs.map((input) => input.lot.id),
    ...plan.outputs.flatMap((output) => (output.knownLot === undefined ? [] : [output.knownLot.id])),
  ];
  const locked = await lockLots(work, lotIds);
  const sources = await balancesOfLotsInBins(
    work,
    plan.inputs.map((input) => ({ lotId: input.lot.id, binId: input.bin.id })),
  );
  const book = await openBalances(work, [
    ...sources,
    ...sources.map((source) => productionBalance(plan, source.lotId, standingOf(source))),
    ...distinctStandings(sources).flatMap((standing) => outputBalances(plan, undefined, standing)),
  ]);
  const holds = await loadOpenHolds(work, lotIds);
  const taking = takeInputs(plan, { book, sources, holds });
  if (!taking.ok) return taking;
  // From here on nothing refuses.
  const { standing, movements } = taking.value;
  const outputs = await settleOutputs(work, { plan, locked, book, standing });
  const posting = draft(book, {
    type: plan.kind,
    source: keyedSource(work, 'TRANSFORMATION', intent.key ?? plan.transformationUuid),
    occurredAt: plan.occurredAt,
    reasonNote: intent.input.note,
    reference: intent.input.reference,
    movements: [...movements, ...outputs.map((output) => output.movement)],
  });
  const [posted] = await post(work, book, [posting]);
  if (posted === undefined) throw new Error('a posting was not answered');
  const kept = await keepTransformation(work, { plan, taken: movements, outputs, posted });
  const inherited = await inheritBlocks(work, { plan, outputs, holds });
  await announce(work, [...inherited, kept.announcement, posted.stockChanged]);
  return { ok: true, value: kept.result };
}
