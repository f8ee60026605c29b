import type pg from 'pg';
import type { PgBoss } from 'pg-boss';
import { HeldLease } from '../events/heldLease.js';
import type { Intake } from '../intake/intake.js';
import { startIntakeWorker, stopIntakeWorker } from '../intake/intakeWorker.js';
import { resumeMessages, reviveDeadJobs } from '../intake/resumeMessages.js';
import { WorkMarks } from '../intake/workMarks.js';
import type { Logger } from '../platform/logger.js';
import { DropFolder, type DropFolderOptions } from './dropFolder.js';

export interface IntakeWorkOptions {
  readonly intake: Intake;
  /** Started. */
  readonly boss: PgBoss;
  /** The relay's login: it sees all tenants, and has the leases. */
  readonly relay: pg.Pool;
  readonly dropFolder: DropFolderOptions;
  readonly logger: Logger;
}

export interface IntakeWork {
  /** Takes no more messages; a job that runs is finished by boss.stop(). */
  stop(): Promise<void>;
}

/** What died with its process is looked for this often: with the second after which it counts as dead, taken up within 5 s. */
const LOOK_FOR_DEAD_MS = 1_000;
const LEASE = 'intake';

/** Every worker takes messages from the queue; one of them at a time has the drop folder, and looks after those whose worker died. */
export async function startIntakeWork({ intake, boss, relay, dropFolder, logger }: IntakeWorkOptions): Promise<IntakeWork> {
  const marks = new WorkMarks({ pool: intake.pool, logger });
  await resumeMessages(intake, boss, await tenantIds(relay));
  await startIntakeWorker(boss, intake, { marks });
  let leased: Leased | undefined;
  const lease = new HeldLease({
    pool: relay,
    name: LEASE,
    logger,
    async onTaken() {
      leased = new Leased(new DropFolder(dropFolder), async () => await reviveDeadJobs(intake, boss), logger);
      await leased.start();
    },
    onLost: async () => await leased?.stop(),
  });
  await lease.start();
  return {
    async stop() {
      await lease.stop();
      await stopIntakeWorker(boss);
      marks.stop();
    },
  };
}

/** What one process does while it has the lease. */
class Leased {
  #timer: NodeJS.Timeout | undefined;
  #reviving: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(
    private readonly folder: DropFolder,
    private readonly revive: () => Promise<void>,
    private readonly logger: Logger,
  ) {}

  async start(): Promise<void> {
    this.#next();
    await this.folder.start();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#reviving;
    await this.folder.stop();
  }

  #next(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#reviving = this.revive()
        .catch((error: unknown) => this.logger.warn({ err: error }, 'dead jobs could not be looked for; the next second tries again'))
        .then(() => this.#next());
    }, LOOK_FOR_DEAD_MS);
  }
}

async function tenantIds(relay: pg.Pool): Promise<readonly number[]> {
  const found = await relay.query<{ id: number }>(`/* tenantsToResume */ select tenant_id as id from tenant order by tenant_id`);
  return found.rows.map(({ id }) => id);
}
