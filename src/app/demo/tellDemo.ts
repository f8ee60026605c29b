import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addDays, type LocalDate } from '../../domain/shared/dates.js';
import { PLACE_HOLD, RELEASE_HOLD } from '../client/operations.js';
import { check } from './check.js';
import { DemoClient, waitFor } from './demoClient.js';
import { announcedToday } from './announcedToday.js';
import type { TransformLotsInput } from './generated/graphql.js';
import * as operations from './operations.js';
import { tellDoors } from './tellDoors.js';
import { tellOrders } from './tellOrders.js';
import { tellShipping } from './tellShipping.js';

export interface TellOptions {
  readonly url: string;
  readonly keys: Readonly<Record<string, string>>;
  readonly root: string;
  readonly write: (line: string) => void;
}

const LINES = 12;
const DAYS_LEFT = 5;

/** The platform's main job without a person: every step is checked, the first that fails ends it. */
export async function tellDemo({ url, keys, root, write }: TellOptions): Promise<void> {
  const clientOf = (principal: string): DemoClient => new DemoClient(url, keys[principal] ?? '');
  const acme = clientOf('supplierAcme');
  const clients = { supplier: acme, operator: clientOf('operator'), inspector: clientOf('inspector') };
  const strangers = {
    borealis: clientOf('supplierBorealis'),
    storefront: clientOf('storefront'),
    administrator: clientOf('administrator'),
    planner: clientOf('planner'),
    customer: clientOf('customerNorth'),
    otherCustomer: clientOf('customerSouth'),
  };
  const story = new Story(clients, write);
  try {
    const expiringOn = addDays(new Date().toISOString().slice(0, 10) as LocalDate, DAYS_LEFT);
    const file = announcedToday(await readFile(join(root, 'docs/samples/acme-856.edi'), 'utf8'), expiringOn);
    const ears = await story.listen();
    const shipment = await story.announce(file);
    const lots = await story.receive(shipment, ears);
    await story.hold(lots, ears);
    await story.expire(lots, ears);
    await tellOrders({ clients: { ...clients, ...strangers }, tell: (line) => story.tell(line) });
    await story.transformAndTrace(lots);
    const [announced, other] = lots as readonly [ReceivedLot, ReceivedLot];
    await tellShipping({ url, clients: { ...clients, ...strangers }, announced, other, tell: (line) => story.tell(line) });
    await tellDoors({ clients: { acme, ...strangers }, shipmentId: shipment, tell: (line) => story.tell(line) });
  } finally {
    await Promise.all(Object.values({ ...clients, ...strangers }).map((client) => client.close()));
  }
}

interface ReceivedLot {
  readonly id: string;
  readonly lotNumber: string;
}

type Ears = Awaited<ReturnType<Story['listen']>>;

class Story {
  #step = 0;

  constructor(
    private readonly clients: { readonly supplier: DemoClient; readonly operator: DemoClient; readonly inspector: DemoClient },
    private readonly write: (line: string) => void,
  ) {}

  async listen() {
    const { operator } = this.clients;
    const ears = {
      stock: await operator.listen(operations.STOCK_CHANGED),
      holds: await operator.listen(operations.HOLD_CHANGED),
      expiring: await operator.listen(operations.LOT_EXPIRING),
    };
    this.tell('A dashboard subscribes to stock, holds and expiries over one WebSocket.');
    return ears;
  }

  /** 856 in over HTTP, expected receipt and 997 back. */
  async announce(file: string): Promise<string> {
    const { supplier, operator } = this.clients;
    const { inboundMessageId } = await supplier.upload('/connectors/ACME/edi', file);
    const message = await waitFor('the 856 to be processed', async () => {
      const { inboundMessage } = await operator.ask(operations.MESSAGE, { id: inboundMessageId });
      return inboundMessage && inboundMessage.status !== 'RECEIVED' ? inboundMessage : undefined;
    });
    check(message.status === 'PROCESSED', `the message is ${message.status}: ${JSON.stringify(message.issues)}`);
    const shipment = message.documents[0]?.inboundShipment;
    check(shipment?.lines.length === LINES, `${LINES} lines are expected`);
    check(
      shipment.lines.every((line) => line.supplierLotNumber && line.expiresOn && line.handlingUnit?.length === 18),
      'each line has lot, expiry and SSCC',
    );
    this.tell(
      `Supplier ACME posts an 856 of ${file.length} bytes: shipment ${shipment.shipmentNumber} is expected with ${shipment.lines.length} lots, expiries and SSCCs.`,
    );
    const reply = message.acknowledgements.find((acknowledgement) => acknowledgement.kind === '997');
    check(reply?.body.includes('AK5*A') === true, 'the 997 accepts the transaction set');
    this.tell(`The 997 goes back: ${/AK5\*\w|AK9\*[^~]*/g.exec(reply.body)?.[0]} in ${reply.body.length} bytes.`);
    return shipment.id;
  }

