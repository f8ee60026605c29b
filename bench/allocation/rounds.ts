/** What a round of requests came to. */
export interface Round {
  /** Requests a second. */
  readonly rate: number;
  /** Milliseconds of the median request, and of the slowest in a hundred. */
  readonly p50: number;
  readonly p99: number;
}

/** All requests through so many clients, each of which waits for its answer before it asks again. */
export async function driven<Request>(
  requests: readonly Request[],
  clients: number,
  ask: (request: Request, client: number) => Promise<void>,
): Promise<Round> {
  const latencies: number[] = [];
  let next = 0;
  const client = async (number: number): Promise<void> => {
    while (next < requests.length) {
      const request = requests[next] as Request;
      next += 1;
      const askedAt = performance.now();
      await ask(request, number);
      latencies.push(performance.now() - askedAt);
    }
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  const seconds = (performance.now() - startedAt) / 1_000;
  latencies.sort((a, b) => a - b);
  const at = (share: number): number => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? Number.NaN;
  return { rate: requests.length / seconds, p50: at(0.5), p99: at(0.99) };
}

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
