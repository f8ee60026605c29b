import { createReadStream, type Stats } from 'node:fs';
import { lstat, readdir, rename, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type pg from 'pg';
import { acceptMessage } from '../commands/messaging/acceptMessage.js';
import type { EnqueueJob } from '../commands/messaging/enqueueJob.js';
import { markAnswersSent } from '../commands/messaging/markAnswersSent.js';
import { MAXIMUM_MESSAGE_BYTES, collectBody } from '../commands/messaging/messageBody.js';
import { ID_PREFIXES } from '../domain/shared/nouns.js';
import type { Refusal } from '../domain/shared/refusal.js';
import { ReadSession, withReadSession } from '../platform/database/readSession.js';
import type { Executor } from '../platform/execute.js';
import { encodeTypeId, sha256Hex } from '../platform/ids.js';
import type { Logger } from '../platform/logger.js';
import { answersToCarry } from '../queries/messages/answersToCarry.js';
import { messagePartners } from '../queries/messages/messagePartners.js';
import { carryReports } from './carryReports.js';
import { ensureDropFolders, isFolderName } from './ensureDropFolders.js';
import { systemPrincipal } from './systemPrincipal.js';

export interface DropFolderOptions {
  /** Folder of all tenants: <root>/<tenant code>/<partner code>/{in,out,archive,reports}. */
  readonly root: string;
  readonly app: pg.Pool;
  /** The relay's login: it sees all tenants. */
  readonly relay: pg.Pool;
  readonly executor: Executor<Refusal>;
  readonly enqueue: EnqueueJob;
  readonly logger: Logger;
  readonly everyMs?: number;
}

interface DropTenant {
  readonly tenantId: number;
  readonly code: string;
  /** Public ids by code, of partners that send messages. */
  readonly partners: ReadonlyMap<string, string>;
}

/** Looked at instead of watched: shares and mounts tell nothing of their changes, and two looks are needed anyway to see a file at rest. */
const EVERY_MS = 500;
/** New tenants and partners get their folders within this. */
const REFRESH_MS = 10_000;
const ANSWERS_AT_ONCE = 100;
const MESSAGE_FILE = /^[^.].*\.edi$/i;

/** Takes messages from files and puts their answers beside them. What happens to a file survives a restart at any point. */
export class DropFolder {
  readonly #options: DropFolderOptions;
  /** Size and time of a file when it was last looked at. */
  readonly #seen = new Map<string, string>();
  /** Files that were told of in the log: once is enough. */
  readonly #told = new Set<string>();
  #tenants: readonly DropTenant[] = [];
  #refreshedAt = -Infinity;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();
  #stopped = false;

  constructor(options: DropFolderOptions) {
    this.#options = options;
  }

  /** Makes the folders and begins to look. */
  async start(): Promise<void> {
    await this.#refresh();
    this.#next();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#looking;
  }

  /** One look at everything; a test calls it by hand. */
  async look(): Promise<void> {
    if (performance.now() - this.#refreshedAt > REFRESH_MS) await this.#refresh();
    for (const tenant of this.#tenants) {
      for (const [code, publicId] of tenant.partners) await this.#takeFiles(tenant, { code, publicId });
      await this.#carryAnswers(tenant);
      await carryReports(this.#options, tenant);
    }
  }

  #next(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#looking = this.look()
        .catch((error: unknown) =>
          this.#options.logger.warn({ err: error }, 'the drop folder could not be looked at; the next turn tries again'),
        )
        .then(() => this.#next());
    }, this.#options.everyMs ?? EVERY_MS);
  }

  async #refresh(): Promise<void> {
    const { relay, app, root } = this.#options;
    const found = await relay.query<{ tenantId: number; code: string }>(
      `/* dropTenants */ select tenant_id as "tenantId", code from tenant order by tenant_id`,
    );
    const tenants: DropTenant[] = [];
    for (const { tenantId, code } of found.rows.filter((tenant) => isFolderName(tenant.code))) {
      const partners = (await withReadSession(new ReadSession(app, tenantId), messagePartners)).filter((partner) =>
        isFolderName(partner.code),
      );
      if (partners.length === 0) continue;
      await ensureDropFolders(
        root,
        code,
        partners.map((partner) => partner.code),
      );
      tenants.push({ tenantId, code, partners: new Map(partners.map((partner) => [partner.code, partner.publicId])) });
    }
    this.#tenants = tenants;
    this.#refreshedAt = performance.now();
  }

  async #takeFiles(tenant: DropTenant, partner: { readonly code: string; readonly publicId: string }): Promise<void> {
    const folder = join(this.#options.root, tenant.code, partner.code);
    for (const name of (await readdir(join(folder, 'in'))).sort()) {
      const path = join(folder, 'in', name);
      const file = await lstat(path).catch(() => undefined);
      if (file === undefined) continue;
      if (!file.isFile() || !MESSAGE_FILE.test(name) || file.size > MAXIMUM_MESSAGE_BYTES) {
        this.#tellOnce(path, 'only files *.edi of at most 64 MiB are taken from a drop folder');
        continue;
      }
      const state = stateOf(file);
      // Whoever writes it may not be done: it is taken when two looks see the same.
      if (this.#seen.get(path) !== state) this.#seen.set(path, state);
      else await this.#takeFile(tenant, { folder, path, state, partnerId: encodeTypeId(ID_PREFIXES.partner, partner.publicId) });
    }
  }

  async #takeFile({ tenantId }: DropTenant, file: { folder: string; path: string; state: string; partnerId: string }): Promise<void> {
    const { executor, enqueue, logger } = this.#options;
    const body = await collectBody(createReadStream(file.path));
    if (body === undefined) return;
    const name = basename(file.path);
    const { principalId } = await systemPrincipal(executor, tenantId);
    // The same file after a restart is the same message; the same content dropped again is a new file, and its answers are given again.
    const key = `drop:${sha256Hex(`${file.path}/${file.state}/${body.sha256}`)}`;
    const input = {
      connector: 'edi',
      wayIn: 'DROP_FOLDER',
      partnerId: file.partnerId,
      fileName: name.slice(0, 200),
      sha256: body.sha256,
    } as const;
    const [outcome] = await executor.execute(acceptMessage(body, enqueue), { actor: { tenantId, principalId } }, [{ key, input }]);
    if (outcome?.ok !== true) {
      logger.warn({ path: file.path, refusals: outcome?.refusals }, 'a dropped file was not taken');
      return;
    }
    // It may have been replaced meanwhile, or taken by another process if this one slept: what lies there now is taken in its turn.
    const there = await lstat(file.path).catch(() => undefined);
    if (there === undefined || stateOf(there) !== file.state) return;
    // The message's id makes the name unique: the same name may come every day.
    await rename(file.path, join(file.folder, 'archive', `${outcome.value.inboundMessageId}-${name}`));
    this.#seen.delete(file.path);
    logger.info({ path: file.path, inboundMessage: outcome.value.inboundMessageId }, 'a dropped file was taken');
  }

  async #carryAnswers({ tenantId, code }: DropTenant): Promise<void> {
    const { app, root, executor } = this.#options;
    const answers = await withReadSession(new ReadSession(app, tenantId), (rows) => answersToCarry(rows, ANSWERS_AT_ONCE));
    if (answers.length === 0) return;
    for (const answer of answers.filter(({ partnerCode }) => isFolderName(partnerCode))) {
      await ensureDropFolders(root, code, [answer.partnerCode]);
      const path = join(root, code, answer.partnerCode, 'out', `${answer.kind}-${answer.controlNumber}-${answer.publicId}.edi`);
      // Whoever fetches sees whole files only. Written before it is noted: at worst it is written twice under the same name.
      await writeFile(`${path}.tmp`, answer.body);
      await rename(`${path}.tmp`, path);
    }
    const { principalId } = await systemPrincipal(executor, tenantId);
    await executor.execute(markAnswersSent, { actor: { tenantId, principalId } }, [{ input: { ids: answers.map(({ id }) => id) } }]);
  }

  #tellOnce(path: string, message: string): void {
    if (this.#told.has(path)) return;
    this.#told.add(path);
    this.#options.logger.warn({ path }, message);
  }
}

const stateOf = ({ ino, size, mtimeMs }: Stats): string => `${ino}/${size}/${mtimeMs}`;
