import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allocateOrder } from '../../src/commands/allocating/allocateOrder.js';
import { placeOrder } from '../../src/commands/ordering/placeOrder.js';
import { idempotencyConflict } from '../../src/domain/shared/refusals.js';
import type { Refusal } from '../../src/domain/shared/refusal.js';
import { postedKeys } from '../../src/ledger/keyedSource.js';
import { verifyLedger } from '../../src/ledger/verify.js';
import type { ConnectionOptions } from '../../src/platform/connectionOptions.js';
import { openDatabase, type Database } from '../../src/platform/database/database.js';
import { createPool } from '../../src/platform/database/pool.js';
import { ReadSession, withReadSession } from '../../src/platform/database/readSession.js';
import { startEmbeddedServer } from '../../src/platform/embeddedServer.js';
import { createExecutor, type Command, type Executor } from '../../src/platform/execute.js';
import { migrate } from '../../src/platform/migrate.js';
import type { Actor } from '../../src/platform/unitOfWork.js';
import { allRecords } from '../../src/records/allRecords.js';
import { startServer, type MeasuredServer } from '../reads/measuredServer.js';
import { IN_PROCESS, OVER_HTTP, bounds, figuresOf, type Contestant, type Figure, type Rounds } from './figures.js';
import { LAST_UNITS, fillHotStock, type HotStock } from './hotStock.js';
import { fillReferences, tpcbLike, updateOneRow } from './references.js';
import { driven, type Round } from './rounds.js';

const CLIENTS = 64;
const ALTERNATIONS = 5;
const REQUESTS = 4_000;
const QUICK_REQUESTS = 1_000;
/** Without the queue and over HTTP a round of as many would take too long. */
const SLOW_SHARE = 4;
/**
 * Orders of three lines over 200 hot items from 64 clients, through the commands in this process on a durable embedded database: with the queue,
 * without, and over HTTP; beside a tpcb-like transaction and a one-row update that the same driver sends through the same pool, in turn. "allocate" is
 * allocateOrder of an order that was placed before; "place" is placeOrder that allocates in the same breath. Nothing may be sold twice.
 */