  async receive(inboundShipmentId: string, ears: Ears): Promise<readonly ReceivedLot[]> {
    const { operator } = this.clients;
    const input = { idempotencyKey: 'demo receipt', inboundShipmentId, siteId: (await this.bins()).siteId, lines: [] };
    const { receiveGoods } = await operator.ask(operations.RECEIVE, { input });
    check(
      receiveGoods.userErrors.length === 0 && receiveGoods.lots?.length === LINES,
      `goods are received: ${JSON.stringify(receiveGoods.userErrors)}`,
    );
    const again = (await operator.ask(operations.RECEIVE, { input })).receiveGoods;
    check(again.replayed && again.receiptId === receiveGoods.receiptId, 'the second click answers the first receipt');
    this.tell(
      `Goods received against it: ${receiveGoods.lots.length} lots, ${receiveGoods.discrepancyCount} discrepancies; a second click changes nothing.`,
    );
    await ears.stock.until('stock to be told', (all) =>
      all.some(({ stockChanged }) => stockChanged.__typename === 'StockChangedEvent' && stockChanged.changes.length === LINES),
    );
    const lots = receiveGoods.lots.map((lot) => lot as ReceivedLot);
    await this.putAway(lots);
    return lots;
  }

  /** Where every lot lies, asked of the API as anybody would. */
  async putAway(lots: readonly ReceivedLot[]): Promise<void> {
    const { operator } = this.clients;
    const { binId } = await this.bins();
    for (const lot of (await this.stock(lots)).nodes) {
      for (const [index, { bin, onHand }] of lot.stock.entries()) {
        const input = {
          idempotencyKey: `demo putaway ${lot.id} ${index}`,
          lotId: lot.id,
          fromBinId: bin.id,
          toBinId: binId,
          quantity: onHand,
        };
        const { moveStock } = await operator.ask(operations.MOVE, { input });
        check(moveStock.userErrors.length === 0, `lot ${lot.lotNumber} is put away: ${JSON.stringify(moveStock.userErrors)}`);
      }
    }
    const stock = await this.stock(lots);
    check(
      stock.totalCount === LINES && stock.nodes.every((lot) => lot.stock.length === 1 && lot.stock[0]?.bin.code === 'A-01-01'),
      'all lots lie in A-01-01',
    );
    const units = stock.nodes.reduce((sum, lot) => sum + Number(lot.stock[0]?.onHand.value), 0);
    this.tell(
      `Put away and asked where it lies: ${stock.totalCount} lots in MAIN/A-01-01, ${units} units, all available; every posting was told to the subscriber.`,
    );
  }

  async hold(lots: readonly ReceivedLot[], ears: Ears): Promise<void> {
    const { inspector } = this.clients;
    const lot = lots[0] as ReceivedLot;
    const placed = await inspector.ask(PLACE_HOLD, {
      input: { idempotencyKey: 'demo hold', type: 'QUALITY', scope: 'LOT', lotId: lot.id, reason: { code: 'QUALITY_CHECK' } },
    });
    const holdId = placed.placeHold.hold?.id ?? '';
    const told = (released: boolean) =>
      ears.holds.until(`hold ${holdId}`, (all) =>
        all.some(
          ({ holdChanged }) =>
            holdChanged.__typename === 'HoldChangedEvent' && holdChanged.holdId === holdId && holdChanged.released === released,
        ),
      );
    await told(false);
    const held = (await this.stock([lot])).nodes[0]?.stock[0]?.availability;
    check(held?.available.value === '0' && held.reasons.includes('ON_HOLD'), 'the held lot is not available');
    await inspector.ask(RELEASE_HOLD, { input: { idempotencyKey: 'demo release', holdId, reason: { code: 'CLEARED' } } });
    await told(true);
    const free = (await this.stock([lot])).nodes[0]?.stock[0];
    check(free?.availability.available.value === free?.onHand.value, 'the released lot is available again');
    this.tell(`A hold on lot ${lot.lotNumber} takes it out of availability at once and its release brings it back; both were seen live.`);
  }

  async expire(lots: readonly ReceivedLot[], ears: Ears): Promise<void> {
    const own = new Set(lots.map((lot) => lot.id));
    const heard = await ears.expiring.until('a lot about to expire', (all) =>
      all.some(({ lotExpiring }) => lotExpiring.__typename === 'LotExpiringEvent' && own.has(lotExpiring.lotId)),
    );
    const events = heard.flatMap(({ lotExpiring }) =>
      lotExpiring.__typename === 'LotExpiringEvent' && own.has(lotExpiring.lotId) ? [lotExpiring] : [],
    );
    check(events.length === 1, 'one lot of the shipment is about to expire, told once');
    this.tell(`Lot ${events[0]?.lotNumber} expires in ${events[0]?.daysLeft} days: the subscriber is told, once.`);
  }

