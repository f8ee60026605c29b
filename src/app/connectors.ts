import type { MessageConnector } from '../../connectors/contract/messageConnector.js';
import { ediMessages } from './ediMessages.js';

/** Every connector for messages, by its id: one line a connector. */
export const messageConnectors: ReadonlyMap<string, MessageConnector> = new Map(
  [ediMessages].map((connector) => [connector.id, connector]),
);
