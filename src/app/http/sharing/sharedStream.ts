import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { createSourceEventStream, type ExecutionArgs } from 'graphql';
import type { EventType } from '../../../events/catalogue.js';
import { follow } from '../../../events/follow.js';
import type { GraphContext } from '../../../../schema/shared/context.js';
import type { StreamMessage } from '../../../../schema/shared/stream.js';
import { executeOnce } from '../operations/executeOnce.js';
import { openContext, type OperationContext } from '../operations/operationContext.js';
import type { PreparedOperation } from '../operations/prepareOperation.js';
import { withRequestId } from '../telemetry/requestScope.js';
import { callerOfMany } from './callerClass.js';
import { MAXIMUM_CHARACTERS, MAXIMUM_WAITING, MessageRing } from './messageRing.js';
import { Membership, type Parting, type Sink } from './membership.js';
import type { SharingDeps } from './sharing.js';

/** Messages, and characters of them, that are told together: events that are read as a page come in one write to each member. */
const BATCH = 64;
const BATCH_CHARACTERS = MAXIMUM_CHARACTERS / 4;
/** How long the others wait, once, for members that are about to be left behind: they may only need a turn of the loop. */
const PATIENCE_MS = 100;
/** The same when they are the most of all: to have each of them read for itself would be dearer than to wait. */
const PATIENCE_WITH_MOST_MS = 2_000;
const PAUSE_MS = 2;

/** The events of all who asked the same with the same rights: each is executed once and made text once, however many are told. */
export class SharedStream {
  readonly #ring: MessageRing;
  readonly #members = new Set<Membership>();
  readonly #deps: SharingDeps;
  readonly #operation: PreparedOperation;
  readonly #onEnd: () => void;
  #source: AsyncIterator<StreamMessage<EventType>, undefined> | undefined;
  #told = 0;
  #charactersToTell = 0;
  #tellsSoon = false;
  #ended = false;

  /** The events behind `position`, asked as any one of its members asked them. */
  constructor(deps: SharingDeps, options: { operation: PreparedOperation; position: number; onEnd: () => void }) {
    this.#deps = deps;
    this.#operation = options.operation;
    this.#onEnd = options.onEnd;
    this.#ring = new MessageRing(options.position);
    void this.#run(options.position);
  }

  /** Undefined when messages behind that position are no longer kept. */
  join(sink: Sink, position: number): Membership | undefined {
    if (position < this.#ring.floor) return undefined;
    const member = new Membership(this.#ring, { sink, position, leave: this.#left });
    this.#members.add(member);
    member.deliver();
    return member;
  }

  readonly #left = (member: Membership): void => {
    this.#members.delete(member);
    if (this.#members.size === 0) this.#end('OVER');
  };

  async #run(position: number): Promise<void> {
    try {
      const source = await createSourceEventStream(this.#args(this.#contextFrom(position)));
      if (!(Symbol.asyncIterator in source)) return this.#end('UNSHARED');
      await this.#tellAll(source as AsyncIterable<StreamMessage<EventType>, undefined>);
    } catch (error) {
      // Each member goes on by itself, and is told what is wrong if it still is.
      this.#deps.logger.warn({ err: error }, 'a shared subscription failed');
      this.#end('UNSHARED');
    }
  }

  async #tellAll(source: AsyncIterable<StreamMessage<EventType>, undefined>): Promise<void> {
    this.#source = source[Symbol.asyncIterator]();
    for (;;) {
      if (this.#ended) return void (await this.#source.return?.());
      const result = await this.#source.next();
      if (result.done === true) return this.#end('OVER');
      const message = result.value;
      // Where it begins, and whether it lags, is each member's own affair.
      if (message.__typename !== 'Event') continue;
      const text = await this.#execute(message);
      if (text === undefined) return this.#end('UNSHARED');
      this.#ring.push({ position: message.position, text });
      this.#charactersToTell += text.length;
      if (this.#ring.end - this.#told >= BATCH || this.#charactersToTell >= BATCH_CHARACTERS) await this.#tellInTurn();
      else this.#tellSoon();
    }
  }

  /** Undefined when the answer depends on who asks. */
  async #execute(message: StreamMessage<EventType>): Promise<string | undefined> {
    let isPersonal = false;
    const contextValue = this.#contextOfMany(() => {
      isPersonal = true;
      throw new Error('an execution for many asked who it is for');
    });
    this.#deps.countExecution();
    return await withRequestId(contextValue.requestId, async () => {
      const result = await executeOnce({ ...this.#args(contextValue), rootValue: message });
      return isPersonal ? undefined : JSON.stringify(this.#deps.publish(result));
    });
  }

  #args(contextValue: OperationContext): ExecutionArgs {
    return { ...this.#operation, contextValue };
  }

  #contextOfMany(refuse: () => never): OperationContext {
    const { principal } = this.#operation.contextValue;
    const context = openContext(this.#deps.context, principal, randomUUID());
    return { ...context, principal: callerOfMany(principal, refuse), rateLimit: refuse, execute: refuse };
  }

  /** The cursor of whoever came first is not everybody's. */
  #contextFrom(position: number): OperationContext {
    const { principal } = this.#operation.contextValue;
    const { tenantId, partnerId } = principal;
    const fromHere: GraphContext['follow'] = (options) =>
      follow(this.#deps.context.feed, { ...options, tenantId, partnerId, after: position });
    return { ...openContext(this.#deps.context, principal, randomUUID()), follow: fromHere };
  }

  #tellSoon(): void {
    if (this.#tellsSoon) return;
    this.#tellsSoon = true;
    setImmediate(() => this.#tell());
  }

  /** Sockets are written to, and found to take more, only between two turns. */
  async #tellInTurn(): Promise<void> {
    this.#tell();
    await nextTurn();
    for (let waitedMs = 0; this.#isNearlyFull && waitedMs < this.#patienceMs && !this.#ended; waitedMs += PAUSE_MS) {
      await pause(PAUSE_MS);
      this.#forget();
    }
  }

  get #isNearlyFull(): boolean {
    const { first, end, characters } = this.#ring;
    return end - first > MAXIMUM_WAITING - BATCH || characters > MAXIMUM_CHARACTERS - BATCH_CHARACTERS;
  }

  get #patienceMs(): number {
    const oldest = this.#ring.first + BATCH;
    let behind = 0;
    for (const { next } of this.#members) if (next < oldest) behind += 1;
    return 2 * behind > this.#members.size ? PATIENCE_WITH_MOST_MS : PATIENCE_MS;
  }

  #tell(): void {
    this.#tellsSoon = false;
    this.#told = this.#ring.end;
    this.#charactersToTell = 0;
    for (const member of this.#members) member.deliver();
    this.#forget();
  }

  #forget(): void {
    let needed = this.#ring.end;
    for (const { next } of this.#members) if (next < needed) needed = next;
    this.#ring.forgetBefore(needed);
  }

  #end(why: Parting['why']): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#tell();
    this.#onEnd();
    void this.#source?.return?.();
    for (const member of [...this.#members]) member.end(why);
  }
}
