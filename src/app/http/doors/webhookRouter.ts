import { Router, type Request, type Response } from 'express';
import type pg from 'pg';
import type { WebhookConnector, WebhookRequest } from '../../../../connectors/contract/webhookConnector.js';
import { acceptMessage, type MessageAccepted } from '../../../commands/messaging/acceptMessage.js';
import type { EnqueueJob } from '../../../commands/messaging/enqueueJob.js';
import { collectBody, type MessageBody } from '../../../commands/messaging/messageBody.js';
import { ID_PREFIXES } from '../../../domain/shared/nouns.js';
import type { Refusal } from '../../../domain/shared/refusal.js';
import { storable } from '../../../intake/storable.js';
import { ReadSession, withReadSession } from '../../../platform/database/readSession.js';
import type { Executor } from '../../../platform/execute.js';
import { encodeTypeId } from '../../../platform/ids.js';
import { uuidOf } from '../../../platform/uuidOf.js';
import { endpointAtDoor, type EndpointAtDoor } from '../../../queries/messages/endpointAtDoor.js';
import { systemPrincipal } from '../../systemPrincipal.js';
import { refuseRequest, type Failure } from '../answers/refuseRequest.js';
import { MORE_THAN_YOUR_SHARE, type RateLimit } from '../limits/rateLimit.js';
import { Overload, UploadBudget } from '../limits/uploadBudget.js';
import { StrangerLimit } from '../limits/strangerLimit.js';
import { currentRequestId } from '../telemetry/requestScope.js';

export interface WebhookRouterDeps {
  readonly app: pg.Pool;
  readonly executor: Executor<Refusal>;
  readonly enqueue: EnqueueJob;
  readonly connectors: ReadonlyMap<string, WebhookConnector>;
  /** Where it is absent, nobody is limited. */
  readonly rateLimit?: RateLimit | undefined;
  readonly countRefused: (code: string) => void;
}

/** Larger ones no shop and no carrier sends. */
export const MAXIMUM_WEBHOOK_BYTES = 1_048_576;
/** As a mutation. */
const EVENT_POINTS = 10;
/** Tenant and letters of the endpoint's id, as endpointPath writes them. */
const KEY = /^(\d{1,15})_([0-7][0-9a-z]{25})$/;
/** What an endpoint that is not there is checked with, so that it takes as long to say so as a wrong signature does. */
const NOBODYS_SECRETS = ['nobody signs with this secret'];

/**
 * POST /webhooks/<connector>/<key>: an event of a shop or carrier as raw bytes, at most 1 MiB, signed over those bytes with a secret of the
 * endpoint. Whose it is says the key alone. Kept, then answered 202 {inboundMessageId, status}; the same event again 200, and is not kept again.
 * What it holds is told by the message later. Errors: {code, message, requestId} with 401, 404, 413, 429, 503.
 */
export function webhookRouter(deps: WebhookRouterDeps): Router {
  const router = Router();
  const taking = { ...deps, budget: new UploadBudget(), strangers: new StrangerLimit() };
  router.post('/webhooks/:connector/:key', async (request, response, next) => {
    const connector = deps.connectors.get(request.params.connector);
    if (connector === undefined) return next();
    const taken = await takeEvent(taking, request, connector);
    if (taken === undefined) return;
    if ('code' in taken) {
      deps.countRefused(taken.code);
      return await refuseRequest(response, taken);
    }
    answer(response, taken);
  });
  return router;
}

/** A message that was there already is no longer RECEIVED, or was accepted by another request. */
function answer(response: Response, { isNew, ...accepted }: Taken): void {
  if (!response.closed) response.status(isNew ? 202 : 200).json(accepted);
}

interface Taking extends WebhookRouterDeps {
  readonly budget: UploadBudget;
  readonly strangers: StrangerLimit;
}

interface Taken extends MessageAccepted {
  readonly isNew: boolean;
}

