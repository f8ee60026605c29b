/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type StorefrontCatalogueQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type StorefrontCatalogueQuery = { items: { nodes: Array<{ id: string, sku: string, name: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type StorefrontPromiseQueryVariables = Exact<{
  sku: string;
}>;


export type StorefrontPromiseQuery = { availableToPromise: { item: { id: string, sku: string, name: string }, available: { value: string, unit: string } } | null };


export const StorefrontCatalogueDocument = {"__meta__":{"hash":"sha256:24df5e0636cc3f10ee876c967f143b8dc906c8362f0e8e244d1265f01f11078a"}} as unknown as DocumentNode<StorefrontCatalogueQuery, StorefrontCatalogueQueryVariables>;
export const StorefrontPromiseDocument = {"__meta__":{"hash":"sha256:f65997f973c1ee01b277643ea84e757fdae5d9a4afd2d7212961a921a5406fe3"}} as unknown as DocumentNode<StorefrontPromiseQuery, StorefrontPromiseQueryVariables>;