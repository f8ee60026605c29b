import type { Movement, Pool, TraceBin, TraceGraph, TransformationFacts } from '../../../src/domain/genealogy/traceGraph.js';
import type { Instant } from '../../../src/domain/shared/dates.js';
import { quantity, type Quantity } from '../../../src/domain/shared/quantity.js';

type Amount = number | string;
interface Said {
  /** Minutes after the start of the ledger's day; by default every posting is a minute after the one before. */
  readonly at?: number;
  readonly bin?: number;
  readonly type?: string;
  readonly reason?: string;
}
interface Losses extends Said {
  readonly loss?: Amount;
  readonly sample?: Amount;
}
type Lines = Readonly<Record<number, Amount>>;

const BINS: Record<Pool, number> = {
  STOCK: 1,
  IN_TRANSIT: 901,
  CUSTOMER: 902,
  SUPPLIER: 903,
  PRODUCTION: 904,
  SCRAP: 905,
  ADJUSTMENT: 906,
};

/** A ledger in the making: lots are numbers, entry ids count from 1, every line answers with its entry id. */
export class LedgerBuilder {
  readonly movements: Movement[] = [];
  readonly transformations = new Map<number, TransformationFacts>();
  private transaction = 0;
  private readonly bins = new Map<string, TraceBin>();

  receive = (lotId: number, amount: Amount, said: Said = {}): number => this.post(lotId, amount, ['SUPPLIER', 'STOCK', 'RECEIPT', said]);
  ship = (lotId: number, amount: Amount, said: Said = {}): number => this.post(lotId, amount, ['STOCK', 'CUSTOMER', 'SHIP', said]);
  takeBack = (lotId: number, amount: Amount, said: Said = {}): number => this.post(lotId, amount, ['CUSTOMER', 'STOCK', 'RETURN_IN', said]);
  dispatch = (lotId: number, amount: Amount, said: Said = {}): number =>
    this.post(lotId, amount, ['STOCK', 'IN_TRANSIT', 'TRANSFER_OUT', said]);
  arrive = (lotId: number, amount: Amount, said: Said = {}): number =>
    this.post(lotId, amount, ['IN_TRANSIT', 'STOCK', 'TRANSFER_IN', said]);
  scrap = (lotId: number, amount: Amount, said: Said = {}): number => this.post(lotId, amount, ['STOCK', 'SCRAP', 'SCRAP', said]);
  lose = (lotId: number, amount: Amount, said: Said = {}): number => this.post(lotId, amount, ['STOCK', 'ADJUSTMENT', 'ADJUST', said]);
  find = (lotId: number, amount: Amount, said: Said = {}): number => this.post(lotId, amount, ['ADJUSTMENT', 'STOCK', 'ADJUST', said]);
  sendBack = (lotId: number, amount: Amount, said: Said = {}): number =>
    this.post(lotId, amount, ['STOCK', 'SUPPLIER', 'RETURN_TO_VENDOR', said]);

  move(lotId: number, amount: Amount, toBin: number): number {
    return this.entry(++this.transaction, { lotId, amount, from: this.bin('STOCK'), to: this.bin('STOCK', toBin), type: 'MOVE', said: {} });
  }

  /** Answers with the entry ids, inputs first. */
  transform(inputs: Lines, outputs: Lines, said: Losses = {}): number[] {
    const transactionId = ++this.transaction;
    const sum = (lines: Lines): Quantity =>
      Object.values(lines).reduce<bigint>((total, amount) => total + quantity(amount), 0n) as Quantity;
    const facts = { declaredLoss: quantity(said.loss ?? 0), sample: quantity(said.sample ?? 0) };
    this.transformations.set(transactionId, { inputTotal: sum(inputs), outputTotal: sum(outputs), ...facts });
    const line = (lotId: string, amount: Amount, [from, to]: readonly [Pool, Pool]): number =>
      this.entry(transactionId, {
        lotId: Number(lotId),
        amount,
        from: this.bin(from),
        to: this.bin(to),
        type: 'BLEND',
        said,
        transformation: true,
      });
    return [
      ...Object.entries(inputs).map(([lotId, amount]) => line(lotId, amount, ['STOCK', 'PRODUCTION'])),
      ...Object.entries(outputs).map(([lotId, amount]) => line(lotId, amount, ['PRODUCTION', 'STOCK'])),
    ];
  }

  graph(changes: Partial<TraceGraph> = {}): TraceGraph {
    const lots = new Map<number, { balance: Quantity }>();
    for (const { lotId, from, to, quantity: moved } of this.movements) {
      const held = ({ pool }: TraceBin): bigint => (pool === 'STOCK' || pool === 'IN_TRANSIT' ? moved : 0n);
      lots.set(lotId, { balance: ((lots.get(lotId)?.balance ?? 0n) + held(to) - held(from)) as Quantity });
    }
    return { lots, movements: this.movements, transformations: this.transformations, ...changes };
  }

  private post(lotId: number, amount: Amount, [from, to, type, said]: readonly [Pool, Pool, string, Said]): number {
    const [fromBin, toBin] = [this.bin(from, from === 'STOCK' ? said.bin : undefined), this.bin(to, to === 'STOCK' ? said.bin : undefined)];
    return this.entry(++this.transaction, { lotId, amount, from: fromBin, to: toBin, type: said.type ?? type, said });
  }

  private bin(pool: Pool, binId = BINS[pool]): TraceBin {
    const key = `${pool} ${binId}`;
    const found = this.bins.get(key) ?? { pool, binId };
    this.bins.set(key, found);
    return found;
  }

  private entry(transactionId: number, line: Line): number {
    const { lotId, amount, from, to, type, said, transformation } = line;
    const minutes = said.at ?? transactionId;
    this.movements.push({
      entryId: this.movements.length + 1,
      transactionId,
      transactionType: type,
      reason: said.reason,
      lotId,
      from,
      to,
      quantity: quantity(amount),
      occurredAt: new Date(Date.UTC(2027, 0, 31, 0, minutes)).toISOString() as Instant,
      ...(transformation ? { transformationId: transactionId } : {}),
    });
    return this.movements.length;
  }
}

interface Line {
  readonly lotId: number;
  readonly amount: Amount;
  readonly from: TraceBin;
  readonly to: TraceBin;
  readonly type: string;
  readonly said: Said;
  readonly transformation?: boolean;
}

export const aLedger = (): LedgerBuilder => new LedgerBuilder();
