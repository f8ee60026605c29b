import type { IncomingMessage } from 'node:http';
import { Router, type Request, type Response } from 'express';
import type pg from 'pg';
import { acceptMessage } from '../../commands/messaging/acceptMessage.js';
import type { EnqueueJob } from '../../commands/messaging/enqueueJob.js';
import { MAXIMUM_MESSAGE_BYTES, collectBody } from '../../commands/messaging/messageBody.js';
import type { Role } from '../../domain/access/principal.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import { ReadSession, withReadSession } from '../../platform/database/readSession.js';
import type { Executor } from '../../platform/execute.js';
import { encodeTypeId } from '../../platform/ids.js';
import { uuidOf } from '../../platform/uuidOf.js';
import { partnersByCode, partnersById } from '../../queries/masterData/partnerLookUps.js';
import { answersByMessage, messagesByPublicId } from '../../queries/messages/messageLookUps.js';
import type { Caller } from '../../../schema/shared/context.js';
import type { Authenticate } from './authenticate.js';
import { currentRequestId } from './requestScope.js';
import { Overload, UploadBudget } from './uploadBudget.js';

export interface EdiRouterDeps {
  readonly authenticate: Authenticate;
  readonly app: pg.Pool;
  readonly executor: Executor<Refusal>;
  readonly enqueue: EnqueueJob;
  /** Ids of the connectors that take messages: the last part of the path. */
  readonly connectors: ReadonlySet<string>;
}

const SENDERS: readonly Role[] = ['administrator', 'connector', 'supplier'];
const RETRY_AFTER_SECONDS = 2;
/** A client that sends on after it was refused is listened to for as long. */
const LINGER_MS = 2_000;

/**
 * POST /connectors/<partner code>/edi: a message as raw bytes, of any content type, up to 64 MiB. Kept, then answered 202 {inboundMessageId, status};
 * what it holds is told by its status later. With the header Idempotency-Key the same post is taken once.
 * GET /connectors/<partner code>/messages/<id>/acknowledgements: what it was answered, as text; 404 until there is something.
 * Errors: {code, message, requestId} with 401, 403, 404, 409, 413, 503.
 */
export function ediRouter(deps: EdiRouterDeps): Router {
  const router = Router();
  const budget = new UploadBudget();
  router.post('/connectors/:partnerCode/:connector', async (request, response, next) => {
    if (!deps.connectors.has(request.params.connector)) return next();
    await takeMessage({ ...deps, budget }, request, response);
  });
  router.get('/connectors/:partnerCode/messages/:id/acknowledgements', async (request, response) => {
    await sendAnswers(deps, request, response);
  });
  return router;
}

async function takeMessage(
  deps: EdiRouterDeps & { readonly budget: UploadBudget },
  request: Request<{ partnerCode: string; connector: string }>,
  response: Response,
) {
  const sender = await admit(deps, request.headers.authorization, request.params.partnerCode);
  if ('refused' in sender) return await refuse(request, response, sender.refused);
  if (Number(request.headers['content-length'] ?? 0) > MAXIMUM_MESSAGE_BYTES) return await refuse(request, response, TOO_LARGE);
  try {
    await deps.budget.take(request, async (parts) => {
      const body = await collectBody(parts);
      if (body === undefined) return await refuse(request, response, TOO_LARGE);
      const { caller, partnerId } = sender;
      const input = { connector: request.params.connector, wayIn: 'HTTP' as const, partnerId, sha256: body.sha256 };
      const key = request.get('idempotency-key');
      const actor = { tenantId: caller.tenantId, principalId: caller.principalId, requestId: currentRequestId() ?? '' };
      const [outcome] = await deps.executor.execute(acceptMessage(body, deps.enqueue), { actor }, [
        { input, ...(key && { key: key.slice(0, 200) }) },
      ]);
      if (outcome === undefined) throw new Error('acceptMessage gave no outcome');
      if (!outcome.ok) return await refuse(request, response, failureOf(outcome.refusals[0]));
      response.status(202).json(outcome.value);
    });
  } catch (error) {
    // The sender left in the middle: nothing was kept, and nobody listens.
    if (request.destroyed && !request.complete) return;
    if (!(error instanceof Overload)) throw error;
    response.set('retry-after', String(RETRY_AFTER_SECONDS));
    await refuse(request, response, {
      status: 503,
      code: 'OVERLOADED',
      message: 'Too much is being uploaded at once; try again in a moment.',
    });
  }
}

