import { GraphQLError } from 'graphql';
import type { Logger } from '../../../platform/logger.js';

/**
 * Keeps a process alive for what graphql-js leaves behind. When an item of a list of non-null items fails at once, graphql-js makes the list null and
 * forgets the promises of the items before it (completeListValue, 16.15). They fail as well, since the operation's reading ends with its answer, and
 * Node ends a process for a rejected promise that nobody heeds: one row that says something unknown would end the server for everybody, and does
 * so again with the next request. Nothing in front of graphql-js can reach these promises, which it makes itself.
 *
 * They are told apart by their error: graphql-js has located it in an answer (`path`), and that answer has told of the failure already. Every other
 * rejection is a bug, and ends the process as Node would have done.
 */
export function heedAbandonedItems(logger: Logger): void {
  process.on('unhandledRejection', (reason) => {
    if (!isAbandoned(reason)) throw reason;
    // Each row of a list may leave one.
    logger.debug({ err: reason.originalError, path: reason.path }, 'an item failed after its list');
  });
}

const isAbandoned = (reason: unknown): reason is GraphQLError => reason instanceof GraphQLError && reason.path !== undefined;
