import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import {
  GraphQLError,
  getOperationAST,
  getVariableValues,
  parse,
  specifiedRules,
  validate,
  type ExecutionArgs,
  type GraphQLSchema,
} from 'graphql';
import type { Context, SubscribePayload } from 'graphql-ws';
import { useServer, type Extra } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { Logger } from '../../platform/logger.js';
import { requestError } from '../../../schema/shared/requestError.js';
import type { Caller } from '../../../schema/shared/context.js';
import type { Authenticate } from './authenticate.js';
import { executeOnce, subscribeFresh } from './executeFresh.js';
import { formatErrors, withCode } from './formatError.js';
import { checkIntrospection } from './introspection.js';
import { openContext, type ContextDeps, type OperationContext } from './operationContext.js';
import { withRequestId } from './requestScope.js';
import { MAXIMUM_TOKENS, VALIDATION_RULES } from './validationRules.js';

export interface SocketOptions {
  readonly path: string;
  readonly schema: GraphQLSchema;
  readonly context: ContextDeps;
  readonly authenticate: Authenticate;
  readonly logger: Logger;
  /** How often a living socket's key is looked at again. */
  readonly recheckMs: number;
}

export interface GraphqlSocket {
  /** Sends everybody away (1001) and waits for them, a bounded time. Idempotent. */
  close(): Promise<void>;
}

interface SocketExtra extends Extra, Record<PropertyKey, unknown> {
  caller?: Caller;
  recheck?: NodeJS.Timeout;
}

type SocketContext = Context<Record<string, unknown>, SocketExtra>;

/** A GraphQL operation over the socket. */
const MAXIMUM_MESSAGE_BYTES = 64 * 1024;
const MAXIMUM_OPERATIONS = 100;
const INIT_WITHIN_MS = 3_000;
/** 4401 would make graphql-ws clients give up for good; after 4403 they may come back with another key. */
const FORBIDDEN = 4403;
const GOODBYE_WITHIN_MS = 2_000;

/** graphql-ws on the HTTP server's own port: the same schema, rules and rights as over HTTP. */
export function attachSocket(http: Server, options: SocketOptions): GraphqlSocket {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAXIMUM_MESSAGE_BYTES });
  http.on('upgrade', (request, socket, head) => {
    socket.on('error', () => undefined);
    if (new URL(request.url ?? '/', 'http://localhost').pathname !== options.path) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
  });
  const server = useServer<Record<string, unknown>, SocketExtra>(serverOptions(options), sockets);
  let closing: Promise<void> | undefined;
  return {
    close: () =>
      (closing ??= sayGoodbye(
        sockets,
        Promise.resolve(server.dispose()).catch(() => undefined),
      )),
  };
}

/** The options graphql-ws is run with. */
function serverOptions(options: SocketOptions) {
  const { authenticate, logger, recheckMs } = options;
  const format = formatErrors(logger);
  const publish = (errors: readonly GraphQLError[]) => errors.map((error) => format(error.toJSON(), error));
  return {
    schema: options.schema,
    connectionInitWaitTimeout: INIT_WITHIN_MS,
    isProd: true,
    execute: executeOnce,
    subscribe: subscribeFresh,
    onConnect: async ({ connectionParams, extra }: SocketContext) => {
      const authorization = authorizationIn(connectionParams);
      const authentication = await authenticate(authorization);
      if (!authentication.ok) return false;
      extra.caller = authentication.caller;
      extra.recheck = setInterval(() => void recheck(extra, authenticate, authorization), recheckMs).unref();
      return true;
    },
    onSubscribe: async (socket: SocketContext, _id: string, payload: SubscribePayload) => prepare(options, socket, payload),
    onNext: async (
      _socket: SocketContext,
      _id: string,
      _payload: SubscribePayload,
      args: ExecutionArgs,
      result: { errors?: readonly GraphQLError[] },
    ) => (result.errors === undefined ? undefined : inScope(args, () => ({ ...result, errors: publish(result.errors ?? []) }))),
    onError: async (_socket: SocketContext, _id: string, _payload: SubscribePayload, errors: readonly GraphQLError[]) =>
      withRequestId(randomUUID(), () => publish(errors)),
    onClose: ({ extra }: SocketContext) => clearInterval(extra.recheck),
  } as unknown as Parameters<typeof useServer<Record<string, unknown>, SocketExtra>>[0];
}

/** The operation ready to run, or what is wrong with it. */
function prepare(
  { schema, context }: SocketOptions,
  socket: SocketContext,
  payload: SubscribePayload,
): ExecutionArgs | readonly GraphQLError[] {
  const { caller } = socket.extra;
  if (caller === undefined) throw new Error('a socket without a caller');
  if (Object.keys(socket.subscriptions).length > MAXIMUM_OPERATIONS) {
    return [requestError('LIMIT_EXCEEDED', `At most ${MAXIMUM_OPERATIONS} operations at once on a connection.`)];
  }
  try {
    const document = parse(payload.query, { maxTokens: MAXIMUM_TOKENS });
    const invalid = validate(schema, document, [...specifiedRules, ...VALIDATION_RULES]);
    if (invalid.length > 0) return invalid.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'));
    const operation = getOperationAST(document, payload.operationName);
    if (!operation) return [requestError('BAD_USER_INPUT', 'Name one of the operations of the document.')];
    const { errors: malformed } = getVariableValues(schema, operation.variableDefinitions ?? [], payload.variables ?? {});
    if (malformed) return malformed.map((error) => withCode(error, 'BAD_USER_INPUT'));
    checkIntrospection(schema, document, caller);
    return {
      schema,
      document,
      operationName: payload.operationName ?? null,
      variableValues: payload.variables ?? null,
      contextValue: openContext(context, caller, randomUUID()),
    };
  } catch (error) {
    if (error instanceof GraphQLError) return [withCode(error, 'GRAPHQL_PARSE_FAILED')];
    throw error;
  }
}

/** So that a masked error is told, and logged, with the operation's id. */
function inScope<Value>(args: ExecutionArgs, run: () => Value): Value {
  return withRequestId((args.contextValue as OperationContext).requestId, run);
}

/** Rights end while a socket lives: revoked, expired, retired. */
async function recheck(extra: SocketExtra, authenticate: Authenticate, authorization: string | undefined): Promise<void> {
  const authentication = await authenticate(authorization).catch(() => undefined);
  if (authentication?.ok === false) extra.socket.close(FORBIDDEN, 'Forbidden');
  else if (authentication?.ok === true) extra.caller = authentication.caller;
}

/** Clients call it as they call the header, in any case, by itself or among headers. */
function authorizationIn(params: Readonly<Record<string, unknown>> | undefined): string | undefined {
  for (const [name, value] of Object.entries(params ?? {})) {
    if (name.toLowerCase() === 'authorization' && typeof value === 'string') return value;
    if (name.toLowerCase() === 'headers' && typeof value === 'object' && value !== null)
      return authorizationIn(value as Record<string, unknown>);
  }
  return undefined;
}

async function sayGoodbye(sockets: WebSocketServer, disposed: Promise<unknown>): Promise<void> {
  const timer = setTimeout(() => {
    for (const client of sockets.clients) client.terminate();
  }, GOODBYE_WITHIN_MS);
  await disposed;
  clearTimeout(timer);
}
