import type { Issue } from '../../../connectors/contract/connector.js';
import type { DecodedEvent, EventTranslation, ToldEvent, WebhookConnector } from '../../../connectors/contract/webhookConnector.js';
import { testOnly } from '../documentIssues.js';
import { read, type Judging } from '../judging.js';
import { loadLookups } from '../loadLookups.js';
import type { Verdict } from '../verdict.js';
import { applyShopOrder, tryShopOrder } from './applyShopOrder.js';
import { applyTracking } from './applyTracking.js';
import type { EventJudging } from './eventJudging.js';
import { readEndpoint, type KnownEndpoint } from './readEndpoint.js';

/** Reads an event and does what it asks for: all of it, or nothing and says why. */
export async function judgeEvent(judging: Omit<Judging, 'connector'>, connector: WebhookConnector, bytes: Uint8Array): Promise<Verdict> {
  const { endpointId, topic, sentAt, isTest: wasTest } = judging.message;
  if (endpointId === null) throw new Error('an event without its endpoint');
  const endpoint = await read(judging, (rows) => readEndpoint(rows, endpointId));
  const event = connector.decode(bytes, { topic: topic ?? '', ...(sentAt !== null && { sentAt }) });
  const { told, issues } = await translate(judging, connector, { endpoint, event });
  const isTest = wasTest || endpoint.partner.isTesting || event.isTest;
  const found = [...event.issues, ...issues];
  const more = told === undefined ? [] : await bringAbout({ ...judging, endpoint }, told, isTest);
  await judging.intake.reached?.('applied');
  const all = [...found, ...more];
  return { status: statusOf(all, isTest), issues: all, isTest, partner: endpoint.partner, documents: [] };
}

interface Decoded {
  readonly endpoint: KnownEndpoint;
  readonly event: DecodedEvent;
}

async function translate(
  judging: Omit<Judging, 'connector'>,
  connector: WebhookConnector,
  { endpoint, event }: Decoded,
): Promise<EventTranslation> {
  const asked = { partnerId: endpoint.partner.id, codes: connector.codes, documents: [{ items: event.items, sites: [] }] };
  const lookups = await read(judging, (rows) => loadLookups(rows, asked));
  return connector.translate(event, { source: endpoint.code }, lookups);
}

async function bringAbout(judging: EventJudging, told: ToldEvent, isTest: boolean): Promise<readonly Issue[]> {
  switch (told.kind) {
    case 'NOTHING':
      return [];
    case 'TRACKING':
      return await applyTracking(judging, told.events, isTest);
    case 'ORDER':
      return isTest
        ? [...(await tryShopOrder(judging, told.order)), testOnly(judging.endpoint.partner)]
        : await applyShopOrder(judging, told.order);
  }
}

function statusOf(issues: readonly Issue[], isTest: boolean): Verdict['status'] {
  if (issues.some(({ code }) => code === 'JSON_UNREADABLE')) return 'UNREADABLE';
  if (issues.some(({ severity }) => severity === 'reject')) return 'REJECTED';
  if (issues.some(({ severity }) => severity === 'hold')) return 'PARKED';
  return isTest ? 'VALIDATED' : 'PROCESSED';
}
