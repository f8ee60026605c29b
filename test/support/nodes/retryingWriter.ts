import type { StockFacts } from '../demoStock.js';

export interface WriterOptions {
  readonly key: string;
  /** Part of its idempotency keys. */
  readonly name: string;
  /** A node that is up, another than the one given. */
  readonly nodeOtherThan: (url?: string) => Promise<string>;
  /** What the writes are about: ids of the demo tenant. */
  readonly facts: StockFacts;
  readonly onDone: () => void;
  /** What the nodes went through meanwhile; told with a failure. */
  readonly storySince?: (from: number) => readonly string[];
}

interface Write {
  readonly verb: keyof typeof MUTATIONS;
  readonly input: Readonly<Record<string, unknown>>;
}

const MUTATIONS = {
  receiveGoods: 'mutation ($input: ReceiveGoodsInput!) { done: receiveGoods(input: $input) { receiptId replayed userErrors { code } } }',
  moveStock: 'mutation ($input: MoveStockInput!) { done: moveStock(input: $input) { transactionId replayed userErrors { code } } }',
  placeHold: 'mutation ($input: PlaceHoldInput!) { done: placeHold(input: $input) { hold { id } replayed userErrors { code } } }',
} as const;
const ANSWER_WITHIN_MS = 15_000;
/** A failure is told with what happened to the nodes from so long before its first attempt. */
const STORY_BEFORE_MS = 3_000;

interface Payload {
  readonly replayed: boolean;
  readonly userErrors: readonly unknown[];
}

/** Writes one after the other through whichever node is up, each under a key of its own. What fails is sent again once, to another node. */
export class RetryingWriter {
  done = 0;
  /** First attempts that failed: at which node, and all there is to say. */
  readonly retries: { readonly url: string; readonly why: string }[] = [];
  /** Whose first attempt had been done after all. */
  replayed = 0;
  /** What failed twice, or was refused. */
  readonly failures: string[] = [];
  #stopping = false;

  constructor(private readonly options: WriterOptions) {}

  stop(): void {
    this.#stopping = true;
  }

  async run(): Promise<void> {
    for (let turn = 0; !this.#stopping; turn += 1) await this.#write(turn);
  }

  async #write(turn: number): Promise<void> {
    const { facts, name, nodeOtherThan, onDone } = this.options;
    const { verb, input } = nextWrite(facts, turn, name);
    const body = JSON.stringify({ query: MUTATIONS[verb], variables: { input: { ...input, idempotencyKey: `${name}-${turn}` } } });
    const startedAt = performance.now();
    const first = await nodeOtherThan();
    let answer = await this.#post(first, body);
    if (typeof answer === 'string') {
      const why = `${verb} ${name}-${turn}: ${answer}`;
      this.retries.push({ url: first, why: this.#withStory(why, startedAt) });
      answer = await this.#post(await nodeOtherThan(first), body);
      if (typeof answer === 'string') return void this.failures.push(this.#withStory(`${why}; then ${answer}`, startedAt));
      if (answer.replayed) this.replayed += 1;
    }
    if (answer.userErrors.length > 0) return void this.failures.push(`${verb} ${name}-${turn}: ${JSON.stringify(answer.userErrors)}`);
    this.done += 1;
    onDone();
  }

  #withStory(why: string, startedAt: number): string {
    return [why, ...(this.options.storySince?.(startedAt - STORY_BEFORE_MS) ?? [])].join('\n');
  }

  /** The payload; or where, when and why there is none. */
  async #post(url: string, body: string): Promise<Payload | string> {
    const startedAt = performance.now();
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${this.options.key}` },
        body,
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      const text = await response.text();
      const { data } = JSON.parse(text) as { data?: { done: Payload | null } };
      return data?.done ?? `${response.status} ${text} ${spent(url, startedAt)}`;
    } catch (error) {
      return `${reasons(error)} ${spent(url, startedAt)}`;
    }
  }
}

const spent = (url: string, startedAt: number): string => `(${url}, ${Math.round(startedAt)} to ${Math.round(performance.now())})`;

/** fetch hides what happened to the socket in causes. */
function reasons(error: unknown): string {
  const told: string[] = [];
  for (let each = error; each instanceof Error; each = each.cause) {
    const code = (each as { code?: unknown }).code;
    told.push(typeof code === 'string' ? `${each.message} (${code})` : each.message);
  }
  return told.join(': ');
}

/** Receipts make lots; moves and holds meet on few lots, so that they wait for each other. */
function nextWrite({ siteId, supplierId, itemId, fromBinId, toBinId, lotIds }: StockFacts, turn: number, name: string): Write {
  const lotId = lotIds[turn % lotIds.length];
  switch (turn % 3) {
    case 0: {
      const line = {
        itemId,
        quantity: { value: '3' },
        supplierLotNumber: `${name}-${turn}`,
        binId: fromBinId,
        expiresOn: '2099-12-31',
      };
      return { verb: 'receiveGoods', input: { siteId, supplierId, lines: [line] } };
    }
    case 1:
      return { verb: 'moveStock', input: { lotId, fromBinId, toBinId, quantity: { value: '2' } } };
    default: {
      const reason = { code: 'QUALITY_CHECK' };
      return {
        verb: 'placeHold',
        input: { lotId, binId: fromBinId, type: 'QUALITY', scope: 'QUANTITY', quantity: { value: '1' }, reason },
      };
    }
  }
}
