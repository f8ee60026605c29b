import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ApolloServer } from '@apollo/server';
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Response, type Router } from 'express';
import type { GraphQLSchema } from 'graphql';
import helmet from 'helmet';
import type { Logger } from '../platform/logger.js';
import { buildSchema } from '../../schema/buildSchema.js';
import { PlannedQueries } from './execution/plannedQueries.js';
import { answerError } from './http/answers/answerError.js';
import { formatErrors, publishResults } from './http/answers/formatError.js';
import { EventStreams } from './http/doors/eventStreams.js';
import { graphiql, type GraphiqlTab } from './http/doors/graphiql.js';
import { shortWay, tellFailure } from './http/doors/shortWay.js';
import { attachSocket, type GraphqlSocket } from './http/doors/socket.js';
import { HTTP_LIMITS, MAXIMUM_CONNECTIONS, type HttpLimits } from './http/limits/httpLimits.js';
import type { SocketGuardOptions } from './http/limits/socketGuard.js';
import { documentLimits } from './http/limits/validationRules.js';
import { graphqlHandler } from './http/operations/graphqlHandler.js';
import { createGraphqlServer, type GraphqlServerOptions } from './http/operations/graphqlServer.js';
import { openContext, type ContextDeps, type OperationContext } from './http/operations/operationContext.js';
import { plainQueries, type PlainQueriesDeps } from './http/operations/plainQueries.js';
import { authenticator, type Authenticate } from './http/requests/authenticate.js';
import { limitGuesses } from './http/requests/guessLimit.js';
import { callerIn, identify } from './http/requests/identify.js';
import { answerPreflight, judgePage } from './http/requests/origins.js';
import { readOperation } from './http/requests/readOperation.js';
import { Rechecks } from './http/requests/rechecks.js';
import { resolveDocument } from './http/requests/resolveDocument.js';
import { TrustedDocuments } from './http/requests/trustedDocuments.js';
import { ValidDocuments } from './http/requests/validDocuments.js';
import { SharedStreams } from './http/sharing/sharedStreams.js';
import type { Metrics } from './http/telemetry/metrics.js';
import { OpenRequests } from './http/telemetry/openRequests.js';
import { probes } from './http/telemetry/probes.js';
import { currentRequestId, requestIdFrom, withRequestId } from './http/telemetry/requestScope.js';
import { traceRequests } from './http/telemetry/traceRequests.js';

export interface ServerDeps extends ContextDeps {
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Further ways in: intake, documents, the page. They stand before the answer 404. */
  readonly routers?: readonly Router[];
  /** Lets callers in; by keys alone when absent. */
  readonly authenticate?: Authenticate;
  /** What the IDE opens with; one empty tab when absent. */
  readonly tabs?: readonly GraphiqlTab[];
  /** How often the keys of living connections are looked at again; 15 seconds unless a test is in a hurry. */
  readonly recheckMs?: number;
  /** How long requests may take to come; as in production unless a test is in a hurry. */
  readonly httpLimits?: Partial<HttpLimits>;
  /** How much a socket may send, and leave unread. */
  readonly socketGuard?: SocketGuardOptions;
  /** What a server that leaves waits for before it stops listening: those who send requests here shall see that it is not ready. */
  readonly untilUnlisted?: () => Promise<unknown>;
  /** Requests that a server that leaves has not answered after so long are cut off; 5 seconds unless a test is in a hurry. */
  readonly answersWithinMs?: number;
}

export interface LotgraphServer {
  readonly http: Server;
  /** Answers with the address it listens at; port 0 takes a free one. */
  listen(port: number, host: string): Promise<AddressInfo>;
  /** Not ready from now on; what was asked is answered, for a bounded time. Idempotent. */
  close(): Promise<void>;
}

const GRAPHQL_PATH = '/graphql';
const RECHECK_MS = 15_000;
/** Longer than a command waits for a lock; with what else stops, less than the 10 s after which containers are killed. */
const ANSWERS_WITHIN_MS = 5_000;

/** The door: GraphQL over HTTP and socket, the IDE, probes, and the routers it is handed. */
export async function createServer(deps: ServerDeps): Promise<LotgraphServer> {
  const schema = await buildSchema();
  const authenticate = deps.authenticate ?? limitGuesses(authenticator(deps));
  const documents = new TrustedDocuments(deps);
  const apollo = createGraphqlServer(schema, graphqlOptions(deps));
  await apollo.start();
  const state = { closing: false };
  const shared = sharedStreams(deps);
  const rechecks = new Rechecks({ authenticate, everyMs: deps.recheckMs ?? RECHECK_MS });
  const validDocuments = new ValidDocuments(schema, documentLimits(deps.withoutLimits));
  const streaming = { schema, context: deps, shared, validDocuments, rechecks, documents, logger: deps.logger };
  const streams = new EventStreams(streaming);
  const plain = plainOptions(deps, schema, validDocuments);
  const app = expressApp(deps, { apollo, authenticate, documents, streams, plain, isClosing: () => state.closing });
  const short = shortWay(app, { authenticate, documents, plain, bodyWithinMs: deps.httpLimits?.bodyWithinMs });
  const http = createHttpServer({ ...HTTP_LIMITS, ...deps.httpLimits }, short);
  http.maxConnections = MAXIMUM_CONNECTIONS;
  const requests = new OpenRequests(http);
  const socket = attachSocket(http, { ...streaming, authenticate, path: GRAPHQL_PATH, guard: deps.socketGuard });
  let closed: Promise<void> | undefined;
  return {
    http,
    listen: (port, host) => listen(http, port, host),
    close() {
      state.closing = true;
      return (closed ??= closeInOrder(http, { ...deps, requests, socket, streams, apollo }));
    },
  };
}

