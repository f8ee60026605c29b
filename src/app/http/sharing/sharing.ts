import type { ExecutionResult } from 'graphql';
import type { Logger } from '../../../platform/logger.js';
import type { ContextDeps } from '../operations/operationContext.js';
import type { PreparedOperation } from '../operations/prepareOperation.js';
import type { Sink } from './membership.js';

export interface SharingDeps {
  readonly context: ContextDeps;
  readonly logger: Logger;
  /** Makes of an answer what may be told. */
  readonly publish: (result: ExecutionResult) => ExecutionResult;
  /** Hears of each execution of an event. */
  readonly countExecution: () => void;
}

/** Where an operation's answers go: those of a shared stream past the protocol, all others through it. */
export type SubscribedOperation = PreparedOperation & { readonly sink: Sink };
