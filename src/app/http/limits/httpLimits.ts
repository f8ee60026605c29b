import type { ServerOptions } from 'node:http';

const SECOND_MS = 1_000;

export interface HttpLimits extends ServerOptions {
  /** Of an operation. */
  readonly bodyWithinMs: number;
}

/** What a connection may take before it asked anything: those that send a letter now and then keep nobody else out. */
export const HTTP_LIMITS: HttpLimits = {
  maxHeaderSize: 16 * 1_024,
  headersTimeout: 10 * SECOND_MS,
  // 256 KiB over a slow line; whoever takes longer keeps a connection for nothing.
  bodyWithinMs: 30 * SECOND_MS,
  // An EDI message of 64 MiB over a line of 2 Mbit/s.
  requestTimeout: 300 * SECOND_MS,
  keepAliveTimeout: 10 * SECOND_MS,
  connectionsCheckingInterval: 5 * SECOND_MS,
};

/** Of one process, sockets and all: 10,000 idle sockets fit (test/journeys), and memory does not end before. */
export const MAXIMUM_CONNECTIONS = 20_000;