interface Parts {
  readonly apollo: ApolloServer<OperationContext>;
  readonly authenticate: Authenticate;
  readonly documents: TrustedDocuments;
  readonly streams: EventStreams;
  readonly plain: PlainQueriesDeps;
  readonly isClosing: () => boolean;
}

function expressApp(deps: ServerDeps, { apollo, authenticate, documents, streams, plain, isClosing }: Parts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(helmet(), nameRequest, traceRequests, tellFailure);
  app.use(probes({ registry: deps.metrics.registry, checkReady: () => checkReady(deps), isClosing }));
  app.use(graphiql(GRAPHQL_PATH, deps.tabs));
  app.use(
    GRAPHQL_PATH,
    // Each step refuses before the next one costs anything: who asks, from which page, then what.
    answerPreflight,
    identify(authenticate, answerError),
    judgePage(answerError),
    readOperation(deps.httpLimits?.bodyWithinMs),
    resolveDocument(documents, deps.rateLimit),
    streams.handle,
    plainQueries(plain),
    graphqlHandler(apollo, plain.openContext),
  );
  for (const router of deps.routers ?? []) app.use(router);
  app.use((_request, response) => {
    response.status(404).json({ errors: [{ message: 'There is nothing here.', extensions: { code: 'NOT_FOUND' } }] });
  });
  app.use(answerFailure(deps.logger));
  return app;
}

/** Every answer, and every line of the log that belongs to it, carries the same id. */
const nameRequest: RequestHandler = (request, response, next) => {
  const requestId = requestIdFrom(request.headers['x-request-id']);
  response.setHeader('x-request-id', requestId);
  withRequestId(requestId, next);
};

/** Failures outside of GraphQL: an address or a form that cannot be read, a bug in a router. */
function answerFailure(logger: Logger): ErrorRequestHandler {
  return (error: { status?: unknown; expose?: unknown }, _request, response, next) => {
    if (response.headersSent) return next(error);
    const requestId = currentRequestId();
    const status = typeof error.status === 'number' && error.status >= 400 && error.status < 500 ? error.status : 500;
    if (status === 500) logger.error({ err: error, requestId }, 'a request failed');
    const [code, message] = status === 500 ? MASKED : UNREADABLE;
    response.status(status).json({ errors: [{ message, extensions: { code, requestId } }] });
  };
}

const MASKED = ['INTERNAL_SERVER_ERROR', 'Something went wrong on our side.'] as const;
const UNREADABLE = ['BAD_REQUEST', 'The request cannot be read.'] as const;

/** The last table of the first migrations: it is there when all of them ran. */
export async function checkReady({ app }: Pick<ServerDeps, 'app'>): Promise<void> {
  const result = await app.query<{ migrated: boolean }>(`select to_regclass('public.partner_profile') is not null as migrated`);
  if (result.rows[0]?.migrated !== true) throw new Error('the database is not migrated');
}

const graphqlOptions = (deps: ServerDeps): GraphqlServerOptions => ({
  logger: deps.logger,
  countRefused: (code) => deps.metrics.countError(code),
  withoutLimits: deps.withoutLimits,
});

const plainOptions = (deps: ServerDeps, schema: GraphQLSchema, validDocuments: ValidDocuments): PlainQueriesDeps => ({
  schema,
  queries: new PlannedQueries(schema, validDocuments),
  openContext: (response) => openOperation(deps, response),
  format: formatErrors(deps.logger, (code) => deps.metrics.countError(code)),
});

/** Throws RATE_LIMITED. */
function openOperation(deps: ServerDeps, response: Response): OperationContext {
  const context = openContext(deps, callerIn(response), currentRequestId() ?? requestIdFrom(undefined));
  context.meter.checkOpen();
  // Also when the client leaves before its answer.
  response.once('close', () => void (response.writableFinished ? context.close() : context.abort()));
  return context;
}

function sharedStreams(deps: ServerDeps): SharedStreams {
  const { logger, countRefused } = graphqlOptions(deps);
  const publish = publishResults(formatErrors(logger, countRefused));
  const streams = new SharedStreams({ context: deps, logger, publish, countExecution: () => deps.metrics.countEventExecution() });
  deps.metrics.watchFollowers(() => streams.subscriberCount);
  return streams;
}

async function listen(http: Server, port: number, host: string): Promise<AddressInfo> {
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, () => {
      http.off('error', reject);
      resolve();
    });
  });
  return http.address() as AddressInfo;
}

interface Doors extends Pick<ServerDeps, 'untilUnlisted' | 'answersWithinMs'> {
  readonly requests: OpenRequests;
  readonly socket: GraphqlSocket;
  readonly streams: EventStreams;
  readonly apollo: ApolloServer<OperationContext>;
}

/** Sockets and streams are sent away: they live as long as their clients like. Apollo is last, for once stopped it answers nobody. */
async function closeInOrder(http: Server, { requests, socket, streams, apollo, ...waits }: Doors): Promise<void> {
  requests.takeLeave();
  await waits.untilUnlisted?.();
  const ended = http.listening ? new Promise<void>((resolve) => http.close(() => resolve())) : Promise.resolve();
  await Promise.all([socket.close(), streams.close(), requests.ended(waits.answersWithinMs ?? ANSWERS_WITHIN_MS)]);
  // What is left asks nothing, or takes too long.
  http.closeAllConnections();
  await ended;
  await apollo.stop();
}
