import { createHash } from 'node:crypto';
import { isIP } from 'node:net';
import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { Router } from 'express';
import helmet from 'helmet';

/** A tab that is there when the IDE opens; headers and variables as JSON text. */
export interface GraphiqlTab {
  readonly query: string;
  readonly headers: string;
  readonly variables?: string;
}

const FIRST_TAB: GraphiqlTab = {
  query: `# Put your key into the headers below: {"Authorization": "Bearer lpk_..."}
query WhoAmI {
  me {
    name
    role
    tenant {
      name
    }
  }
}
`,
  headers: '{"Authorization": "Bearer "}',
};

/**
 * The IDE, all of it in one page: works offline, subscriptions over the socket. Its page needs inline script, nothing else does. Without
 * tabs it opens with one that asks for a key, and forgets keys when it is closed. Tabs and their keys are shown at an address and at
 * localhost only.
 */
export function graphiql(endpoint: string, tabs: readonly GraphiqlTab[] = []): Router {
  const [withTabs, bare] = [pageOf(endpoint, tabs), pageOf(endpoint, [])];
  const router = Router();
  router.get('/graphiql', pagePolicy(), (request, response) => {
    response.type('html').send(isOurName(request.hostname) ? withTabs : bare);
  });
  return router;
}

/** Whoever owns a name can point it at this machine, and the pages of that name then read ours with all keys on it (DNS rebinding). */
const isOurName = (host: string | undefined): boolean =>
  host !== undefined && (host === 'localhost' || isIP(host.replace(/^\[|\]$/g, '')) > 0);

function pageOf(endpoint: string, tabs: readonly GraphiqlTab[]): string {
  const opened = tabs.length === 0 ? [FIRST_TAB] : tabs;
  const page = renderGraphiQL({
    title: 'Lotgraph',
    endpoint,
    subscriptionsProtocol: 'WS',
    defaultTabs: opened,
    // The editor for headers begins with these, whatever the first tab says.
    headers: opened[0]?.headers,
    isHeadersEditorEnabled: true,
    shouldPersistHeaders: tabs.length > 0,
  } as Parameters<typeof renderGraphiQL>[0]);
  return withFreshTabs(withSocketKey(page), tabs);
}

const HEADERS_OF_REQUEST = /extensions:\{headers:(\w+)\?\.headers\}/;

/** The IDE gives its headers to HTTP only: here they also open the socket, so that a subscription comes with the same key. */
function withSocketKey(page: string): string {
  if (!HEADERS_OF_REQUEST.test(page)) throw new Error('the IDE changed: its subscriptions would come without a key');
  return page.replace(HEADERS_OF_REQUEST, 'extensions:{headers:$1?.headers,connectionParams:$1?.headers}');
}

/** The IDE keeps tabs in the browser: those of another data folder, with keys that open nothing here, give way to ours. */
function withFreshTabs(page: string, tabs: readonly GraphiqlTab[]): string {
  const tabsId = createHash('sha256').update(JSON.stringify(tabs)).digest('hex').slice(0, 16);
  const added = `<style>
        /* Several tabs at the start: the IDE's own animation would carry a tab away from under the pointer at its first click. */
        .graphiql-tab { transform: none !important; }
      </style>
      <script>
        if (localStorage.getItem('lotgraph:tabs') !== '${tabsId}') {
          for (const key of Object.keys(localStorage)) if (key.startsWith('graphiql:')) localStorage.removeItem(key);
          localStorage.setItem('lotgraph:tabs', '${tabsId}');
        }
      </script>`;
  return page.replace('<div id="root"></div>', () => `<div id="root"></div>\n      ${added}`);
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
