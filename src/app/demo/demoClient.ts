import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';

const STEP_TIMEOUT_MS = 15_000;
const POLL_MS = 50;

/** A client like any other: HTTP for questions and commands, one socket for what is told. */
export class DemoClient {
  readonly #url: string;
  readonly #key: string;
  readonly #socket: Client;

  constructor(url: string, key: string) {
    this.#url = url;
    this.#key = key;
    this.#socket = createClient({
      url: `${url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${key}` },
    });
  }

  async ask<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data> {
    const response = await fetch(`${this.#url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#key}` },
      body: JSON.stringify({ query: print(document), variables }),
    });
    const answer = (await response.json()) as { data?: Data; errors?: readonly unknown[] };
    if (answer.errors !== undefined || answer.data === undefined)
      throw new Error(`the API answered ${JSON.stringify(answer.errors ?? answer)}`);
    return answer.data;
  }

  async upload(path: string, body: string): Promise<{ readonly inboundMessageId: string }> {
    const response = await fetch(`${this.#url}${path}`, { method: 'POST', headers: { authorization: `Bearer ${this.#key}` }, body });
    if (response.status !== 202) throw new Error(`${path} answered ${response.status} ${await response.text()}`);
    return (await response.json()) as { inboundMessageId: string };
  }

  /** Everything a subscription delivers, from now on. */
  async listen<Data>(document: TypedDocumentNode<Data, Record<string, never>>): Promise<Heard<Data>> {
    const heard = new Heard<Data>();
    this.#socket.subscribe<Data>(
      { query: print(document) },
      { next: ({ data }) => data && heard.add(data), error: (error) => heard.fail(error), complete: () => undefined },
    );
    // The first message says that the stream stands: nothing that happens later is missed.
    await heard.until('the subscription to be ready', (all) => all.length > 0);
    return heard;
  }

  async close(): Promise<void> {
    await this.#socket.dispose();
  }
}

/** What a subscription delivered so far. */
export class Heard<Data> {
  readonly #all: Data[] = [];
  #failure: unknown;

  add(data: Data): void {
    this.#all.push(data);
  }

  fail(error: unknown): void {
    this.#failure = error;
  }

  /** Waits until what was heard is enough; throws after 15 s. */
  async until(what: string, isEnough: (all: readonly Data[]) => boolean): Promise<readonly Data[]> {
    return await waitFor(what, async () => {
      if (this.#failure !== undefined) throw new Error(`a subscription failed: ${JSON.stringify(this.#failure)}`);
      return isEnough(this.#all) ? this.#all : undefined;
    });
  }
}

/** Asks again until there is an answer; throws after 15 s. */
export async function waitFor<Value>(what: string, ask: () => Promise<Value | undefined>): Promise<Value> {
  const deadline = Date.now() + STEP_TIMEOUT_MS;
  for (;;) {
    const value = await ask();
    if (value !== undefined) return value;
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
