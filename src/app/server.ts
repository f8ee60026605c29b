import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Router } from 'express';
import type { GraphQLSchema } from 'graphql';
import helmet from 'helmet';
import type { Logger } from '../platform/logger.js';
import { buildSchema } from '../../schema/buildSchema.js';
import { authenticator, type Authenticate } from './http/authenticate.js';
import { graphiql } from './http/graphiql.js';
import { callerOf, createGraphqlServer } from './http/graphqlServer.js';
import type { Metrics } from './http/metrics.js';
import { openContext, type ContextDeps, type OperationContext } from './http/operationContext.js';
import { probes } from './http/probes.js';
import { currentRequestId, requestIdFrom, withRequestId } from './http/requestScope.js';
import { attachSocket, type GraphqlSocket } from './http/socket.js';

export interface ServerDeps extends ContextDeps {
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Further ways in: intake, documents, the page. They stand before the answer 404. */
  readonly routers?: readonly Router[];
  /** How often a socket's key is looked at again; 15 seconds unless a test is in a hurry. */
  readonly recheckMs?: number;
}

export interface LotgraphServer {
  readonly http: Server;
  /** Answers with the address it listens at; port 0 takes a free one. */
  listen(port: number, host: string): Promise<AddressInfo>;
  /** Lets what runs finish, a bounded time (under 5 s). Idempotent. */
  close(): Promise<void>;
}

const GRAPHQL_PATH = '/graphql';
const MAXIMUM_OPERATION = '256kb';
const RECHECK_MS = 15_000;
/** Requests that still run are cut off then. */
const CLOSE_WITHIN_MS = 2_500;

/** The door: GraphQL over HTTP and socket, the IDE, probes, and the routers it is handed. */
export async function createServer(deps: ServerDeps): Promise<LotgraphServer> {
  const schema = await buildSchema();
  const authenticate = authenticator(deps);
  const apollo = createGraphqlServer(schema, deps.logger);
  await apollo.start();
  const state = { closing: false };
  const http = createHttpServer(expressApp(deps, { apollo, authenticate, isClosing: () => state.closing }));
  const socket = attachSocket(http, socketOptions(deps, schema, authenticate));
  let closed: Promise<void> | undefined;
  return {
    http,
    listen: (port, host) => listen(http, port, host),
    close() {
      state.closing = true;
      return (closed ??= closeInOrder(http, socket, apollo));
    },
  };
}

interface Parts {
  readonly apollo: ApolloServer<OperationContext>;
  readonly authenticate: Authenticate;
  readonly isClosing: () => boolean;
}

function expressApp(deps: ServerDeps, { apollo, authenticate, isClosing }: Parts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(helmet(), nameRequest);
  app.use(probes({ registry: deps.metrics.registry, checkReady: () => checkReady(deps), isClosing }));
  app.use(graphiql(GRAPHQL_PATH));
  app.use(
    GRAPHQL_PATH,
    express.json({ limit: MAXIMUM_OPERATION }),
    presentBody,
    expressMiddleware(apollo, {
      context: async ({ req, res }) => {
        const caller = await callerOf(authenticate, req.headers.authorization);
        const context = openContext(deps, caller, currentRequestId() ?? requestIdFrom(undefined));
        // Also when the client leaves before its answer.
        res.once('close', () => void context.close());
        return context;
      },
    }),
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

/** Bodies that are not JSON are left out by the parser; Apollo says what is wrong with them. */
const presentBody: RequestHandler = (request, _response, next) => {
  request.body ??= {};
  next();
};

/** Failures outside of GraphQL: a body that is too large or no JSON, a bug in a router. */
function answerFailure(logger: Logger): ErrorRequestHandler {
  return (error: { status?: unknown; expose?: unknown }, _request, response, next) => {
    if (response.headersSent) return next(error);
    const requestId = currentRequestId();
    const status = typeof error.status === 'number' && error.status >= 400 && error.status < 500 ? error.status : 500;
    if (status === 500) logger.error({ err: error, requestId }, 'a request failed');
    const [code, message] = FAILURES[status] ?? (status === 500 ? MASKED : ['BAD_REQUEST', 'The request cannot be read.']);
    response.status(status).json({ errors: [{ message, extensions: { code, requestId } }] });
  };
}

const MASKED = ['INTERNAL_SERVER_ERROR', 'Something went wrong on our side.'] as const;
const FAILURES: Readonly<Record<number, readonly [string, string]>> = {
  400: ['BAD_REQUEST', 'The body is no JSON.'],
  413: ['LIMIT_EXCEEDED', `The body is larger than ${MAXIMUM_OPERATION}.`],
};

/** The last table of the first migrations: it is there when all of them ran. */
async function checkReady({ app }: ServerDeps): Promise<void> {
  const result = await app.query<{ migrated: boolean }>(`select to_regclass('public.partner_profile') is not null as migrated`);
  if (result.rows[0]?.migrated !== true) throw new Error('the database is not migrated');
}

function socketOptions(deps: ServerDeps, schema: GraphQLSchema, authenticate: Authenticate) {
  return { path: GRAPHQL_PATH, schema, authenticate, context: deps, logger: deps.logger, recheckMs: deps.recheckMs ?? RECHECK_MS };
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

/** Sockets first: they live as long as their clients like. Then Apollo, which waits for running operations; then the connections. */
async function closeInOrder(http: Server, socket: GraphqlSocket, apollo: ApolloServer<OperationContext>): Promise<void> {
  const ended = http.listening ? new Promise<void>((resolve) => http.close(() => resolve())) : Promise.resolve();
  const timer = setTimeout(() => http.closeAllConnections(), CLOSE_WITHIN_MS);
  await socket.close();
  http.closeIdleConnections();
  await apollo.stop();
  http.closeIdleConnections();
  await ended;
  clearTimeout(timer);
}
