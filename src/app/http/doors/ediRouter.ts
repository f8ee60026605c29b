import { Router, type Request, type Response } from 'express';
import type pg from 'pg';
import { acceptMessage, type MessageAccepted } from '../../../commands/messaging/acceptMessage.js';
import type { EnqueueJob } from '../../../commands/messaging/enqueueJob.js';
import { MAXIMUM_MESSAGE_BYTES, collectBody } from '../../../commands/messaging/messageBody.js';
import type { Role } from '../../../domain/access/principal.js';
import { ID_PREFIXES } from '../../../domain/shared/nouns.js';
import type { Refusal } from '../../../domain/shared/refusal.js';
import { ReadSession, withReadSession } from '../../../platform/database/readSession.js';
import type { Executor } from '../../../platform/execute.js';
import { encodeTypeId } from '../../../platform/ids.js';
import { uuidOf } from '../../../platform/uuidOf.js';
import { partnersByCode, partnersById } from '../../../queries/masterData/partnerLookUps.js';
import { answersByMessage, messagesByPublicId } from '../../../queries/messages/messageLookUps.js';
import type { Caller } from '../../../../schema/shared/context.js';
import { abilityOf } from '../../../../schema/shared/rights.js';
import { refuseRequest, type Failure } from '../answers/refuseRequest.js';
import { clientOf } from '../limits/rateLimit.js';
import { Overload, UploadBudget } from '../limits/uploadBudget.js';
import { callerIn } from '../requests/identify.js';
import { currentRequestId } from '../telemetry/requestScope.js';
import { EdiReports, reportPath } from './ediReports.js';
import { queryFlag } from './queryFlag.js';

export interface EdiRouterDeps {
  readonly app: pg.Pool;
  /** The partners' login. */
  readonly partner: pg.Pool;
  readonly executor: Executor<Refusal>;
  readonly enqueue: EnqueueJob;
  /** Ids of the connectors that take messages: the last part of the path. */
  readonly connectors: ReadonlySet<string>;
}

const SENDERS: readonly Role[] = ['administrator', 'connector', 'supplier'];

/**
 * POST /connectors/<partner code>/edi: a message as raw bytes, of any content type, up to 64 MiB. Kept, then answered 202 {inboundMessageId, status,
 * report}; what it holds is told by its report later. With the header Idempotency-Key the same post is taken once. ?test=true makes it a test;
 * ?wait=true answers with the report itself when it is there within some seconds.
 * GET /edi/messages/<id>/report: what was understood and what is wrong, as text or JSON; 202 while the message waits.
 * GET /connectors/<partner code>/messages/<id>/acknowledgements: what it was answered, as text; 404 until there is something.
 * Stands behind guardDoors. Errors: {code, message, requestId} with 400, 401, 403, 404, 406, 409, 413, 429, 503.
 */
export function ediRouter(deps: EdiRouterDeps): Router {
  const router = Router();
  const taking = { ...deps, budget: new UploadBudget(), reports: new EdiReports(deps) };
  router.post('/connectors/:partnerCode/:connector', async (request, response, next) => {
    if (!deps.connectors.has(request.params.connector)) return next();
    await takeMessage(taking, request, response);
  });
  router.get('/connectors/:partnerCode/messages/:id/acknowledgements', async (request, response) => {
    await sendAnswers(deps, request, response);
  });
  router.get('/edi/messages/:id/report', async (request, response) => {
    const caller = callerIn(response);
    if (!abilityOf(caller.role).can('inboundMessage', 'Query'))
      return await refuseRequest(response, { ...FORBIDDEN, message: `The role ${caller.role} may not read messages.` });
    await taking.reports.send(request, response, { caller, inboundMessageId: request.params.id });
  });
  return router;
}

interface Taking extends EdiRouterDeps {
  readonly budget: UploadBudget;
  readonly reports: EdiReports;
}

