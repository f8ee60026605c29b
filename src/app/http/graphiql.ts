import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { Router } from 'express';
import helmet from 'helmet';

const FIRST_QUERY = `# Put your key into the headers below: {"Authorization": "Bearer lpk_..."}
{
  me {
    name
    role
    tenant {
      name
    }
  }
}
`;

/** The IDE, all of it in one page: works offline, subscriptions over the socket. Its page needs inline script, nothing else does. */
export function graphiql(endpoint: string): Router {
  const page = renderGraphiQL({
    title: 'Lotgraph',
    endpoint,
    subscriptionsProtocol: 'WS',
    defaultQuery: FIRST_QUERY,
    headers: '{"Authorization": "Bearer "}',
    isHeadersEditorEnabled: true,
    shouldPersistHeaders: false,
  });
  const router = Router();
  router.get('/graphiql', pagePolicy(), (_request, response) => {
    response.type('html').send(page);
  });
  return router;
}

function pagePolicy() {
  return helmet.contentSecurityPolicy({
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      // The page is one file: its script is inside it, and starts its workers from blobs.
      scriptSrc: ["'self'", "'unsafe-inline'", "'unsafe-eval'", 'blob:'],
      workerSrc: ["'self'", 'blob:'],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'", 'ws:', 'wss:'],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
    },
  });
}
