import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** What a process tells about itself, and the hooks by which its parts tell it. */
export interface Metrics {
  readonly registry: Registry;
  /** For the executor (`observe`). */
  observeCommand(command: string, seconds: number, refusedIntents: number): void;
  /** For the executor (`observeBatch`): so many intents shared a unit of work. */
  observeBatch(command: string, intentCount: number): void;
  /** For the executor (`observeRetry`). */
  countRetry(command: string): void;
  /** A message that came in, and what became of it. */
  countMessage(connector: string, status: string): void;
  /** For the relay (`observe`). */
  observeRelay(placedCount: number, lagSeconds: number): void;
  /** The code of a top-level error that was answered: attacks and bugs show here. */
  countError(code: string): void;
  /** An event was executed for whoever subscribed to it: once for all who ask the same. */
  countEventExecution(): void;
  /** How many follow the events of this process now. */
  watchFollowers(count: () => number): void;
  stop(): void;
}

const INTENTS = [2, 4, 8, 16, 32, 64];
const SECONDS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const commands = new Histogram({
    name: 'lotgraph_command_seconds',
    help: 'Time of a call of a command, with what it waited to be done together with others.',
    labelNames: ['command'],
    buckets: SECONDS,
    registers,
  });
  const refusals = new Counter({
    name: 'lotgraph_refused_intents_total',
    help: 'Intents that were refused, by command.',
    labelNames: ['command'],
    registers,
  });
  const messages = new Counter({
    name: 'lotgraph_inbound_messages_total',
    help: 'Messages that came in, by connector and what became of them.',
    labelNames: ['connector', 'status'],
    registers,
  });
  const errors = new Counter({
    name: 'lotgraph_graphql_errors_total',
    help: 'Top-level errors that were answered, by code.',
    labelNames: ['code'],
    registers,
  });
  const executions = new Counter({
    name: 'lotgraph_event_executions_total',
    help: 'Executions of events for subscriptions: one for all who ask the same with the same rights.',
    registers,
  });
  const observeRelay = relayMetrics(registry);
  return {
    registry,
    observeCommand(command, seconds, refusedIntents) {
      commands.observe({ command }, seconds);
      if (refusedIntents > 0) refusals.inc({ command }, refusedIntents);
    },
    ...commandsTogether(registry),
    countMessage: (connector, status) => messages.inc({ connector, status }),
    observeRelay,
    countError: (code) => errors.inc({ code }),
    countEventExecution: () => executions.inc(),
    watchFollowers: (count) => watch(registry, count),
    stop: () => registry.clear(),
  };
}

function commandsTogether(registry: Registry): Pick<Metrics, 'observeBatch' | 'countRetry'> {
  const registers = [registry];
  const batches = new Histogram({
    name: 'lotgraph_batch_intents',
    help: 'Intents that shared a unit of work, by command.',
    labelNames: ['command'],
    buckets: INTENTS,
    registers,
  });
  const retries = new Counter({
    name: 'lotgraph_command_retries_total',
    help: 'Units of work that broke on what others did meanwhile and were done again, by command.',
    labelNames: ['command'],
    registers,
  });
  return {
    observeBatch: (command, intentCount) => batches.observe({ command }, intentCount),
    countRetry: (command) => retries.inc({ command }),
  };
}

function watch(registry: Registry, count: () => number): void {
  new Gauge({
    name: 'lotgraph_followers',
    help: 'Subscriptions that follow events now.',
    registers: [registry],
    collect() {
      this.set(count());
    },
  });
}

function relayMetrics(registry: Registry): Metrics['observeRelay'] {
  const registers = [registry];
  const placed = new Counter({ name: 'lotgraph_relay_events_total', help: 'Events that the relay gave a position.', registers });
  const lag = new Gauge({
    name: 'lotgraph_relay_lag_seconds',
    help: 'Age of the oldest event of the last batch when the relay placed it.',
    registers,
  });
  return (placedCount, lagSeconds) => {
    placed.inc(placedCount);
    lag.set(lagSeconds);
  };
}
