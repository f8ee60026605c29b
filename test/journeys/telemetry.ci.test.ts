import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/eventually.js';
import { startServer, type StartedServer } from '../support/startedServer.js';

interface SentSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
}

/** The client's own span, as W3C trace context has it. */
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CLIENT_SPAN = '00f067aa0ba902b7';

let collector: Server;
let server: StartedServer;
const spans: SentSpan[] = [];

beforeAll(async () => {
  collector = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      if (request.url === '/v1/traces') spans.push(...spansIn(JSON.parse(Buffer.concat(parts).toString('utf8'))));
      response.setHeader('content-type', 'application/json').end('{}');
    });
  });
  await new Promise<void>((resolve) => collector.listen(0, '127.0.0.1', resolve));
  const { port } = collector.address() as AddressInfo;
  server = await startServer({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}` });
});

afterAll(async () => {
  await server?.stop();
  collector.close();
});

function spansIn(body: unknown): SentSpan[] {
  const { resourceSpans } = body as { resourceSpans: { scopeSpans: { spans: SentSpan[] }[] }[] };
  return resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
}

const isOf = (trace: string) => (span: SentSpan) => span.traceId === trace;

describe('tracing, switched on by one variable', () => {
  it("tells a collector of the request, below the client's span, and of the command below the request", async () => {
    const response = await fetch(server.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${server.keys['administrator']}`,
        traceparent: `00-${TRACE}-${CLIENT_SPAN}-01`,
      },
      body: JSON.stringify({
        query: `mutation { defineSite(input: { code: "TRACED", name: "Traced", timeZone: "UTC" }) { userErrors { code } } }`,
      }),
    });
    expect(await response.json()).toMatchObject({ data: { defineSite: { userErrors: [] } } });
    await eventually('the spans', () => spans.filter(isOf(TRACE)).length >= 2);
    const [request, command] = ['POST /graphql', 'command defineSite'].map(
      (name) => spans.filter(isOf(TRACE)).find((span) => span.name === name)!,
    );
    expect(request).toMatchObject({ parentSpanId: CLIENT_SPAN });
    expect(command).toMatchObject({ parentSpanId: request!.spanId });
  });

  it('says nothing of those who watch it', async () => {
    await fetch(new URL('/metrics', server.url));
    await server.stop();
    expect(spans.length).toBeGreaterThan(0);
    expect(spans.map(({ name }) => name)).not.toContain('GET /metrics');
  });
});
