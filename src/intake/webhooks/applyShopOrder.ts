import type { Issue } from '../../../connectors/contract/connector.js';
import type { ToldOrder } from '../../../connectors/contract/webhookConnector.js';
import { amendOrder } from '../../commands/ordering/amendOrder.js';
import { cancelOrder } from '../../commands/ordering/cancelOrder.js';
import { placeOrder } from '../../commands/ordering/placeOrder.js';
import type { PlaceOrder } from '../../commands/ordering/placeOrderInput.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import type { Command } from '../../platform/execute.js';
import { encodeTypeId } from '../../platform/ids.js';
import { inUnitOfWork } from '../../platform/unitOfWork.js';
import { read } from '../judging.js';
import { cancelledHere, done, itemsAdded, refusedEvent, shortage, superseded } from './eventIssues.js';
import type { EventJudging } from './eventJudging.js';
import { nextStep, type OrderWanted, type Step } from './nextStep.js';
import { keepTold, settle, wantedOf } from './shopOrderState.js';
import { standingOrder } from './standingOrder.js';

/** Steps of one event: more are taken only while others change the same order. */
const MAXIMUM_STEPS = 20;

/**
 * Brings an order to the newest state that its shop told, whichever event that came with. May be called any number of times, by several workers
 * at once, and die anywhere: what was told is kept first, then the order is led to it step by step, each a command of its own.
 */
export async function applyShopOrder(judging: EventJudging, told: ToldOrder): Promise<readonly Issue[]> {
  const { intake, actor, endpoint } = judging;
  const { externalId, version } = told;
  const unit = { actor, now: intake.now };
  const wanted = await read(judging, (rows) => wantedOf(rows, told));
  const issues: Issue[] = [];
  for (let count = 0; count < MAXIMUM_STEPS; count += 1) {
    // In this order: a step is taken at the version read first, so that a newer state told since makes it stale.
    const order = await read(judging, (rows) => standingOrder(rows, endpoint.code, externalId));
    const newest = await inUnitOfWork(intake.orm, unit, (work) => keepTold(work, { endpointId: endpoint.id, externalId, version, wanted }));
    await intake.reached?.('told');
    const step = nextStep(newest, order);
    const taken = await take(judging, step, { externalId, dryRun: false });
    issues.push(...taken.issues);
    if (taken.kind === 'refused') return issues;
    if (taken.kind === 'overtaken') continue;
    await inUnitOfWork(intake.orm, unit, (work) => settle(work, { endpointId: endpoint.id, externalId, version: newest.version }));
    // Looked at again: an order that was cancelled before it was placed is there only now.
    if (taken.kind === 'done') continue;
    return newest.version === version ? issues : [...issues, superseded(version, newest.version)];
  }
  throw new Error('an order of a shop never came to rest');
}

/** What a real event would be answered; nothing is kept. */
export async function tryShopOrder(judging: EventJudging, told: ToldOrder): Promise<readonly Issue[]> {
  const wanted = await read(judging, (rows) => wantedOf(rows, told));
  const order = await read(judging, (rows) => standingOrder(rows, judging.endpoint.code, told.externalId));
  const step = nextStep({ version: told.version, wanted, isAsApplied: false }, order);
  return (await take(judging, step, { externalId: told.externalId, dryRun: true })).issues;
}

/** `settled`: there was nothing to do. `overtaken`: somebody was faster. */
interface Taken {
  readonly kind: 'settled' | 'done' | 'overtaken' | 'refused';
  readonly issues: readonly Issue[];
}

interface Taking {
  readonly externalId: string;
  readonly dryRun: boolean;
}

const SETTLED: Taken = { kind: 'settled', issues: [] };

async function take(judging: EventJudging, step: Step, { externalId, dryRun }: Taking): Promise<Taken> {
  const run = <Input>(command: Command<Input, object, Refusal>, input: Input) => runStep(judging, command, { input, dryRun });
  switch (step.kind) {
    case 'NOTHING':
      return SETTLED;
    case 'CANCELLED_HERE':
      return { kind: 'settled', issues: [cancelledHere(step.order)] };
    case 'ADDED':
      return { kind: 'refused', issues: [itemsAdded(step.order, step.itemIds)] };
    case 'PLACE':
      return told(await run(placeOrder, placing(judging, externalId, step.lines)), (id) =>
        done('ORDER_PLACED', 'The order was placed.', id),
      );
    case 'AMEND': {
      const { orderId, version } = step.order;
      const { partial } = judging.endpoint;
      return told(await run(amendOrder, { orderId, lines: step.lines, partial, ifVersion: version }), (id) =>
        done('ORDER_AMENDED', 'The order was brought to what the shop wants now.', id),
      );
    }
    case 'CANCEL': {
      const { orderId, version } = step.order;
      return told(await run(cancelOrder, { orderId, reason: step.reason, ifVersion: version }), (id) =>
        done('ORDER_CANCELLED', step.reason, id),
      );
    }
  }
}

/** A shop's order is of the endpoint's partner, from the endpoint's site, under the shop's own number. */
function placing({ endpoint }: EventJudging, externalId: string, lines: OrderWanted['lines']): PlaceOrder {
  const { code, partner, siteUuid, shipToUuid, partial } = endpoint;
  return {
    source: code,
    externalId,
    customerId: encodeTypeId(ID_PREFIXES.partner, partner.publicId),
    siteId: encodeTypeId(ID_PREFIXES.site, siteUuid ?? ''),
    ...(shipToUuid !== null && { shipToId: encodeTypeId(ID_PREFIXES.partnerLocation, shipToUuid) }),
    lines: lines.map(({ itemId, quantity }) => ({ itemId, quantity: { value: quantity } })),
    allocate: true,
    partial,
  };
}

type StepOutcome = Outcome | 'overtaken';
type Outcome = Awaited<ReturnType<EventJudging['intake']['executor']['execute']>>[number];

interface StepInput<Input> {
  readonly input: Input;
  readonly dryRun: boolean;
}

/** Without a key: number and version of the order decide whether it was done, for ever. */
async function runStep<Input>(
  { intake, actor }: EventJudging,
  command: Command<Input, object, Refusal>,
  { input, dryRun }: StepInput<Input>,
): Promise<StepOutcome> {
  const [outcome] = await intake.executor.execute(command, { actor, dryRun }, [{ input }]);
  if (outcome === undefined) throw new Error(`${command.name} gave no outcome`);
  await intake.reached?.('stepped');
  // Other reasons beside it are those of an order that somebody else changed: it is looked at again.
  const isOvertaken = !outcome.ok && outcome.refusals.some(({ code }) => code === 'STALE_VERSION' || code === 'ALREADY_EXISTS');
  return isOvertaken ? 'overtaken' : outcome;
}

function told(outcome: StepOutcome, issueOf: (orderId: string) => Issue): Taken {
  if (outcome === 'overtaken') return { kind: 'overtaken', issues: [] };
  if (!outcome.ok) return { kind: 'refused', issues: outcome.refusals.map(refusedEvent) };
  const { orderId, shortages = [] } = outcome.value as { readonly orderId: string; readonly shortages?: readonly Refusal[] };
  return { kind: 'done', issues: [issueOf(orderId), ...shortages.map(shortage)] };
}
