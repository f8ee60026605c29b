import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import { createClient } from 'graphql-ws';
import type { ClientOptions, TriedClient } from './triedClient.js';

/** Apollo Client with its normalised cache, its HTTP link, and its link for graphql-ws. */
export function apolloClient({ url, key }: ClientOptions): TriedClient {
  const authorization = `Bearer ${key}`;
  const socket = createClient({ url: url.href.replace('http', 'ws'), connectionParams: { authorization } });
  const link = ApolloLink.split(
    ({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION,
    new GraphQLWsLink(socket),
    new HttpLink({ uri: url.href, headers: { authorization } }),
  );
  const client = new ApolloClient({ link, cache: new InMemoryCache() });
  return {
    ask: async (query, variables) => (await client.query({ query, variables } as never)).data as never,
    listen: (query, variables, hear) => void client.subscribe({ query, variables }).subscribe({ next: ({ data }) => hear(data as never) }),
    async close() {
      client.stop();
      await socket.dispose();
    },
  };
}
