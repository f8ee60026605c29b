import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { authenticateKey } from '../../src/app/http/requests/authenticate.js';
import { openContext } from '../../src/app/http/operations/operationContext.js';
import { checkProfile } from '../../src/app/checkProfile.js';
import { idempotencyConflict } from '../../src/domain/shared/refusals.js';
import type { Refusal } from '../../src/domain/shared/refusal.js';
import { EventFeed } from '../../src/events/feed.js';
import { connectionOfUrl } from '../../src/platform/connectionOfUrl.js';
import { postedKeys } from '../../src/ledger/keyedSource.js';
import { openDatabase } from '../../src/platform/database/database.js';
import { createExecutor } from '../../src/platform/execute.js';
import { migrate } from '../../src/platform/migrate.js';
import { allRecords } from '../../src/records/allRecords.js';
import { buildSchema } from '../../schema/buildSchema.js';
import type { Caller } from '../../schema/shared/context.js';

// graphql-ws as its own guide sets it up, over our schema, our resolvers and our feed, which reads each event once: every subscriber has an
// execution of its own.
const owner = connectionOfUrl(process.env['DATABASE_URL'] ?? '');
const logins = await migrate({ connection: owner, folder: join(process.cwd(), 'migrations') });
const { app, partner, relay, orm } = await openDatabase({ logins, entities: allRecords, connections: 16 });
const now = (): string => new Date().toISOString();
const feed = new EventFeed({ app, partner, relay });
feed.start();
const executor = createExecutor<Refusal>({ orm, now, conflict: idempotencyConflict, spentKeys: postedKeys });
const deps = { app, partner, executor, feed, now, checkProfile, enqueue: async () => undefined };

const http = createServer();
useServer<Record<string, unknown>, { caller?: Caller }>(
  {
    schema: await buildSchema(),
    async onConnect({ connectionParams, extra }) {
      const authentication = await authenticateKey({ app, now }, String(connectionParams?.['authorization']).replace('Bearer ', ''));
      if (authentication.ok) extra.caller = authentication.caller;
      return authentication.ok;
    },
    context: ({ extra }) => openContext(deps, extra.caller as Caller, randomUUID()),
  },
  new WebSocketServer({ server: http, path: '/graphql' }),
);
http.listen(0, '127.0.0.1', () => console.log(JSON.stringify({ port: (http.address() as AddressInfo).port })));
process.once('SIGTERM', () => process.exit(0));