export async function run({ quick }: { quick: boolean }): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lotgraph-allocation-'));
  await chmod(folder, 0o755);
  const server = await startEmbeddedServer({ dataDir: folder });
  try {
    return await compare(server.connection, folder, quick ? QUICK_REQUESTS : REQUESTS);
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function compare(owner: ConnectionOptions, folder: string, requests: number): Promise<Figure[]> {
  const logins = await migrate({ connection: owner, folder: join(process.cwd(), 'migrations') });
  const database = await openDatabase({ logins, entities: allRecords });
  const verifying = createPool(logins.verify, 1);
  let http: MeasuredServer | undefined;
  try {
    await fillReferences(owner, logins.app.user);
    const stock = await fillHotStock(owner, executorOf(database, true));
    const bench = new AllocationBench(database, stock);
    const inProcess = await bench.alternate(IN_PROCESS, requests);
    // Its relay would work while the others are measured.
    http = await httpServer(owner, folder, stock);
    const overHttp = await bench.alternate(OVER_HTTP, requests, http);
    const oversold = await bench.oversoldOfTheLast();
    const { checks } = await withReadSession(new ReadSession(verifying, stock.tenantId), (rows) => verifyLedger(rows));
    const broken = checks.filter((check) => !check.holds).length;
    return [...figuresOf({ inProcess, overHttp }), ...bounds({ inProcess, overHttp }, { retried: bench.retriedShare(), oversold, broken })];
  } finally {
    await http?.stop();
    await verifying.end();
    await database.close();
  }
}

const executorOf = (database: Database, gathers: boolean): Executor<Refusal> =>
  createExecutor<Refusal>({
    orm: database.orm,
    now: () => new Date().toISOString(),
    conflict: idempotencyConflict,
    spentKeys: postedKeys,
    gathers,
  });

/** All of Lotgraph in a process of its own, as `npm start` runs it. */
async function httpServer(owner: ConnectionOptions, dataDir: string, { apiKey }: HotStock): Promise<MeasuredServer> {
  const login = `${encodeURIComponent(owner.user)}:${encodeURIComponent(owner.password)}`;
  const url = `postgres://${login}@localhost/${owner.database}?host=${encodeURIComponent(owner.host)}&port=${owner.port}`;
  return await startServer({
    name: 'bench-allocation',
    file: fileURLToPath(new URL('../reads/lotgraphServer.js', import.meta.url)),
    env: {
      DATABASE_URL: url,
      DATA_DIR: dataDir,
      PORT: '0',
      DEMO: 'false',
      LOG_LEVEL: 'warn',
      RATE_LIMIT_BURST: '999999999',
      RATE_LIMIT_PER_SECOND: '999999999',
    },
    headers: { authorization: `Bearer ${apiKey}` },
    portOf: (line) => (JSON.parse(line) as { port?: number }).port,
  });
}

const MUTATION = `mutation Allocate($input: AllocateOrderInput!) { allocateOrder(input: $input) { order { id } userErrors { code } } }`;

class AllocationBench {
  readonly #queueOn: Executor<Refusal>;
  readonly #queueOff: Executor<Refusal>;
  #http: MeasuredServer | undefined;
  #keys = 0;
  #asked = 0;
  #ran = 0;

  constructor(
    private readonly database: Database,
    private readonly stock: HotStock,
  ) {
    this.#queueOn = executorOf(database, true);
    this.#queueOff = executorOf(database, false);
  }

  async alternate<Name extends Contestant>(names: readonly Name[], requests: number, http?: MeasuredServer): Promise<Rounds<Name>> {
    const rounds: Record<Name, Round>[] = [];
    this.#http = http;
    for (let turn = -1; turn < ALTERNATIONS; turn += 1) {
      const round: Partial<Record<Name, Round>> = {};
      // There and back, so that none always follows the same other.
      for (const name of turn % 2 === 0 ? names : names.toReversed()) round[name] = await this.#round(name, requests);
      if (turn >= 0) rounds.push(round as Record<Name, Round>);
    }
    return rounds;
  }

  async #round(contestant: Contestant, requests: number): Promise<Round> {
    const { app } = this.database;
    const few = Math.ceil(requests / SLOW_SHARE);
    switch (contestant) {
      case 'tpcb':
        return await driven(Array.from({ length: requests }), CLIENTS, () => tpcbLike(app));
      case 'update':
        return await driven(Array.from({ length: requests }), CLIENTS, () => updateOneRow(app));
      case 'allocate':
        return await driven(await this.#placed(requests), CLIENTS, (input, client) =>
          this.#must(this.#queueOn, allocateOrder, { input, client }),
        );
      case 'allocateQueueOff':
        return await driven(await this.#placed(few), CLIENTS, (input, client) =>
          this.#must(this.#queueOff, allocateOrder, { input, client }),
        );
      case 'place':
        return await driven(this.stock.orders(requests), CLIENTS, (order, client) =>
          this.#must(this.#queueOn, placeOrder, { input: { ...order, allocate: true }, client }),
        );
      case 'allocateHttp':
        return await driven(await this.#placed(few), CLIENTS, (input) => this.#overHttp(input.orderId));
    }
  }

  /** So many want one of the last units; answers how many more than there were got one, or fewer. */
  async oversoldOfTheLast(): Promise<number> {
    let sold = 0;
    const orders = Array.from({ length: LAST_UNITS * 2 }, () => ({ ...this.stock.ofTheLast, allocate: true }));
    await driven(orders, CLIENTS, async (input, client) => {
      if (await this.#ask(this.#queueOn, placeOrder, { input, client })) sold += 1;
    });
    return Math.abs(sold - LAST_UNITS);
  }

  /** Of all orders that were asked for, those that were decided more than once. */
  retriedShare(): number {
    return (this.#ran - this.#asked) / this.#asked;
  }

  async #placed(count: number): Promise<readonly { readonly orderId: string }[]> {
    return (await this.stock.placed(count)).map((orderId) => ({ orderId }));
  }

  async #must<Input, Result>(executor: Executor<Refusal>, command: Command<Input, Result, Refusal>, asked: Asked<Input>): Promise<void> {
    if (!(await this.#ask(executor, command, asked))) throw new Error(`${command.name} was refused`);
  }

  async #ask<Input, Result>(
    executor: Executor<Refusal>,
    command: Command<Input, Result, Refusal>,
    { input, client }: Asked<Input>,
  ): Promise<boolean> {
    this.#keys += 1;
    this.#asked += 1;
    const actor = this.stock.actors[client % this.stock.actors.length] as Actor;
    const counting: typeof command = {
      ...command,
      run: (work, intents) => {
        this.#ran += intents.length;
        return command.run(work, intents);
      },
    };
    const [outcome] = await executor.execute(counting, { actor }, [{ key: `bench-${this.#keys}`, input }]);
    return outcome?.ok === true;
  }

  async #overHttp(orderId: string): Promise<void> {
    this.#keys += 1;
    const http = this.#http;
    if (http === undefined) throw new Error('no server');
    const asked = { query: MUTATION, variables: { input: { orderId, idempotencyKey: `http-${this.#keys}` } } };
    // The server closes connections that were idle while others had their turn; with its key a request may be sent again.
    const answer = await http.ask(asked).catch(() => http.ask(asked));
    const { data } = JSON.parse(answer) as { data?: { allocateOrder: { userErrors: readonly unknown[] } } };
    if (data?.allocateOrder.userErrors.length !== 0) throw new Error(answer);
  }
}

interface Asked<Input> {
  readonly input: Input;
  readonly client: number;
}
