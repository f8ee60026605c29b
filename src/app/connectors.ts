import { easypostConnector } from '../../connectors/carriers/easypost/connector.js';
import type { MessageConnector } from '../../connectors/contract/messageConnector.js';
import type { WebhookConnector } from '../../connectors/contract/webhookConnector.js';
import { shopifyConnector } from '../../connectors/ecommerce/shopify/connector.js';
import { ediMessages } from './ediMessages.js';

/** Every connector for messages, by its id: one line a connector. */
export const messageConnectors: ReadonlyMap<string, MessageConnector> = new Map(
  [ediMessages].map((connector) => [connector.id, connector]),
);

/** Every connector for events that are posted to us, by its id: one line a connector. */
export const webhookConnectors: ReadonlyMap<string, WebhookConnector> = new Map(
  [shopifyConnector, easypostConnector].map((connector) => [connector.id, connector]),
);
