import { createServer as createHttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type pg from 'pg';
import type { Registry } from 'prom-client';
import { probes } from './http/telemetry/probes.js';
import { checkReady } from './server.js';

export interface WorkerServer {
  listen(port: number, host: string): Promise<AddressInfo>;
  /** Idempotent. */
  close(): Promise<void>;
}

/** What a worker without doors answers: /healthz, /readyz and /metrics, for those who look after it. */
export function createWorkerServer({ app, registry }: { readonly app: pg.Pool; readonly registry: Registry }): WorkerServer {
  const pages = express();
  pages.disable('x-powered-by');
  pages.use(probes({ registry, checkReady: () => checkReady({ app }), isClosing: () => closed !== undefined }));
  const http = createHttpServer(pages);
  let closed: Promise<void> | undefined;
  return {
    async listen(port, host) {
      await new Promise<void>((resolve, reject) => http.once('error', reject).listen(port, host, resolve));
      return http.address() as AddressInfo;
    },
    close() {
      return (closed ??= new Promise((resolve) => {
        http.close(() => resolve());
        http.closeAllConnections();
      }));
    },
  };
}
