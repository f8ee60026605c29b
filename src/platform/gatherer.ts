/** Something that waits to be done together with others. */
export interface Gathered {
  /** Things of one lane may be done in one batch. */
  readonly lane: string;
  /** What it is about: two that share one are never under way at the same time, so that the second finds what the first has done. */
  readonly subjects: readonly string[];
  /** How much of a batch it fills. */
  readonly size: number;
}

export interface GathererOptions<Item extends Gathered, Answer> {
  /** Size of a batch at most; what is larger by itself goes alone. */
  readonly atOnce: number;
  /** Batches of a lane that are under way at the same time. */
  readonly abreast: number;
  /** Does the items together, all or none of them, and answers each in turn. */
  readonly together: (items: readonly Item[]) => Promise<readonly Answer[]>;
  /** Does one item by itself. */
  readonly alone: (item: Item) => Promise<Answer>;
  /** False for an error that leaves in doubt whether the batch was done: all of it then hear of the error. */
  readonly wasUndone: (error: unknown) => boolean;
}

interface Waiting<Item, Answer> {
  readonly item: Item;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

interface Lane<Item, Answer> {
  waiting: Waiting<Item, Answer>[];
  /** Subjects of what is under way. */
  readonly busy: Set<string>;
  runners: number;
}

/**
 * Gathers what is asked while batches are under way into the next batch of its lane. Nobody waits for a clock: an idle lane starts in the same turn
 * of the event loop. A batch that breaks is halved until what broke it stands alone, so that no neighbour of it fails (docs/adr/0019).
 */
export class Gatherer<Item extends Gathered, Answer> {
  readonly #options: GathererOptions<Item, Answer>;
  readonly #lanes = new Map<string, Lane<Item, Answer>>();
  readonly #running = new Set<Promise<void>>();

  constructor(options: GathererOptions<Item, Answer>) {
    this.#options = options;
  }

  ask(item: Item): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const lane = this.#lanes.get(item.lane) ?? { waiting: [], busy: new Set(), runners: 0 };
      this.#lanes.set(item.lane, lane);
      lane.waiting.push({ item, resolve, reject });
      if (lane.runners < this.#options.abreast) this.#start(item.lane, lane);
    });
  }

  /** Resolves when nothing waits and nothing is under way. */
  async drained(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  #start(name: string, lane: Lane<Item, Answer>): void {
    lane.runners += 1;
    const running = this.#run(lane).finally(() => {
      lane.runners -= 1;
      this.#running.delete(running);
      if (lane.runners === 0) this.#lanes.delete(name);
    });
    this.#running.add(running);
  }

  /** Ends when nothing waits but what must wait for another batch, whose runner then takes it. */
  async #run(lane: Lane<Item, Answer>): Promise<void> {
    for (;;) {
      // What is asked in this turn of the event loop, and by whoever just heard an answer, comes along.
      await new Promise<void>((resolve) => setImmediate(resolve));
      const { batch, left } = nextBatch(lane.waiting, lane.busy, this.#options.atOnce);
      if (batch.length === 0) return;
      lane.waiting = left;
      const subjects = batch.flatMap(({ item }) => item.subjects);
      for (const subject of subjects) lane.busy.add(subject);
      await this.#settle(batch);
      for (const subject of subjects) lane.busy.delete(subject);
    }
  }

  /** Never throws: each item hears what became of it. */
  async #settle(batch: readonly Waiting<Item, Answer>[]): Promise<void> {
    const [first] = batch;
    if (first === undefined) return;
    if (batch.length === 1) return await this.#options.alone(first.item).then(first.resolve, first.reject);
    try {
      const answers = await this.#options.together(batch.map(({ item }) => item));
      for (const [index, { resolve }] of batch.entries()) resolve(answers[index] as Answer);
    } catch (error) {
      if (!this.#options.wasUndone(error)) {
        for (const { reject } of batch) reject(error);
        return;
      }
      const middle = Math.ceil(batch.length / 2);
      await this.#settle(batch.slice(0, middle));
      await this.#settle(batch.slice(middle));
    }
  }
}

/** The longest waiting that fit together; those that must not meet somebody before them stay, and so does whoever shares a subject with one that stays. */
function nextBatch<Item extends Gathered, Answer>(
  waiting: readonly Waiting<Item, Answer>[],
  busy: ReadonlySet<string>,
  atOnce: number,
): { readonly batch: Waiting<Item, Answer>[]; readonly left: Waiting<Item, Answer>[] } {
  const batch: Waiting<Item, Answer>[] = [];
  const left: Waiting<Item, Answer>[] = [];
  const seen = new Set(busy);
  let size = 0;
  for (const each of waiting) {
    const { subjects } = each.item;
    const fits = (batch.length === 0 || size + each.item.size <= atOnce) && !subjects.some((subject) => seen.has(subject));
    for (const subject of subjects) seen.add(subject);
    (fits ? batch : left).push(each);
    if (fits) size += each.item.size;
  }
  return { batch, left };
}