async function takeMessage(deps: Taking, request: Request<{ partnerCode: string; connector: string }>, response: Response): Promise<void> {
  const sender = await admit(deps, callerIn(response), request.params.partnerCode);
  if ('refused' in sender) return await refuseRequest(response, sender.refused);
  const wanted = { test: queryFlag(request, 'test'), wait: queryFlag(request, 'wait') };
  for (const flag of Object.values(wanted)) if (typeof flag === 'object') return await refuseRequest(response, flag);
  if (Number(request.headers['content-length'] ?? 0) > MAXIMUM_MESSAGE_BYTES) return await refuseRequest(response, TOO_LARGE);
  const accepted = await accept(deps, request, { sender, test: wanted.test === true });
  if (accepted === undefined) return;
  if ('code' in accepted) return await refuseRequest(response, accepted);
  const { inboundMessageId } = accepted;
  const asked = { caller: sender.caller, inboundMessageId };
  if (wanted.wait === true && (await deps.reports.isDone(response, asked))) return await deps.reports.send(request, response, asked);
  if (!response.closed) response.status(202).json({ ...accepted, report: reportPath(inboundMessageId) });
}

interface Upload {
  readonly sender: Admitted;
  readonly test: boolean;
}

/** Keeps the message. Undefined when its sender left in the middle: nothing was kept, and nobody listens. */
async function accept(deps: Taking, request: Request, { sender, test }: Upload): Promise<MessageAccepted | Failure | undefined> {
  const { caller, partnerId } = sender;
  const key = request.get('idempotency-key');
  if (key !== undefined && key.length > MAXIMUM_KEY) return KEY_TOO_LONG;
  const actor = { tenantId: caller.tenantId, principalId: caller.principalId, requestId: currentRequestId() ?? '' };
  try {
    return await deps.budget.take(request, clientOf(caller), async (parts) => {
      const body = await collectBody(parts);
      if (body === undefined) return TOO_LARGE;
      const connector = String(request.params['connector']);
      const input = { connector, wayIn: 'HTTP' as const, partnerId, sha256: body.sha256, ...(test && { test }) };
      const [outcome] = await deps.executor.execute(acceptMessage(body, deps.enqueue), { actor }, [{ input, ...(key && { key }) }]);
      if (outcome === undefined) throw new Error('acceptMessage gave no outcome');
      return outcome.ok ? outcome.value : failureOf(outcome.refusals[0]);
    });
  } catch (error) {
    if (request.destroyed && !request.complete) return undefined;
    if (error instanceof Overload) return OVERLOADED;
    throw error;
  }
}

async function sendAnswers(deps: EdiRouterDeps, request: Request<{ partnerCode: string; id: string }>, response: Response): Promise<void> {
  const reader = await admit(deps, callerIn(response), request.params.partnerCode);
  if ('refused' in reader) return await refuseRequest(response, reader.refused);
  const uuid = uuidOf(ID_PREFIXES.inboundMessage, request.params.id);
  const answers = await withReadSession(new ReadSession(deps.app, reader.caller.tenantId), async (rows) => {
    const message = uuid === undefined ? undefined : (await messagesByPublicId(rows, [uuid])).get(uuid);
    return message?.partnerId === reader.partnerInternalId ? ((await answersByMessage(rows, [message.id])).get(message.id) ?? []) : [];
  });
  if (answers.length === 0)
    return await refuseRequest(response, {
      status: 404,
      code: 'NOT_FOUND',
      message: 'There is no such message, or no answer to it yet.',
    });
  response.type('text/plain').send(Buffer.concat(answers.map(({ body }) => Buffer.from(body))));
}

const FORBIDDEN = { status: 403, code: 'FORBIDDEN' } as const;
const OVERLOADED: Failure = {
  status: 503,
  code: 'OVERLOADED',
  message: 'Too much is being uploaded at once; try again in a moment.',
  retryAfterMs: 2_000,
};
/** As in the API. */
const MAXIMUM_KEY = 200;
const KEY_TOO_LONG: Failure = { status: 400, code: 'INVALID_INPUT', message: `An Idempotency-Key has at most ${MAXIMUM_KEY} characters.` };
const TOO_LARGE: Failure = { status: 413, code: 'LIMIT_EXCEEDED', message: `A message has at most ${MAXIMUM_MESSAGE_BYTES} bytes.` };

interface Admitted {
  readonly caller: Caller;
  readonly partnerId: string;
  readonly partnerInternalId: number;
}

/** The caller's role, its partner and the path's must agree. A partner's key learns nothing of other partners, not even whether they exist. */
async function admit(deps: EdiRouterDeps, caller: Caller, partnerCode: string): Promise<Admitted | { readonly refused: Failure }> {
  if (!SENDERS.includes(caller.role)) {
    return { refused: { ...FORBIDDEN, message: `The role ${caller.role} may not exchange messages.` } };
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