/** Undefined when its sender left in the middle: nothing was kept, and nobody listens. */
async function takeEvent(
  deps: Taking,
  request: Request<{ key: string }>,
  connector: WebhookConnector,
): Promise<Taken | Failure | undefined> {
  const address = request.socket.remoteAddress ?? '';
  if (Number(request.headers['content-length'] ?? 0) > MAXIMUM_WEBHOOK_BYTES) return TOO_LARGE;
  const stranger = deps.strangers.admit(request.params.key, address);
  if (stranger.retryAfterMs !== undefined)
    return { status: 429, code: 'RATE_LIMITED', message: MORE_THAN_YOUR_SHARE, retryAfterMs: stranger.retryAfterMs };
  try {
    return await deps.budget.take(request, address, async (parts) => {
      const body = await collectBody(parts, MAXIMUM_WEBHOOK_BYTES);
      if (body === undefined) return TOO_LARGE;
      const found = await authenticate(deps, { request, connector, body });
      if ('code' in found) return found;
      stranger.isKnown();
      return await accept(deps, { ...found, connector, body });
    });
  } catch (error) {
    if (request.destroyed && !request.complete) return undefined;
    if (error instanceof Overload) return OVERLOADED;
    throw error;
  }
}

interface Posted {
  readonly request: Request<{ key: string }>;
  readonly connector: WebhookConnector;
  readonly body: MessageBody;
}

interface Authentic {
  readonly tenantId: number;
  readonly endpoint: EndpointAtDoor;
  readonly signed: WebhookRequest;
}

/** Nothing of the request is believed before its signature was checked, and nothing is told of endpoints that others have. */
async function authenticate({ app }: Taking, { request, connector, body }: Posted): Promise<Authentic | Failure> {
  const [, tenant = '0', letters = ''] = KEY.exec(request.params.key) ?? [];
  const tenantId = Number(tenant);
  const uuid = uuidOf(ID_PREFIXES.inboundEndpoint, `${ID_PREFIXES.inboundEndpoint}_${letters}`) ?? NO_UUID;
  const endpoint = await withReadSession(new ReadSession(app, tenantId), (rows) => endpointAtDoor(rows, uuid, connector.id));
  const signed = { body: Buffer.concat(body.chunks), header: (name: string) => headerOf(request, name) };
  const isAuthentic = connector.isAuthentic(signed, endpoint?.secrets ?? NOBODYS_SECRETS);
  if (endpoint === undefined) return NOT_FOUND;
  return isAuthentic ? { tenantId, endpoint, signed } : NOT_SIGNED;
}

function headerOf(request: Request<{ key: string }>, name: string): string | undefined {
  const value = request.headers[name.toLowerCase()];
  return typeof value === 'string' ? value : undefined;
}

interface Acceptable extends Authentic {
  readonly connector: WebhookConnector;
  readonly body: MessageBody;
}

async function accept(
  { executor, enqueue, rateLimit }: Taking,
  { tenantId, endpoint, signed, connector, body }: Acceptable,
): Promise<Taken | Failure> {
  const retryAfterMs = rateLimit?.take(`${tenantId}:endpoint:${endpoint.id}`, EVENT_POINTS);
  if (retryAfterMs !== undefined) return { status: 429, code: 'RATE_LIMITED', message: MORE_THAN_YOUR_SHARE, retryAfterMs };
  const { principalId } = await systemPrincipal(executor, tenantId);
  const event = { endpointId: endpoint.id, ...storable(connector.identify(signed)) };
  const input = {
    connector: connector.id,
    wayIn: 'WEBHOOK' as const,
    partnerId: encodeTypeId(ID_PREFIXES.partner, endpoint.partnerUuid),
    sha256: body.sha256,
    event,
  };
  const actor = { tenantId, principalId, requestId: currentRequestId() ?? '' };
  const [outcome] = await executor.execute(acceptMessage(body, enqueue), { actor }, [{ input }]);
  if (outcome?.ok !== true) throw new Error('an authentic event was not accepted');
  const { isKnown, ...accepted } = outcome.value;
  return { ...accepted, isNew: isKnown !== true };
}

/** No endpoint has it. */
const NO_UUID = '00000000-0000-0000-0000-000000000000';
const NOT_FOUND: Failure = { status: 404, code: 'NOT_FOUND', message: 'There is no such endpoint.' };
const NOT_SIGNED: Failure = { status: 401, code: 'UNAUTHENTICATED', message: 'The body was not signed with a secret of this endpoint.' };
const TOO_LARGE: Failure = { status: 413, code: 'LIMIT_EXCEEDED', message: `An event has at most ${MAXIMUM_WEBHOOK_BYTES} bytes.` };
const OVERLOADED: Failure = {
  status: 503,
  code: 'OVERLOADED',
  message: 'Too much is being uploaded at once; try again in a moment.',
  retryAfterMs: 2_000,
};
