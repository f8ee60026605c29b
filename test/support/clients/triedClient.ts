import type { TypedDocumentNode } from '@graphql-typed-document-node/core';

/** A client library of somebody else, as far as the tests try it. */
export interface TriedClient {
  ask<Data, Variables extends Record<string, unknown>>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data>;
  /** Hands over each message until it is closed. */
  listen<Data, Variables extends Record<string, unknown>>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    hear: (data: Data) => void,
  ): void;
  close(): Promise<void>;
}

export interface ClientOptions {
  /** Of /graphql. */
  readonly url: URL;
  readonly key: string;
}
