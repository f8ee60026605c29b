import type DataLoader from 'dataloader';
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
  /** When its key ends; null for never. */
  readonly expiresAt: string | null;
}

/** What resolvers may use: one for each operation, and a fresh one for each event of a subscription. */
export interface GraphContext {
  readonly principal: Caller;
  readonly requestId: string;
  /** UTC with milliseconds. */
  now(): string;
  /** The operation's read session: everything read through it is one instant's truth. A command ends it; what follows reads anew. */
  read(): Rows;
  /** Look-ups of one statement for many keys, kept for as long as the read session lives. */
  loader<Key, Value>(batch: BatchQuery<Key, Value>): DataLoader<Key, Value | undefined>;
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
  /** Ends the read session. Idempotent. */
  close(): Promise<void>;
}
