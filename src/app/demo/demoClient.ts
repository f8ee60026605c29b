import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';

const STEP_TIMEOUT_MS = 15_000;
const POLL_MS = 50;

/** An answer as it stands, errors and all. */
export interface PlainAnswer {
  readonly headers: Headers;
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly extensions: Readonly<Record<string, unknown>> }[];
}

/** What the demo reads of a message's report. */
export interface DemoReport {
  readonly status: string;
  readonly isTest: boolean;
  readonly acknowledgements: readonly { readonly body: string }[];
}

/** A client like any other: HTTP for questions and commands, one socket for what is told. */
export class DemoClient {
  readonly #url: string;
  readonly #headers: { readonly authorization: string };
  readonly #socket: Client;

  constructor(url: string, key: string) {
    this.#url = url;
    this.#headers = { authorization: `Bearer ${key}` };
    this.#socket = createClient({
      url: `${url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${key}` },
    });
  }

  async ask<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data> {
    const answer = await this.askPlainly({ query: print(document), variables });
    if (answer.errors !== undefined || answer.data == null) throw new Error(`the API answered ${JSON.stringify(answer.errors ?? answer)}`);
    return answer.data as Data;
  }

  async askPlainly(body: object): Promise<PlainAnswer> {
    const headers = { ...this.#headers, 'content-type': 'application/json' };
    const response = await fetch(`${this.#url}/graphql`, { method: 'POST', headers, body: JSON.stringify(body) });
    return { headers: response.headers, ...((await response.json()) as Omit<PlainAnswer, 'headers'>) };
  }

  async read(path: string): Promise<string> {
    const response = await fetch(`${this.#url}${path}`, { headers: this.#headers });
    if (response.status !== 200) throw new Error(`${path} answered ${response.status} ${await response.text()}`);
    return await response.text();
  }

  async upload(path: string, body: string): Promise<{ readonly inboundMessageId: string }> {
    return await this.#post(path, body, 202);
  }

  /** Sends a message and waits for its report. */
  async report(path: string, body: string): Promise<DemoReport> {
    return await this.#post(path, body, 200);
  }

  async #post<Answer>(path: string, body: string, status: number): Promise<Answer> {
    const headers = { ...this.#headers, accept: 'application/json' };
    const response = await fetch(`${this.#url}${path}`, { method: 'POST', headers, body });
    if (response.status !== status) throw new Error(`${path} answered ${response.status} ${await response.text()}`);
    return (await response.json()) as Answer;
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