  async transformAndTrace(lots: readonly ReceivedLot[]): Promise<void> {
    const { binId } = await this.bins();
    const butter = (await this.stock(lots)).nodes.filter((lot) => lot.item.sku === 'BUTTER-250');
    const [first, second] = butter;
    check(first !== undefined && second !== undefined, 'two lots of butter came');
    const line = (lotId: string, value: string) => ({ lotId, binId, quantity: { value } });
    const output = (lotNumber: string, value: string) => ({ lotNumber, binId, quantity: { value } });
    const split = await this.transform({
      idempotencyKey: 'demo split',
      kind: 'SPLIT',
      inputs: [line(first.id, '100')],
      outputs: [output('BUTTER-S1', '60'), output('BUTTER-S2', '40')],
    });
    this.tell(`Lot ${first.lotNumber} is split: 100 into ${split.map((lot) => lot.lotNumber).join(' and ')}.`);
    const [blend] = await this.transform({
      idempotencyKey: 'demo blend',
      kind: 'BLEND',
      inputs: [line(split[0]?.id ?? '', '60'), line(second.id, '30')],
      outputs: [output('BUTTER-B1', '88')],
      declaredLoss: '2',
    });
    check(
      blend !== undefined && blend.usableThrough === [first.usableThrough, second.usableThrough].sort()[0],
      'the blend expires with the earlier of its inputs',
    );
    this.tell(
      `60 of ${split[0]?.lotNumber} and 30 of ${second.lotNumber} are blended to 88 of ${blend.lotNumber}, 2 lost; it expires ${String(blend.usableThrough)}, as the earlier of them.`,
    );
    await this.traceBackward(blend, [first.lotNumber, second.lotNumber]);
    await this.traceForward(first.id, first.lotNumber);
  }

  async traceBackward(blend: ReceivedLot, supplierLots: readonly string[]): Promise<void> {
    const { trace } = await this.clients.operator.ask(operations.TRACE, { lot: blend.id, direction: 'BACKWARD' });
    const origins = trace?.lots.nodes
      .filter(({ lot }) => lot.supplier?.code === 'ACME')
      .map(({ lot }) => lot.lotNumber)
      .sort();
    check(
      trace?.complete === true && JSON.stringify(origins) === JSON.stringify([...supplierLots].sort()),
      'the blend is traced to both supplier lots',
    );
    check(trace.movements.nodes.filter((movement) => movement.transactionType === 'RECEIPT').length === 2, 'and to both receipts');
    this.tell(
      `Traced backward from ${blend.lotNumber}: ${trace.lots.totalCount} lots, origins ${origins?.join(' and ')} of ACME, complete, in ${trace.elapsedMs} ms.`,
    );
  }

  async traceForward(lotId: string, lotNumber: string): Promise<void> {
    const { trace } = await this.clients.operator.ask(operations.TRACE, { lot: lotId, direction: 'FORWARD' });
    const totals = trace?.totals;
    check(trace?.complete === true && totals != null, 'the trace forward is complete');
    check(
      totals.unexplained.value === '0' && Number(totals.input.value) === Number(totals.onHand.value) + Number(totals.declaredLoss.value),
      'every unit is accounted for',
    );
    const bins = trace.onHand.nodes.map((place) => `${place.attributedQuantity.value} in ${place.bin.code} (${place.lot.lotNumber})`);
    this.tell(
      `Traced forward from ${lotNumber}: ${totals.input.value} came, ${totals.onHand.value} on hand, ${totals.declaredLoss.value} lost, ${totals.unexplained.value} unexplained; ${bins.join(', ')}.`,
    );
  }

  private async transform(input: TransformLotsInput) {
    const { transformLots } = await this.clients.operator.ask(operations.TRANSFORM, { input });
    check(transformLots.userErrors.length === 0, `${input.kind} is done: ${JSON.stringify(transformLots.userErrors)}`);
    return transformLots.outputLots ?? [];
  }

  private async stock(lots: readonly ReceivedLot[]) {
    return (await this.clients.operator.ask(operations.STOCK, { lots: lots.map((lot) => lot.id) })).lots;
  }

  private async bins(): Promise<{ readonly siteId: string; readonly binId: string }> {
    const { site, bins } = await this.clients.operator.ask(operations.BINS, { site: 'MAIN' });
    const bin = bins.nodes.find((candidate) => candidate.site.code === 'MAIN' && candidate.code === 'A-01-01');
    check(site != null && bin !== undefined, 'site MAIN has bin A-01-01');
    return { siteId: site.id, binId: bin.id };
  }

  tell(line: string): void {
    this.#step += 1;
    this.write(`${String(this.#step).padStart(2)}. ${line}`);
  }
}
