import { pino } from 'pino';
import type { PgBoss } from 'pg-boss';
import { messageConnectors, webhookConnectors } from '../../src/app/connectors.js';
import { acceptMessage, type MessageAccepted } from '../../src/commands/messaging/acceptMessage.js';
import type { EnqueueJob } from '../../src/commands/messaging/enqueueJob.js';
import { collectBody } from '../../src/commands/messaging/messageBody.js';
import { replayMessage } from '../../src/commands/messaging/replayMessage.js';
import type { Intake, IntakePoint } from '../../src/intake/intake.js';
import { processInboundMessage } from '../../src/intake/processInboundMessage.js';
import { createBoss, enqueuer } from '../../src/platform/jobs.js';
import { decodeTypeId } from '../../src/platform/ids.js';
import type { TestDatabase } from './database.js';
import { aWorld, type Known, type World } from './world.js';

export interface StoredIssue {
  readonly severity: string;
  readonly code: string;
  readonly message: string;
  readonly seen?: string;
  readonly expected?: string;
  readonly fix?: string;
  readonly at?: { readonly segment: number; readonly byte: number; readonly tag?: string; readonly element?: number };
}

export interface MessageRow {
  readonly id: number;
  readonly status: string;
  readonly isTest: boolean;
  readonly attempts: number;
  readonly duplicateOf: number | null;
  readonly partner: string | null;
  readonly issues: readonly StoredIssue[];
}

/** A world with an intake of its own. Jobs are sent for real and done by hand: `process` does what a worker would. */
export interface IntakeWorld extends World {
  readonly intake: Intake;
  readonly boss: PgBoss;
  readonly enqueue: EnqueueJob;
  /** Breaks or stops the way of the next messages at a point. */
  readonly points: Map<IntakePoint, () => Promise<void>>;
  accept(content: string | Uint8Array, from?: Known): Promise<string>;
  process(inboundMessageId: string): Promise<MessageRow>;
  /** Accepted and processed. */
  submit(content: string | Uint8Array, from?: Known): Promise<MessageRow>;
  replay(inboundMessageId: string): Promise<MessageRow>;
  message(inboundMessageId: string): Promise<MessageRow>;
  documents(inboundMessageId: string): Promise<readonly DocumentRow[]>;
  answers(inboundMessageId: string): Promise<readonly AnswerRow[]>;
  /** Expected lines of a supplier's shipment: lot, quantity in base units, unit as announced. */
  lines(shipmentNumber: string): Promise<readonly LineRow[]>;
  identify(partner: Known, qualifier: string, value: string): Promise<void>;
  mapItem(partner: Known, code: readonly [qualifier: string, code: string], item: Known): Promise<void>;
}

export interface DocumentRow {
  readonly status: string;
  readonly kind: string;
  readonly number: string | null;
  readonly shipmentId: number | null;
  readonly issues: readonly StoredIssue[];
}

export interface AnswerRow {
  readonly kind: string;
  readonly controlNumber: string;
  readonly status: string;
  readonly text: string;
}

export interface LineRow {
  readonly line: number;
  readonly sku: string;
  readonly quantity: string;
  readonly unit: string;
  readonly lot: string | null;
  readonly expiresOn: string | null;
  readonly handlingUnit: string | null;
}

