import { Client, cacheExchange, fetchExchange, subscriptionExchange } from '@urql/core';
import { createClient } from 'graphql-ws';
import type { ClientOptions, TriedClient } from './triedClient.js';

/** urql with its document cache, and graphql-ws behind its subscription exchange. */
export function urqlClient({ url, key }: ClientOptions): TriedClient {
  const authorization = `Bearer ${key}`;
  const socket = createClient({ url: url.href.replace('http', 'ws'), connectionParams: { authorization } });
  const client = new Client({
    url: url.href,
    preferGetMethod: false,
    fetchOptions: { headers: { authorization } },
    exchanges: [
      cacheExchange,
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query, variables: variables ?? {} }, sink as never) }),
        }),
      }),
    ],
  });
  const leaving: (() => void)[] = [];
  return {
    async ask(document, variables) {
      const { data, error } = await client.query(document, variables).toPromise();
      if (error !== undefined) throw error;
      return data as never;
    },
    listen(document, variables, hear) {
      const { unsubscribe } = client.subscription(document, variables).subscribe(({ data }) => data !== undefined && hear(data));
      leaving.push(unsubscribe);
    },
    async close() {
      for (const leave of leaving) leave();
      await socket.dispose();
    },
  };
}