async function sendAnswers(deps: EdiRouterDeps, request: Request<{ partnerCode: string; id: string }>, response: Response): Promise<void> {
  const reader = await admit(deps, request.headers.authorization, request.params.partnerCode);
  if ('refused' in reader) return await refuse(request, response, reader.refused);
  const uuid = uuidOf(ID_PREFIXES.inboundMessage, request.params.id);
  const answers = await withReadSession(new ReadSession(deps.app, reader.caller.tenantId), async (rows) => {
    const message = uuid === undefined ? undefined : (await messagesByPublicId(rows, [uuid])).get(uuid);
    return message?.partnerId === reader.partnerInternalId ? ((await answersByMessage(rows, [message.id])).get(message.id) ?? []) : [];
  });
  if (answers.length === 0)
    return await refuse(request, response, {
      status: 404,
      code: 'NOT_FOUND',
      message: 'There is no such message, or no answer to it yet.',
    });
  response.type('text/plain').send(Buffer.concat(answers.map(({ body }) => Buffer.from(body))));
}

interface Failure {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const TOO_LARGE: Failure = { status: 413, code: 'LIMIT_EXCEEDED', message: `A message has at most ${MAXIMUM_MESSAGE_BYTES} bytes.` };

interface Admitted {
  readonly caller: Caller;
  readonly partnerId: string;
  readonly partnerInternalId: number;
}

/** The key's role, its partner and the path's must agree. A partner's key learns nothing of other partners, not even whether they exist. */
async function admit(
  deps: EdiRouterDeps,
  authorization: string | undefined,
  partnerCode: string,
): Promise<Admitted | { readonly refused: Failure }> {
  const authentication = await deps.authenticate(authorization);
  if (!authentication.ok) return { refused: { status: 401, code: 'UNAUTHENTICATED', message: authentication.message } };
  const { caller } = authentication;
  if (!SENDERS.includes(caller.role)) {
    return { refused: { status: 403, code: 'FORBIDDEN', message: `The role ${caller.role} may not exchange messages.` } };
  }
  const partner = await withReadSession(new ReadSession(deps.app, caller.tenantId), async (rows) =>
    caller.partnerId === undefined
      ? (await partnersByCode(rows, [partnerCode])).get(partnerCode)
      : (await partnersById(rows, [caller.partnerId])).get(caller.partnerId),
  );
  if (caller.partnerId !== undefined && partner?.code !== partnerCode) {
    return { refused: { status: 403, code: 'PARTNER_MISMATCH', message: 'Your key is for another partner.' } };
  }
  if (partner === undefined)
    return { refused: { status: 404, code: 'NOT_FOUND', message: `There is no partner ${partnerCode.slice(0, 60)}.` } };
  return { caller, partnerId: encodeTypeId(ID_PREFIXES.partner, partner.publicId), partnerInternalId: partner.id };
}

function failureOf(refusal: Refusal | undefined): Failure {
  const { code = 'INVALID_INPUT', message = '' } = refusal ?? {};
  return { status: code === 'IDEMPOTENCY_CONFLICT' ? 409 : code === 'NOT_FOUND' ? 404 : 422, code, message };
}

/** What is left of the body is read away first, for a moment: a client that still sends would find the connection broken and no answer. */
async function refuse(request: IncomingMessage, response: Response, { status, code, message }: Failure): Promise<void> {
  if (!request.complete) {
    response.set('connection', 'close');
    await readAway(request);
  }
  if (status === 401) response.set('www-authenticate', 'Bearer');
  response.status(status).json({ code, message, requestId: currentRequestId() ?? null });
}

async function readAway(request: IncomingMessage): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, LINGER_MS);
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    request.once('end', done).once('close', done).resume();
  });
}
