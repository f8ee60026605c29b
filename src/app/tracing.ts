import { context, propagation, trace } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';

export interface Tracing {
  /** Hands over what was not sent yet, a bounded time. */
  stop(): Promise<void>;
}

const TRACES_PATH = '/v1/traces';

/**
 * Sends spans of requests and commands to an OpenTelemetry collector (OTLP over HTTP, JSON). Without an endpoint nothing is traced: the
 * API's own tracer then does nothing.
 */
export function startTracing(endpoint: string | undefined): Tracing {
  if (endpoint === undefined) return { stop: async () => undefined };
  const exporter = new OTLPTraceExporter({ url: new URL(joined(new URL(endpoint).pathname), endpoint).href });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'lotgraph' }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(provider);
  // A collector that is away must not hold up the end.
  return { stop: () => provider.shutdown().catch(() => undefined) };
}

const joined = (path: string): string => `${path.replace(/\/$/, '')}${TRACES_PATH}`;
