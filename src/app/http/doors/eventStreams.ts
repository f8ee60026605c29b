import type { Request, RequestHandler, Response } from 'express';
import type { ExecutionResult, GraphQLError, GraphQLSchema } from 'graphql';
import { createHandler, type RequestParams } from 'graphql-sse';
import type { Logger } from '../../../platform/logger.js';
import type { Caller } from '../../../../schema/shared/context.js';
import { requestError } from '../../../../schema/shared/requestError.js';
import { answerError } from '../answers/answerError.js';
import type { OperationMeter } from '../limits/operationMeter.js';
import { clientOf, rateLimitHeaders } from '../limits/rateLimit.js';
import { executeOnce } from '../operations/executeOnce.js';
import type { ContextDeps, OperationContext } from '../operations/operationContext.js';
import { prepareOperation } from '../operations/prepareOperation.js';
import type { Authentication } from '../requests/authenticate.js';
import { callerIn } from '../requests/identify.js';
import type { Rechecks } from '../requests/rechecks.js';
import type { TrustedDocuments } from '../requests/trustedDocuments.js';
import type { ValidDocuments } from '../requests/validDocuments.js';
import { callerClass } from '../sharing/callerClass.js';
import type { SharedStreams } from '../sharing/sharedStreams.js';
import type { SubscribedOperation } from '../sharing/sharing.js';
import { EventStream } from './eventStream.js';
import { kindOf } from './socketOperations.js';

export interface EventStreamsOptions {
  readonly schema: GraphQLSchema;
  readonly context: ContextDeps;
  readonly documents: TrustedDocuments;
  readonly validDocuments: ValidDocuments;
  readonly shared: SharedStreams;
  readonly logger: Logger;
  readonly rechecks: Rechecks;
}

/** Streams of one principal in one process: each is a connection of its own. */
const MAXIMUM_STREAMS = 100;

/**
 * POST /graphql/stream: one operation a request, answered as an event stream by the protocol of graphql-sse ("distinct connections"). The
 * same documents, rights, limits and codes as over HTTP and WebSocket. Stands behind `identify`, `judgePage` and the parser of bodies.
 */
export class EventStreams {
  readonly #open = new Map<EventStream, string>();
  #closing = false;

  constructor(private readonly options: EventStreamsOptions) {}

  readonly handle: RequestHandler = async (request, response, next) => {
    if (request.path !== '/stream') return next();
    const refused = refusalOf(request) ?? this.#refusalOf(callerIn(response));
    if (refused === undefined) return await this.#serve(request, response);
    if (refused.status === 405) response.set('allow', 'POST');
    await answerError(response, refused);
  };

