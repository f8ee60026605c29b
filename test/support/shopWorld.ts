import { acceptMessage, type AcceptMessageInput, type MessageAccepted } from '../../src/commands/messaging/acceptMessage.js';
import { defineInboundEndpoint } from '../../src/commands/messaging/defineInboundEndpoint.js';
import type { DefineInboundEndpoint } from '../../src/commands/messaging/defineInboundEndpointInput.js';
import { collectBody } from '../../src/commands/messaging/messageBody.js';
import { webhookConnectors } from '../../src/app/connectors.js';
import type { Intake } from '../../src/intake/intake.js';
import { processInboundMessage } from '../../src/intake/processInboundMessage.js';
import { anOrderWorld, type OrderWorld } from '../commands/orderWorld.js';
import { anIntakeWorld, type IntakeWorld, type MessageRow } from './intakeWorld.js';
import { aShopOrder, type ShopOrderFields } from './shopOrder.js';
import { unkeyed } from './webhookWorld.js';

/** Events of endpoints, accepted as the door does and processed by hand. */
export interface ShopWorld {
  readonly intake: IntakeWorld;
  readonly orders: OrderWorld;
  anEndpoint(fields?: Partial<DefineInboundEndpoint>): Promise<ShopEndpoint>;
  close(): Promise<void>;
}

export interface ShopEndpoint {
  readonly code: string;
  /** Kept, not processed. */
  accept(body: string): Promise<string>;
  /** Kept and processed, by an intake of its own if one is given. */
  tell(order: ShopOrderFields, intake?: Intake): Promise<Told>;
  /** Every order under the number: its status, what is wanted and what is bound of it in all. */
  ordersOf(externalId: string): Promise<readonly Ordered[]>;
}

export interface Told extends MessageRow {
  readonly inboundMessageId: string;
  readonly codes: readonly string[];
}

export interface Ordered {
  readonly orderId: string;
  readonly status: string;
  readonly wanted: number;
  readonly bound: number;
}

export async function aShopWorld(): Promise<ShopWorld> {
  const intake = await anIntakeWorld();
  const orders = await anOrderWorld(intake);
  let count = 0;
  return {
    intake,
    orders,
    async anEndpoint(fields = {}) {
      count += 1;
      const connector = fields.connector ?? 'shopify';
      const place = connector === 'shopify' ? { siteId: intake.site.publicId } : {};
      const input = { code: `endpoint-${count}`, connector, partnerId: orders.customer.publicId, ...place, ...fields };
      const { inboundEndpointId } = await unkeyed(intake, defineInboundEndpoint, input);
      return anEndpoint(intake, { ...input, inboundEndpointId });
    },
    close: async () => await intake.close(),
  };
}

interface Made extends DefineInboundEndpoint {
  readonly inboundEndpointId: string;
}

async function anEndpoint(world: IntakeWorld, { code, connector, partnerId }: Made): Promise<ShopEndpoint> {
  const [{ id: endpointId } = { id: 0 }] = await world.rows<{ id: number }>(
    `select id::int from inbound_endpoint where tenant_id = $1 and code = $2`,
    [world.tenantId, code],
  );
  let events = 0;
  const accept: ShopEndpoint['accept'] = async (text) => {
    const body = await collectBody([Buffer.from(text)]);
    if (body === undefined) throw new Error('too large');
    const identity = webhookConnectors.get(connector)!.identify({ body: Buffer.from(text), header: () => undefined });
    const event = { endpointId, ...identity, key: `${identity.key}/${(events += 1)}` };
    const input = { connector, wayIn: 'WEBHOOK', partnerId, sha256: body.sha256, event } as const;
    return (await world.done<AcceptMessageInput, MessageAccepted>(acceptMessage(body, world.enqueue), input)).inboundMessageId;
  };
  return {
    code,
    accept,
    async tell(order, intake = world.intake) {
      const inboundMessageId = await accept(aShopOrder(order));
      await processInboundMessage(intake, world.tenantId, (await world.message(inboundMessageId)).id);
      const row = await world.message(inboundMessageId);
      return { ...row, inboundMessageId, codes: row.issues.map((issue) => issue.code) };
    },
    ordersOf: async (externalId) =>
      await world.rows<Ordered>(
        `select o.public_id::text as "orderId", o.status, sum(l.quantity)::float as wanted, sum(l.allocated)::float as bound from demand_order o
         join demand_order_line l on l.tenant_id = o.tenant_id and l.order_id = o.id
         where o.tenant_id = $1 and o.source = $2 and o.external_id = $3 group by o.public_id, o.status`,
        [world.tenantId, code, externalId],
      ),
  };
}
