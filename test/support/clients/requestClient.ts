import { GraphQLClient } from 'graphql-request';
import { print } from 'graphql';
import { createClient } from 'graphql-sse';
import type { ClientOptions, TriedClient } from './triedClient.js';

/** graphql-request, which has no subscriptions, and graphql-sse, which has nothing else. */
export function requestClient({ url, key }: ClientOptions): TriedClient {
  const headers = { authorization: `Bearer ${key}` };
  const client = new GraphQLClient(url.href, { headers });
  const streams = createClient({ url: `${url.href}/stream`, headers });
  return {
    ask: async (document, variables) => await client.request({ document: print(document), variables } as never),
    listen: (document, variables, hear) =>
      void streams.subscribe(
        { query: print(document), variables },
        { next: ({ data }) => hear(data as never), error: () => undefined, complete: () => undefined },
      ),
    close: async () => streams.dispose(),
  };
}
