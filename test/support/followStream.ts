import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

export interface FollowedStream {
  /** What arrived, oldest first: `data` of each result, or the errors that ended it. */
  readonly messages: readonly unknown[];
  close(): Promise<void>;
}

export interface StreamRequest {
  readonly key: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A subscription over a socket of its own, which does not come back when it is cut. */
export function followStream(port: number, { key, query, variables }: StreamRequest): FollowedStream {
  const client = createClient({
    url: `ws://127.0.0.1:${port}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: { authorization: `Bearer ${key}` },
    retryAttempts: 0,
  });
  const messages: unknown[] = [];
  client.subscribe(
    { query, variables },
    {
      next: (result) => messages.push(result.errors ?? result.data),
      error: (error) => messages.push({ errors: error }),
      complete: () => undefined,
    },
  );
  return {
    messages,
    async close() {
      await client.dispose();
    },
  };
}