export async function anIntakeWorld(on?: TestDatabase): Promise<IntakeWorld> {
  const world = inTurn(await aWorld(on));
  const boss = createBoss(world.database.app, { supervise: false });
  await boss.start();
  const enqueue: EnqueueJob = enqueuer(boss);
  const points: IntakeWorld['points'] = new Map();
  const intake: Intake = {
    orm: world.database.orm,
    pool: world.database.app,
    executor: world.executor,
    now: () => world.clock.now(),
    connectors: messageConnectors,
    webhooks: webhookConnectors,
    logger: pino({ level: 'silent' }),
    reached: async (point) => await points.get(point)?.(),
  };
  const ofMessage = `tenant_id = ${world.tenantId} and message_id = (select id from inbound_message where tenant_id = ${world.tenantId} and public_id = $1)`;
  const uuid = (id: string): string => decodeTypeId(id)?.uuid ?? '';
  const only = async <Row>(text: string, values: readonly unknown[]): Promise<Row> => {
    const [row] = await world.rows<Row>(text, values);
    if (row === undefined) throw new Error('no such row');
    return row;
  };
  const accept: IntakeWorld['accept'] = async (content, from) => {
    const body = await collectBody([typeof content === 'string' ? Buffer.from(content) : content]);
    if (body === undefined) throw new Error('too large');
    const input = { connector: 'edi', wayIn: 'HTTP', sha256: body.sha256, ...(from && { partnerId: from.publicId }) } as const;
    return (await world.done<typeof input, MessageAccepted>(acceptMessage(body, enqueue), input)).inboundMessageId;
  };
  const message: IntakeWorld['message'] = async (id) =>
    await only<MessageRow>(
      `select m.id::int, m.status, m.is_test as "isTest", m.attempts, m.duplicate_of_id::int as "duplicateOf", p.code as partner, m.issues
       from inbound_message m left join trading_partner p on p.id = m.partner_id where m.tenant_id = $1 and m.public_id = $2`,
      [world.tenantId, uuid(id)],
    );
  const process: IntakeWorld['process'] = async (id) => {
    await processInboundMessage(intake, world.tenantId, (await message(id)).id);
    return await message(id);
  };
  return {
    ...world,
    intake,
    boss,
    enqueue,
    points,
    accept,
    process,
    message,
    submit: async (content, from) => await process(await accept(content, from)),
    async replay(id) {
      await world.done(replayMessage(enqueue), { inboundMessageId: id });
      return await process(id);
    },
    documents: async (id) =>
      await world.rows(
        `select status, kind, document_number as number, inbound_shipment_id::int as "shipmentId", issues from inbound_document where ${ofMessage}
         order by interchange_ordinal, group_ordinal, set_ordinal`,
        [uuid(id)],
      ),
    answers: async (id) =>
      await world.rows(
        `select kind, control_number as "controlNumber", status, convert_from(body, 'LATIN1') as text from outbound_message
         where ${ofMessage.replace('message_id', 'in_reply_to_id')} order by id`,
        [uuid(id)],
      ),
    lines: async (shipmentNumber) =>
      await world.rows(
        `select l.line_number as line, i.sku, trim_scale(l.quantity)::text as quantity, l.announced_unit as unit, l.supplier_lot_number as lot,
           l.expires_on::text as "expiresOn", l.handling_unit_code as "handlingUnit"
         from inbound_shipment_line l join inbound_shipment s on s.id = l.shipment_id join item i on i.id = l.item_id
         where l.tenant_id = $1 and s.shipment_number = $2 order by l.line_number`,
        [world.tenantId, shipmentNumber],
      ),
    async identify(partner, qualifier, value) {
      await world.rows(`insert into partner_identifier (tenant_id, partner_id, scheme, qualifier, value) values ($1, $2, 'ISA', $3, $4)`, [
        world.tenantId,
        partner.id,
        qualifier,
        value,
      ]);
    },
    async mapItem(partner, [qualifier, code], item) {
      await world.rows(`insert into partner_item (tenant_id, partner_id, qualifier, code, item_id) values ($1, $2, $3, $4, $5)`, [
        world.tenantId,
        partner.id,
        qualifier,
        code,
        item.id,
      ]);
    },
    async close() {
      await boss.stop({ graceful: false });
      await world.close();
    },
  };
}

/** Messages are processed side by side, but the owner's one connection answers one question after the other. */
function inTurn(world: World): World {
  let last: Promise<unknown> = Promise.resolve();
  return {
    ...world,
    async rows<Row>(text: string, values?: readonly unknown[]) {
      const answer = last.then(() => world.rows<Row>(text, values));
      last = answer.catch(() => undefined);
      return await answer;
    },
  };
}