  /** Ends all of them without a last word: their clients come back, to whoever takes our place. */
  async close(): Promise<void> {
    this.#closing = true;
    await Promise.all([...this.#open.keys()].map((stream) => stream.end()));
  }

  #refusalOf(caller: Caller) {
    if (this.#closing) return CLOSING;
    const client = clientOf(caller);
    const count = [...this.#open.values()].filter((each) => each === client).length;
    return count < MAXIMUM_STREAMS ? undefined : TOO_MANY;
  }

  async #serve(request: Request, response: Response): Promise<void> {
    const caller = callerIn(response);
    const stream = new EventStream(response, (error) => this.options.logger.error({ err: error }, 'an event stream failed'));
    this.#open.set(stream, clientOf(caller));
    const { authorization = '' } = request.headers;
    const stopRechecks = this.options.rechecks.watch(authorization, (again) => void recheck(stream, caller, again));
    try {
      const headers = { get: (name: string) => (name === 'accept' ? EVENT_STREAM : request.get(name)) };
      const handle = this.#handlerFor(stream, caller);
      const [body, init] = await handle({
        method: 'POST',
        url: request.url,
        headers,
        body: bodyOf(request),
        raw: request,
        context: undefined,
      });
      await stream.answer(body, init);
    } finally {
      stopRechecks();
      this.#open.delete(stream);
    }
  }

  #handlerFor(stream: EventStream, caller: Caller) {
    const { shared } = this.options;
    return createHandler<Request, undefined, OperationContext & Record<PropertyKey, unknown>>({
      // A token would join several requests to one stream: each has its own here.
      authenticate: () => null,
      validate: () => [],
      execute: executeOnce as never,
      subscribe: async (args) => stream.follow(await shared.subscribe(args as unknown as SubscribedOperation)) as never,
      onSubscribe: (async (_request: unknown, params: RequestParams) => {
        const prepared = await prepareOperation(this.options, caller, asked(params));
        if (!('contextValue' in prepared)) return this.#refused(prepared);
        stream.belongsTo(prepared.contextValue);
        stream.setHeaders(rateLimitHeaders(prepared.contextValue.meter.throttle));
        return { ...prepared, sink: stream.sink };
      }) as never,
      onOperation: (_context, _request, args, result) => {
        const { meter } = args.contextValue as OperationContext;
        const kind = kindOf(args);
        return kind === 'subscription' ? undefined : withCost(result as ExecutionResult, meter);
      },
      onNext: (_context, _request, result) => shared.deps.publish(result as ExecutionResult),
    });
  }

  /** Told in the stream, so that clients hear of it where they listen; but those who ask too often are answered at once. */
  #refused(errors: readonly GraphQLError[]) {
    const { code, http } = errors[0]?.extensions ?? {};
    if (code !== 'RATE_LIMITED') return once({ errors });
    const { status, headers } = http as unknown as { readonly status: number; readonly headers: Iterable<[string, string]> };
    const body = JSON.stringify(this.options.shared.deps.publish({ errors }));
    return [
      body,
      { status, statusText: 'Too Many Requests', headers: { ...Object.fromEntries(headers), 'content-type': JSON_TYPE } },
    ] as const as never;
  }
}

/** Rights end while a stream lives: revoked, expired, retired; or they change. */
async function recheck(stream: EventStream, caller: Caller, authentication: Authentication): Promise<void> {
  if (!authentication.ok && authentication.code !== 'UNAUTHENTICATED') return;
  if (authentication.ok && callerClass(authentication.caller) === callerClass(caller)) return;
  const message = authentication.ok ? 'Your rights have changed; subscribe again.' : authentication.message;
  await stream.endWith({ errors: [requestError('UNAUTHENTICATED', message)] });
}

const EVENT_STREAM = 'text/event-stream';
const JSON_TYPE = 'application/json; charset=utf-8';
const CLOSING = { status: 503, code: 'CLOSING', message: 'The server is closing; ask again in a moment.' } as const;
const TOO_MANY = {
  status: 429,
  code: 'TOO_MANY_SUBSCRIPTIONS',
  message: `At most ${MAXIMUM_STREAMS} event streams at once.`,
  retryAfterMs: 1_000,
} as const;

/** GET would carry operations in addresses, and forms of foreign pages would be sent without being asked for. */
function refusalOf(request: Request) {
  if (request.method !== 'POST') return { status: 405, code: 'BAD_REQUEST', message: 'Event streams are asked for with POST.' } as const;
  if (!request.is('application/json')) return { status: 415, code: 'BAD_REQUEST', message: 'The body must be application/json.' } as const;
  if (!request.accepts(EVENT_STREAM)) return { status: 406, code: 'BAD_REQUEST', message: `The answer is ${EVENT_STREAM}.` } as const;
  return undefined;
}

const asked = ({ query, operationName, variables, extensions }: RequestParams) => ({ query, operationName, variables, extensions });

const withCost = (result: ExecutionResult, meter: OperationMeter): ExecutionResult => ({
  ...result,
  extensions: { ...result.extensions, cost: meter.settle(result.data) },
});

async function* once(result: ExecutionResult): AsyncGenerator<ExecutionResult, void, void> {
  yield result;
}

const bodyOf = (request: Request): string => request.body as string;
