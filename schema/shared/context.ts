import type { EnqueueJob } from '../../src/commands/messaging/enqueueJob.js';
import type { Principal } from '../../src/domain/access/principal.js';
import type { CheckProfile } from '../../src/domain/partner/partner.js';
import type { Refusal } from '../../src/domain/shared/refusal.js';
import type { Rows } from '../../src/platform/database/rows.js';
import type { Command, Intent, Outcome } from '../../src/platform/execute.js';
import type { BatchQuery } from '../../src/queries/shared/lookUp.js';
import type { Follow } from './follow.js';

/** The caller, as told by its key. */
export interface Caller extends Principal {
  readonly principalPublicId: string;
  readonly tenantPublicId: string;
  readonly tenantCode: string;
  readonly tenantName: string;
  /** When its key or token ends; null for never. */
  readonly expiresAt: string | null;
  /** Origins of the web pages that may ask in its name, beside our own. */
  readonly allowedOrigins: readonly string[];
}

/** The clock that a demo may move. */
export interface MovableClock {
  /** The server runs for a demo. */
  readonly movable: boolean;
  /** How far business time is ahead of the machine's. */
  readonly offsetMs: number;
  /** Goes by the time that stands in the database from now on. */
  look(): Promise<void>;
}

/** What the caller may spend, in points of cost, and what this operation costs it. */
export interface RateLimitState {
  readonly maximum: number;
  readonly available: number;
  readonly restorePerSecond: number;
  readonly cost: number;
}

/** Look-ups that are gathered and answered together. */
export interface Loader<Key, Value> {
  load(key: Key): PromiseLike<Value>;
  loadMany(keys: readonly Key[]): Promise<Value[]>;
}

/** What resolvers may use: one for each operation, and a fresh one for each event of a subscription. */
export interface GraphContext {
  readonly principal: Caller;
  readonly requestId: string;
  /** UTC with milliseconds. */
  now(): string;
  /** The operation's read session: everything read through it is one instant's truth. A command ends it; what follows reads anew. */
  read(): Rows;
  /**
   * For a computation over all of the tenant's rows whose answer is cut to the caller's part before it is told (trace), or is a sum that it
   * may know (availableToPromise); the same as `read` for staff.
   */
  readWhole(): Rows;
  /** The partner that the door itself filters by, beside the wall of the database; undefined for staff. */
  readonly visibleTo: number | undefined;
  /** Look-ups of one statement for many keys, kept for as long as the read session lives. */
  loader<Key, Value>(batch: BatchQuery<Key, Value>): Loader<Key, Value | undefined>;
  /** The same over `readWhole`. */
  wholeLoader<Key, Value>(batch: BatchQuery<Key, Value>): Loader<Key, Value | undefined>;
  /** Runs a command as the caller. A refusal is an outcome; only bugs and outside faults throw. */
  execute<Input, Result>(
    command: Command<Input, Result, Refusal>,
    intents: readonly Intent<Input>[],
    options?: { readonly dryRun?: boolean },
  ): Promise<readonly Outcome<Result, Refusal>[]>;
  /** The tenant's events from a position on, then live. */
  readonly follow: Follow;
  /** Has a job done once the command that asks for it is committed. */
  readonly enqueue: EnqueueJob;
  /** Knows what each connector accepts as a partner's profile. */
  readonly checkProfile: CheckProfile;
  readonly clock: MovableClock;
  rateLimit(): RateLimitState;
  /** Ends the read session. Idempotent. */
  close(): Promise<void>;
}
