import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import { CliFailure, type CliError } from './cliFailure.js';

/** Why a mutation was refused, as every payload tells it. */
export interface Refused {
  readonly userErrors: readonly { readonly code: string; readonly message: string; readonly path?: readonly string[] | null | undefined }[];
}

const TOO_MANY = 'RATE_LIMITED';
const ATTEMPTS = 8;
const PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
const ANSWERS_WITHIN_MS = 120_000;

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: { readonly code?: string; readonly retryAfterMs?: number };
  }[];
}

/** The API of a running server, as any other client sees it. */
export class ApiClient {
  readonly url: string;
  readonly #key: string;

  constructor(url: string, key: string) {
    this.url = url;
    this.#key = key;
  }

  /** The id of the key that asks; undefined for a token. */
  get keyId(): string | undefined {
    const id = /^lpk_\d+_([0-9a-z]{26})_/.exec(this.#key)?.[1];
    return id === undefined ? undefined : `${ID_PREFIXES.apiKey}_${id}`;
  }

  /** Asks, and waits when it is told to. Throws CliFailure with the API's own codes. */
  async ask<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.#post<Data>({ query: print(document), variables });
      const limited = answer.errors?.find((error) => error.extensions?.code === TOO_MANY);
      if (limited !== undefined && attempt < ATTEMPTS) {
        await pause(Math.min(limited.extensions?.retryAfterMs ?? PAUSE_MS, LONGEST_PAUSE_MS));
        continue;
      }
      if (answer.errors !== undefined) throw new CliFailure(...answer.errors.map(toError));
      if (answer.data === undefined || answer.data === null)
        throw new CliFailure({ code: 'UNREACHABLE', message: `${this.url} answers, but no GraphQL.` });
      return answer.data;
    }
  }

  /** Any other path of the server with the same key. */
  async get(path: string): Promise<Response> {
    return await reach(this.url, path, { headers: { authorization: `Bearer ${this.#key}` } });
  }

  async #post<Data>(body: object): Promise<Answer<Data>> {
    const response = await reach(this.url, '/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${this.#key}` },
      body: JSON.stringify(body),
    });
    try {
      return (await response.json()) as Answer<Data>;
    } catch {
      throw new CliFailure({ code: 'UNREACHABLE', message: `${this.url} answered ${response.status}, and no JSON.` });
    }
  }
}

/** Asks a server; one that cannot be reached is told with what to do. */
export async function reach(url: string, path: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(new URL(path, url), { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS), ...init });
  } catch (error) {
    const cause = (error as Error).cause;
    throw new CliFailure({
      code: 'UNREACHABLE',
      message: `No server answers at ${url} (${cause instanceof Error && cause.message !== '' ? cause.message : (error as Error).message}).`,
      fix: 'Start it with "lotgraph up", or name it with --url or LOTGRAPH_URL.',
    });
  }
}

/** The payload of a mutation that was done; otherwise all that stood in its way. */
export function done<Payload extends Refused>(payload: Payload): Payload {
  if (payload.userErrors.length > 0) throw new CliFailure(...payload.userErrors);
  return payload;
}

function toError({ message, extensions }: NonNullable<Answer<unknown>['errors']>[number]): CliError {
  return { code: extensions?.code ?? 'INTERNAL_SERVER_ERROR', message };
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
