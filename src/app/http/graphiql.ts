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
  const page = withSocketKey(
    renderGraphiQL({
      title: 'Lotgraph',
      endpoint,
      subscriptionsProtocol: 'WS',
      defaultQuery: FIRST_QUERY,
      headers: '{"Authorization": "Bearer "}',
      isHeadersEditorEnabled: true,
      shouldPersistHeaders: false,
    }),
  );
  const router = Router();
  router.get('/graphiql', pagePolicy(), (_request, response) => {
    response.type('html').send(page);
  });
  return router;
}

const HEADERS_OF_REQUEST = /extensions:\{headers:(\w+)\?\.headers\}/;

/** The IDE gives its headers to HTTP only: here they also open the socket, so that a subscription comes with the same key. */
function withSocketKey(page: string): string {
  if (!HEADERS_OF_REQUEST.test(page)) throw new Error('the IDE changed: its subscriptions would come without a key');
  return page.replace(HEADERS_OF_REQUEST, 'extensions:{headers:$1?.headers,connectionParams:$1?.headers}');
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
