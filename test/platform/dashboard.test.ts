import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { createMetrics } from '../../src/app/http/telemetry/metrics.js';
import { watchPools } from '../../src/app/http/telemetry/poolMetrics.js';

interface Dashboard {
  readonly panels: readonly { readonly targets: readonly { readonly expr: string }[] }[];
}

const dashboard = JSON.parse(readFileSync('ops/grafana/lotgraph.json', 'utf8')) as Dashboard;
/** Of a histogram, Prometheus makes several series. */
const HISTOGRAM_SUFFIX = /_(bucket|count|sum)$/;

describe('the Grafana dashboard', () => {
  it('asks for metrics that there are, and shows each of ours', async () => {
    const metrics = createMetrics();
    metrics.watchFollowers(() => 0);
    watchPools(metrics.registry, { app: { totalCount: 0, idleCount: 0, waitingCount: 0 } });
    const known = (await metrics.registry.getMetricsAsJSON()).map(({ name }) => name);
    metrics.stop();
    const shown = dashboard.panels.flatMap(({ targets }) =>
      targets.flatMap(({ expr }) => expr.match(/\b(lotgraph|process|nodejs)_\w+/g) ?? []),
    );
    const names = new Set(shown.map((name) => (known.includes(name) ? name : name.replace(HISTOGRAM_SUFFIX, ''))));
    expect([...names].filter((name) => !known.includes(name))).toEqual([]);
    expect(known.filter((name) => name.startsWith('lotgraph_') && !names.has(name))).toEqual([]);
  });
});
