import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { GraphQLError, type ExecutionArgs, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { handleProtocols, makeServer, type Context, type ServerOptions, type SubscribePayload } from 'graphql-ws';
import type { Extra } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { Logger } from '../../../platform/logger.js';
import { SOCKET_OPERATION_BYTES } from '../../../../schema/shared/limits.js';
import type { Caller } from '../../../../schema/shared/context.js';
import { guardSockets, type SocketGuardOptions } from '../limits/socketGuard.js';
import { executeOnce } from '../operations/executeOnce.js';
import type { ContextDeps, OperationContext } from '../operations/operationContext.js';
import { prepareOperation, type PreparedOperation } from '../operations/prepareOperation.js';
import type { Authenticate, Authentication } from '../requests/authenticate.js';
import { authenticatePage, ofPage, type PageRefused } from '../requests/origins.js';
import type { Rechecks } from '../requests/rechecks.js';
import type { TrustedDocuments } from '../requests/trustedDocuments.js';
import type { ValidDocuments } from '../requests/validDocuments.js';
import { callerClass } from '../sharing/callerClass.js';
import { Outlet } from '../sharing/outlet.js';
import type { SharedStreams } from '../sharing/sharedStreams.js';
import type { SubscribedOperation } from '../sharing/sharing.js';
import { withRequestId } from '../telemetry/requestScope.js';
import { serveSocket } from './serveSocket.js';
import { SocketOperations, kindOf } from './socketOperations.js';

export interface SocketOptions {
  readonly path: string;
  readonly schema: GraphQLSchema;
  readonly context: ContextDeps;
  readonly authenticate: Authenticate;
  readonly documents: TrustedDocuments;
  readonly validDocuments: ValidDocuments;
  readonly shared: SharedStreams;
  readonly logger: Logger;
  readonly rechecks: Rechecks;
  readonly guard?: SocketGuardOptions | undefined;
}

export interface GraphqlSocket {
  /** Sends everybody away (1001) and waits for them, a bounded time. Idempotent. */
  close(): Promise<void>;
}

interface SocketExtra extends Extra, Record<PropertyKey, unknown> {
  caller?: Caller;
  stopRechecks?: () => void;
  operations?: SocketOperations;
  outlet?: Outlet;
}

type SocketContext = Context<Record<string, unknown>, SocketExtra>;

const INIT_WITHIN_MS = 3_000;
/** 4401 would make graphql-ws clients give up for good; after 4403 they may come back with another key. */
const FORBIDDEN = 4403;
/** RFC 6455 registry: an identity provider cannot be asked now. Clients come back by themselves. */
const TRY_AGAIN_LATER = 1013;
const WORTH_A_RETRY: ReadonlySet<string> = new Set(['SIGN_IN_UNAVAILABLE', 'RATE_LIMITED']);
/** RFC 6455: clients come back, to whoever takes our place. */
const GOING_AWAY = 1001;
const GOODBYE_WITHIN_MS = 2_000;

const SERVER_OPTIONS = {
  noServer: true,
  maxPayload: SOCKET_OPERATION_BYTES,
  handleProtocols,
  // Pings are counted by the guard, which says why it sends a client away: ws would hang up on the sixtieth at once without a word.
  maxPendingAutoPongs: 0,
};

/** graphql-ws on the HTTP server's own port: the same schema, rules and rights as over HTTP. */
export function attachSocket(http: Server, options: SocketOptions): GraphqlSocket {
  const sockets = new WebSocketServer(SERVER_OPTIONS);
  const unguard = guardSockets(sockets, options.guard);
  http.on('upgrade', (request, socket, head) => {
    socket.on('error', () => undefined);
    // Not taken apart by URL, which throws at "//": nobody would catch it here, and the process would end.
    if (request.url?.split('?')[0] !== options.path) {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (opened) => sockets.emit('connection', opened, request));
  });
  const server = makeServer<Record<string, unknown>, SocketExtra>(serverOptions(options));
  sockets.on('connection', (socket, request) => serveSocket(server, socket, { request, logger: options.logger }));
  let closing: Promise<void> | undefined;
  return {
    close: () => (closing ??= sayGoodbye(sockets).finally(unguard)),
  };
}

/** The options graphql-ws is run with. */
function serverOptions(options: SocketOptions) {
  const { authenticate, rechecks, shared } = options;
  const { publish } = shared.deps;
  return {
    schema: options.schema,
    connectionInitWaitTimeout: INIT_WITHIN_MS,
    isProd: true,
    execute: executeOnce,
    subscribe: (args: SubscribedOperation) => shared.subscribe(args),
    onConnect: async ({ connectionParams, extra }: SocketContext) => {
      const authorization = authorizationIn(connectionParams);
      const { headers, socket } = extra.request;
      const authentication = await authenticatePage((header) => authenticate(header, socket.remoteAddress), authorization, headers);
      if (!authentication.ok) {
        if (WORTH_A_RETRY.has(authentication.code)) extra.socket.close(TRY_AGAIN_LATER, 'Try again later');
        return false;
      }
      extra.caller = authentication.caller;
      extra.operations = new SocketOperations(extra.socket);
      extra.outlet = new Outlet(extra.socket, socket);
      extra.stopRechecks = rechecks.watch(authorization ?? '', (again) => recheck(extra, ofPage(again, headers)));
      // It may have left while it was looked at.
      if (extra.socket.readyState !== extra.socket.OPEN) extra.stopRechecks();
      return true;
    },
    onSubscribe: async (socket: SocketContext, id: string, payload: SubscribePayload) => prepare(options, socket, { ...payload, id }),
    onNext: async (_socket: SocketContext, _id: string, _payload: SubscribePayload, args: PreparedOperation, result: ExecutionResult) => {
      const told = inScope(args, () => publish(result));
      // Events are paid for when the subscription begins.
      if (kindOf(args) === 'subscription') return told;
      const cost = args.contextValue.meter.settle(result.data);
      return { ...told, extensions: { ...result.extensions, cost } };
    },
    onComplete: ({ extra }: SocketContext, id: string) => extra.operations?.finish(id),
    onError: async (_socket: SocketContext, _id: string, _payload: SubscribePayload, errors: readonly GraphQLError[]) =>
      withRequestId(randomUUID(), () => publish({ errors }).errors),
    onClose: ({ extra }: SocketContext) => extra.stopRechecks?.(),
  } as unknown as ServerOptions<Record<string, unknown>, SocketExtra>;
}

/** The operation ready to run, or what is wrong with it. */
async function prepare(
  options: SocketOptions,
  { extra, subscriptions }: SocketContext,
  payload: SubscribePayload & { readonly id: string },
): Promise<SubscribedOperation | readonly GraphQLError[]> {
  const { caller, operations, outlet } = extra;
  if (caller === undefined || operations === undefined || outlet === undefined) throw new Error('a socket without a caller');
  try {
    operations.checkRoom(Object.keys(subscriptions));
    const prepared = await prepareOperation(options, caller, payload);
    if (!('contextValue' in prepared)) return prepared;
    operations.start(payload.id, prepared, Object.keys(subscriptions));
    return { ...prepared, sink: outlet.sinkOf(payload.id) };
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

/** So that a masked error is told, and logged, with the operation's id. */
function inScope<Value>(args: ExecutionArgs, run: () => Value): Value {
  return withRequestId((args.contextValue as OperationContext).requestId, run);
}

/** Rights end while a socket lives: revoked, expired, retired; or they change. */
function recheck(extra: SocketExtra, authentication: Authentication | PageRefused): void {
  // Nobody is sent away because of an outage of the issuer: an expired token is known without it.
  if (!authentication.ok && authentication.code === 'SIGN_IN_UNAVAILABLE') return;
  if (!authentication.ok) return extra.socket.close(FORBIDDEN, 'Forbidden');
  const hasChanged = extra.caller !== undefined && callerClass(extra.caller) !== callerClass(authentication.caller);
  extra.caller = authentication.caller;
  // What runs, runs with the rights it began with.
  if (hasChanged) extra.socket.close(TRY_AGAIN_LATER, 'Rights have changed');
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

async function sayGoodbye(sockets: WebSocketServer): Promise<void> {
  const timer = setTimeout(() => {
    for (const client of sockets.clients) client.terminate();
  }, GOODBYE_WITHIN_MS);
  for (const client of sockets.clients) client.close(GOING_AWAY, 'Going away');
  await new Promise<void>((resolve) => sockets.close(() => resolve()));
  clearTimeout(timer);
}
