import type { MessageConnector } from '../../connectors/contract/messageConnector.js';
import { ReadSession, withReadSession } from '../platform/database/readSession.js';
import type { Rows } from '../platform/database/rows.js';
import type { Actor } from '../platform/unitOfWork.js';
import type { Intake } from './intake.js';
import type { StoredMessage } from './readMessage.js';

/** One message on its way, and what it is judged with. */
export interface Judging {
  readonly intake: Intake;
  readonly actor: Actor;
  readonly message: StoredMessage;
  readonly connector: MessageConnector;
}

/** Asks the database within the tenant, at one instant. */
export const read = <Value>(
  { intake, actor }: Pick<Judging, 'intake' | 'actor'>,
  question: (rows: Rows) => Promise<Value>,
): Promise<Value> => withReadSession(new ReadSession(intake.pool, actor.tenantId), question);
