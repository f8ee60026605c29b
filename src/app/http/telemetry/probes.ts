import { Router } from 'express';
import type { Registry } from 'prom-client';

export interface ProbeOptions {
  readonly registry: Registry;
  /** Throws while the database cannot be reached or is not migrated. */
  readonly checkReady: () => Promise<void>;
  readonly isClosing: () => boolean;
}

const READY_WITHIN_MS = 2_000;

/** /healthz: the process answers. /readyz: it can do its work. /metrics: for Prometheus. None of them tells of tenants. */
export function probes({ registry, checkReady, isClosing }: ProbeOptions): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'alive' });
  });
  router.get('/readyz', async (_request, response) => {
    const ready = !isClosing() && (await inTime(checkReady()));
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready' });
  });
  router.get('/metrics', async (_request, response) => {
    response.type(registry.contentType).send(await registry.metrics());
  });
  return router;
}

async function inTime(check: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), READY_WITHIN_MS);
  });
  const done = check.then(
    () => true,
    () => false,
  );
  return await Promise.race([done, late]).finally(() => clearTimeout(timer));
}
