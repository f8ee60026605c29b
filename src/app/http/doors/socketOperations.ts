import { getOperationAST } from 'graphql';
import type { RawData, WebSocket } from 'ws';
import { requestError } from '../../../../schema/shared/requestError.js';
import type { OperationContext } from '../operations/operationContext.js';
import type { PreparedOperation } from '../operations/prepareOperation.js';

/** Of one socket: queries and subscriptions at once, and subscriptions of those. */
export const MAXIMUM_OPERATIONS = 100;
export const MAXIMUM_SUBSCRIPTIONS = 50;
/** Longer messages are no "complete". */
const LONGEST_COMPLETE = 300;

/** What runs for one socket, so that it ends when its client takes it back or leaves. */
export class SocketOperations {
  readonly #running = new Map<string, OperationContext>();
  readonly #subscriptions = new Set<string>();

  constructor(socket: WebSocket) {
    // graphql-ws drops the answer of a query that was taken back, and lets it run: its "complete" is heard here as well.
    socket.on('message', (message) => this.#abort(completedIn(message)));
    socket.once('close', () => {
      for (const id of [...this.#running.keys()]) this.#abort(id);
    });
  }

  /** Counts before anything of the operation is looked at. `ids`: what graphql-ws knows of, this one among them. */
  checkRoom(ids: readonly string[]): void {
    if (ids.length <= MAXIMUM_OPERATIONS) return;
    throw requestError('LIMIT_EXCEEDED', `At most ${MAXIMUM_OPERATIONS} operations at once on a connection.`, {
      limit: { maximum: MAXIMUM_OPERATIONS, asked: ids.length },
    });
  }

  /** Throws TOO_MANY_SUBSCRIPTIONS. */
  start(id: string, operation: PreparedOperation, ids: readonly string[]): void {
    if (kindOf(operation) === 'subscription') {
      for (const known of this.#subscriptions) if (!ids.includes(known)) this.#subscriptions.delete(known);
      if (this.#subscriptions.size >= MAXIMUM_SUBSCRIPTIONS) {
        throw requestError(
          'TOO_MANY_SUBSCRIPTIONS',
          `At most ${MAXIMUM_SUBSCRIPTIONS} subscriptions at once on a connection; open another.`,
          {
            limit: { maximum: MAXIMUM_SUBSCRIPTIONS },
          },
        );
      }
      this.#subscriptions.add(id);
    }
    this.#running.set(id, operation.contextValue);
  }

  /** It has ended by itself. */
  finish(id: string): void {
    this.#running.delete(id);
    this.#subscriptions.delete(id);
  }

  #abort(id: string | undefined): void {
    const context = id === undefined ? undefined : this.#running.get(id);
    if (id === undefined || context === undefined) return;
    this.finish(id);
    void context.abort();
  }
}

export const kindOf = ({ document, operationName }: Pick<PreparedOperation, 'document' | 'operationName'>): string | undefined =>
  getOperationAST(document, operationName)?.operation;

function completedIn(message: RawData): string | undefined {
  if (!Buffer.isBuffer(message) || message.length > LONGEST_COMPLETE || !message.includes('"complete"')) return undefined;
  try {
    const { type, id } = JSON.parse(message.toString()) as { readonly type?: unknown; readonly id?: unknown };
    return type === 'complete' && typeof id === 'string' ? id : undefined;
  } catch {
    return undefined;
  }
}
