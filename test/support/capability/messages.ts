import { eventually } from '../eventually.js';
import type { Warehouse } from './warehouse.js';

const MESSAGES = `query { inboundMessages(orderBy: RECEIVED) { nodes { id status } } }`;

export interface MessageRead {
  readonly id: string;
  readonly status: string;
}

/** What came in, once nothing of it waits to be processed. */
export async function settledMessages(warehouse: Warehouse): Promise<readonly MessageRead[]> {
  return await eventually('the messages to be processed', async () => {
    const { inboundMessages } = await warehouse.ask<{ inboundMessages: { nodes: readonly MessageRead[] } }>(MESSAGES);
    const { nodes } = inboundMessages;
    return nodes.length > 0 && nodes.every(({ status }) => status !== 'RECEIVED') ? nodes : undefined;
  });
}
