import { print, type DocumentNode } from 'graphql';
import { createClient, type Client } from 'graphql-ws';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';

/** A server that is not there now. It may be there in a moment. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

const PING_MS = 10_000;
const PONG_WITHIN_MS = 5_000;

/** Lotgraph with one key: HTTP for questions, one socket for everything that is followed. */
export class Api {
  readonly #url: URL;
  readonly #headers: Readonly<Record<string, string>>;
  readonly socket: Client;

  constructor(url: string, key: string) {
    this.#url = new URL('/graphql', url);
    this.#headers = { authorization: `Bearer ${key}` };
    this.socket = connect(this.#url, this.#headers);
  }

  async ask<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data> {
    const body = JSON.stringify({ ...named(document), variables });
    const response = await this.send('/graphql', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const { data, errors } = (await response.json()) as { data?: Data; errors?: readonly { message: string }[] };
    if (data === undefined || errors !== undefined) throw new Error(errors?.map(({ message }) => message).join(' ') ?? 'no data');
    return data;
  }

  async send(path: string, { headers, ...request }: RequestInit & { readonly headers?: Record<string, string> } = {}): Promise<Response> {
    const response = await fetch(new URL(path, this.#url), { ...request, headers: { ...headers, ...this.#headers } }).catch(
      (error: unknown) => {
        throw new Unreachable(`${this.#url.origin} does not answer`, { cause: error });
      },
    );
    if (response.status === 429 || response.status >= 500) throw new Unreachable(`${path} answered ${response.status}`);
    return response;
  }
}

/** A document of a manifest goes by its hash, any other as text. */
function named(document: object): object {
  const { __meta__: meta } = document as { readonly __meta__?: { readonly hash?: string } };
  return meta?.hash === undefined ? { query: print(document as DocumentNode) } : { documentId: meta.hash };
}

/** `follow` comes back by itself, with its cursor, so the client shall not. A socket whose other end is gone without a word is found by pings. */
function connect(url: URL, connectionParams: Readonly<Record<string, string>>): Client {
  let timer: NodeJS.Timeout | undefined;
  const client: Client = createClient({
    url: url.href.replace(/^http/, 'ws'),
    connectionParams,
    retryAttempts: 0,
    connectionAckWaitTimeout: PONG_WITHIN_MS,
    keepAlive: PING_MS,
    on: {
      ping: (received) => void (received || (timer = setTimeout(() => client.terminate(), PONG_WITHIN_MS))),
      pong: (received) => void (received && clearTimeout(timer)),
      closed: () => clearTimeout(timer),
    },
  });
  return client;
}

/** As the environment says: LOTGRAPH_URL, LOTGRAPH_KEY. */
export function apiOfEnvironment(): Api {
  const key = process.env['LOTGRAPH_KEY'];
  if (key === undefined) throw new Error('Set LOTGRAPH_KEY; for the demo tenant it stands in demo-keys.json of the data folder.');
  return new Api(process.env['LOTGRAPH_URL'] ?? 'http://127.0.0.1:4000', key);
}
