import type { EntityManager } from '@mikro-orm/postgresql';
import type pg from 'pg';
import type { MessageConnector } from '../../connectors/contract/messageConnector.js';
import type { WebhookConnector } from '../../connectors/contract/webhookConnector.js';
import type { Refusal } from '../domain/shared/refusal.js';
import type { Executor } from '../platform/execute.js';
import type { Logger } from '../platform/logger.js';

/** Places in the way of a message where a test stops or breaks it. Between any two of them the process may die. */
export type IntakePoint = 'claimed' | 'applied' | 'told' | 'stepped' | 'finished';

/** What intake works with; app builds it once a process. */
export interface Intake {
  readonly orm: EntityManager;
  /** The app's login, for reads. */
  readonly pool: pg.Pool;
  readonly executor: Executor<Refusal>;
  readonly now: () => string;
  /** By id. */
  readonly connectors: ReadonlyMap<string, MessageConnector>;
  /** By id. */
  readonly webhooks: ReadonlyMap<string, WebhookConnector>;
  readonly logger: Logger;
  /** Told of every message that was finished. */
  readonly observe?: (connector: string, status: string) => void;
  readonly reached?: (point: IntakePoint) => Promise<void>;
}
