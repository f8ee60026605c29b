import type { PgBoss } from 'pg-boss';
import type pg from 'pg';
import type { Executor } from '../platform/execute.js';
import type { JobPayload } from '../platform/jobs.js';
import type { Logger } from '../platform/logger.js';
import type { Refusal } from '../domain/shared/refusal.js';
import { announceExpiring } from '../commands/alerting/announceExpiring.js';
import { systemPrincipal } from './systemPrincipal.js';

export interface ExpiryScheduleOptions {
  /** The relay's login: it sees all tenants. */
  readonly relay: pg.Pool;
  readonly boss: PgBoss;
  readonly executor: Executor<Refusal>;
  readonly everySeconds: number;
  readonly logger: Logger;
}

const QUEUE = 'scanExpiry';
const TENANTS_PAGE = 1_000;

/** Has every tenant's lots looked through for those about to expire, every so many seconds, by whichever worker takes the job. */
export class ExpirySchedule {
  readonly #options: ExpiryScheduleOptions;
  #timer: NodeJS.Timeout | undefined;
  #asking: Promise<void> = Promise.resolve();

  constructor(options: ExpiryScheduleOptions) {
    this.#options = options;
  }

  /** The boss must have been started. The first scan is asked for at once. */
  async start(): Promise<void> {
    if (this.#timer !== undefined) return;
    const { boss, everySeconds } = this.#options;
    const ask = (): void => void (this.#asking = this.#askForScans());
    this.#timer = setInterval(ask, everySeconds * 1_000);
    ask();
    await boss.work<JobPayload>(QUEUE, async (jobs) => {
      for (const job of jobs) await scanExpiry(this.#options.executor, job.data.tenantId);
    });
  }

  /** Asks for a scan of every tenant now, whatever the slot: the clock was moved. */
  look(): void {
    if (this.#timer !== undefined) this.#asking = this.#asking.then(() => this.#askForScans('now'));
  }

  /** Asks for no more scans and takes none; one that runs is finished by boss.stop(). */
  async stop(): Promise<void> {
    if (this.#timer === undefined) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    await this.#asking;
    await this.#options.boss.offWork(QUEUE);
  }

  async #askForScans(slot?: 'now'): Promise<void> {
    try {
      await requestScans(this.#options, slot);
    } catch (error) {
      this.#options.logger.warn({ err: error }, 'expiry scans could not be asked for; the next turn tries again');
    }
  }
}

/**
 * One job a tenant and time slot, however many processes ask: the slot is part of the job's key. Asked for `now`, a job is made unless one
 * already waits.
 */
export async function requestScans(
  { relay, boss, everySeconds }: Pick<ExpiryScheduleOptions, 'relay' | 'boss' | 'everySeconds'>,
  slot?: 'now',
): Promise<void> {
  for (let after = 0; ; ) {
    const tenants = await relay.query<{ id: number }>(
      `/* tenantsToScan */ select tenant_id as id from tenant where tenant_id > $1 order by tenant_id limit $2`,
      [after, TENANTS_PAGE],
    );
    const jobs = tenants.rows.map(({ id }) => ({
      data: { tenantId: id },
      singletonKey: String(id),
      ...(slot === 'now' ? {} : { singletonSeconds: everySeconds }),
    }));
    if (jobs.length > 0) await boss.insert(QUEUE, jobs);
    const last = tenants.rows.at(-1);
    if (last === undefined || tenants.rows.length < TENANTS_PAGE) return;
    after = last.id;
  }
}

/** Looks through a tenant's lots, a batch a transaction, until none is left to announce. */
export async function scanExpiry(executor: Executor<Refusal>, tenantId: number): Promise<number> {
  const { principalId } = await systemPrincipal(executor, tenantId);
  let announcedCount = 0;
  for (let hasMore = true; hasMore; ) {
    const [outcome] = await executor.execute(announceExpiring, { actor: { tenantId, principalId } }, [{ input: {} }]);
    if (outcome?.ok !== true) throw new Error('announceExpiring refused');
    announcedCount += outcome.value.announcedCount;
    hasMore = outcome.value.hasMore;
  }
  return announcedCount;
}
