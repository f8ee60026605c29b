// The walls between the rooms (docs/adr/0001). Each room's rule says what it may import, so that a new room is closed until it is opened here.
// Type-only imports count. test/house/walls.test.ts plants one violation of each rule and expects it to be found.
const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const PACKAGE = '(^|/)node_modules/';
const GRAPHQL = `${PACKAGE}(@types/)?(graphql|type-graphql|@apollo|@as-integrations|@graphql-[a-z]+|graphql-[a-z-]+)/`;
const ORM = `${PACKAGE}(@mikro-orm|kysely|pg|pg-boss)/`;
const NETWORK_OR_DISK = '^(node:)?(fs|fs/promises|net|http|https|http2|tls|dgram|dns|child_process|worker_threads|sqlite)$';
const OURS = '^(src|connectors|schema|dashboard|migrations|test|bench|bin|docs)/';

/** A room may import itself, what is named here, packages and node's own modules. */
const room = (name, allowed, comment) => ({
  name: `${name}-room`,
  severity: 'error',
  comment,
  from: { path: `^src/${name}/` },
  to: { path: OURS, pathNot: [`^src/${name}/`, ...allowed.map((other) => `^src/${other}/`)] },
});

/** Files that hold a command, found by its type: a folder of commands also holds what they are made of. */
function commandFiles(root) {
  const folder = join(root, 'src/commands');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => /^export const \w+: Command</m.test(readFileSync(file, 'utf8')))
    .map((file) => `^${file.slice(root.length + 1).replaceAll('.', '\\.')}$`);
}

const rooms = [
  {
    name: 'domain-room',
    severity: 'error',
    comment: 'The domain imports nothing: no package, no node module, no other room. Clocks and randomness are forbidden by lint.',
    from: { path: '^src/domain/' },
    to: { pathNot: '^src/domain/' },
  },
  room('platform', [], 'Platform imports packages only.'),
  room('records', ['domain'], 'Records know what they keep, and the domain words for it.'),
  room('events', ['domain', 'platform'], 'Events know nothing of who announces them.'),
  room('ledger', ['domain', 'events', 'platform', 'records'], 'The ledger knows nothing of the verbs that post.'),
  room('steps', ['domain', 'ledger', 'events', 'records', 'platform'], 'A step never calls a command.'),
  room('commands', ['steps', 'domain', 'ledger', 'events', 'records', 'platform'], 'Commands know no door and no question.'),
  room('queries', ['domain', 'ledger', 'records', 'platform'], 'Queries never reach a command.'),
  {
    ...room(
      'intake',
      ['commands', 'queries', 'records', 'events', 'domain', 'platform'],
      'Intake knows the contract; app hands it the connectors.',
    ),
    to: {
      path: OURS,
      pathNot: ['^src/(intake|commands|queries|records|events|domain|platform)/', '^connectors/contract/'],
    },
  },
  {
    name: 'app-room',
    severity: 'error',
    comment: 'The hall knows all rooms, but no tests.',
    from: { path: '^src/app/' },
    to: { path: OURS, pathNot: '^(src|connectors|schema|migrations)/' },
  },
];

/** The rooms that a request passes through, the lowest first: each may import those before it. */
const HTTP_ROOMS = [
  ['telemetry', '^src/app/http/telemetry/'],
  ['limits', '^src/app/http/limits/'],
  ['answers', '^src/app/http/answers/'],
  ['requests', '^src/app/http/requests/'],
  ['execution', '^src/app/execution/'],
  ['operations', '^src/app/http/operations/'],
  ['sharing', '^src/app/http/sharing/'],
  ['doors', '^src/app/http/doors/'],
];

const http = [
  // Nothing is above the doors.
  ...HTTP_ROOMS.slice(0, -1).map(([name, path], at) => ({
    name: `http-${name}-room`,
    severity: 'error',
    comment: 'What serves every request does not know who makes use of it.',
    from: { path },
    to: { path: HTTP_ROOMS.slice(at + 1).map(([, above]) => above) },
  })),
  {
    name: 'http-has-rooms',
    severity: 'error',
    comment: 'Each file there stands in the room whose question it answers.',
    from: {},
    to: { path: '^src/app/http/[^/]+$' },
  },
];

const connectors = [
  {
    name: 'connectors-room',
    severity: 'error',
    comment: "A connector knows the domain, the events, the platform and the commands' input types; look-ups come as an argument.",
    from: { path: '^connectors/' },
    to: { path: OURS, pathNot: '^(connectors/|src/(commands|events|domain|platform)/)' },
  },
  {
    name: 'connectors-take-input-types-only',
    severity: 'error',
    comment: 'A connector makes intents; it runs no command.',
    from: { path: '^connectors/' },
    to: { path: '^src/commands/', dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'connectors-are-strangers',
    severity: 'error',
    comment: 'No connector imports another; what all share is the contract.',
    from: { path: '^connectors/((?:carriers|ecommerce)/[^/]+|[^/]+)/' },
    to: { path: '^connectors/', pathNot: ['^connectors/$1/', '^connectors/contract/'] },
  },
  {
    name: 'connectors-without-orm-and-graphql',
    severity: 'error',
    comment: 'A connector translates messages: no database, no API.',
    from: { path: '^connectors/' },
    to: { path: [ORM, GRAPHQL] },
  },
  {
    name: 'connectors-without-network-and-disk',
    severity: 'error',
    comment: 'Live, replay and dry run are the same pure code. Only client.ts may talk to the outside.',
    from: { path: '^connectors/', pathNot: '/client\\.ts$' },
    to: { path: NETWORK_OR_DISK },
  },
  {
    name: 'translate-reaches-no-network-and-no-disk',
    severity: 'error',
    comment: 'Nor does it through what it imports.',
    from: { path: '^connectors/.*/translate[^/]*\\.ts$' },
    to: { path: NETWORK_OR_DISK, reachable: true },
  },
  {
    name: 'edi-syntax-knows-no-document',
    severity: 'error',
    comment: 'Syntax and dictionary serve every document; a document serves itself.',
    from: { path: '^connectors/edi/(syntax|dictionary|acknowledge)/' },
    to: { path: '^connectors/edi/documents/' },
  },
];

const doors = [
  {
    name: 'schema-room',
    severity: 'error',
    comment: 'The API calls commands and asks queries; it never sees records, the ledger or a connector.',
    from: { path: '^schema/' },
    to: { path: OURS, pathNot: '^(schema/|src/(commands|queries|events|domain|platform)/)' },
  },
  {
    name: 'schema-without-orm',
    severity: 'error',
    comment: 'Resolvers are one line: no ORM, no driver.',
    from: { path: '^schema/' },
    to: { path: ORM },
  },
  {
    name: 'dashboard-room',
    severity: 'error',
    comment: 'The page is a client like any other: it knows the published schema only.',
    from: { path: '^dashboard/' },
    to: { path: OURS, pathNot: ['^dashboard/', '^schema/schema\\.graphql$'] },
  },
  {
    name: 'examples-room',
    severity: 'error',
    comment: 'What somebody else would write: it knows the published schema, and nothing of ours.',
    from: { path: '^docs/examples/' },
    to: { path: OURS, pathNot: '^docs/examples/' },
  },
  {
    name: 'graphql-stays-at-the-door',
    severity: 'error',
    comment: 'GraphQL packages only in schema and src/app.',
    from: { path: '^(src|connectors|migrations)/', pathNot: '^src/app/' },
    to: { path: GRAPHQL },
  },
];

const commands = (root) => [
  {
    name: 'command-folders-are-strangers',
    severity: 'error',
    comment: 'What two verbs share is a step (src/steps).',
    from: { path: '^src/commands/([^/]+)/' },
    to: { path: '^src/commands/', pathNot: '^src/commands/$1/' },
  },
  {
    name: 'no-command-calls-a-command',
    severity: 'error',
    comment: 'Nor one in its own folder.',
    from: { path: '^src/commands/' },
    // An alternative that matches no file stands in for an empty list, which would match every file.
    to: { path: ['^$', ...commandFiles(root)] },
  },
];

const everywhere = [
  {
    name: 'migrations-import-nothing',
    severity: 'error',
    comment: 'A landed migration never changes, so nothing that changes may be part of it.',
    from: { path: '^migrations/' },
    to: { path: '.+' },
  },
  {
    name: 'nobody-imports-tests',
    severity: 'error',
    comment: 'Tests know the rooms; no room knows the tests.',
    from: { pathNot: '^test/' },
    to: { path: '^test/' },
  },
  {
    name: 'reference-solvers-know-no-domain',
    severity: 'error',
    comment: 'A second opinion that shares code with the first is none. Reference solvers are named naive*.ts.',
    from: { path: '^test/.*/naive[A-Z][^/]*\\.ts$' },
    to: { path: OURS, pathNot: '^test/' },
  },
  {
    name: 'no-cycles',
    severity: 'error',
    comment: 'Not even of types.',
    from: {},
    to: { circular: true },
  },
  {
    name: 'no-unresolvable',
    severity: 'error',
    comment: 'An import that leads nowhere. Peers of a benchmark are installed when it runs, from a lock file of their own.',
    from: { pathNot: '^bench/peers/' },
    to: { couldNotResolve: true, pathNot: '^\\.\\./dist/' },
  },
  {
    name: 'runs-on-dependencies',
    severity: 'error',
    comment:
      'What runs in production stands under "dependencies", not under those of development, and is not borrowed from another package.',
    from: { path: '^(src|connectors|schema)/' },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
  },
];

/** @param {string} root the folder whose commands the rules are about */
function configure(root) {
  return {
    forbidden: [...rooms, ...http, ...connectors, ...doors, ...commands(root), ...everywhere],
    options: {
      baseDir: root,
      tsPreCompilationDeps: true,
      tsConfig: { fileName: join(__dirname, 'tsconfig.json') },
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '^(dist/|.*/generated/)' },
      enhancedResolveOptions: {
        mainFields: ['module', 'main', 'types', 'typings'],
        exportsFields: ['exports'],
        conditionNames: ['import', 'node', 'default', 'types'],
      },
    },
  };
}

module.exports = configure(__dirname);
// For the test of these rules. Not enumerable: dependency-cruiser checks its configuration's names.
Object.defineProperty(module.exports, 'configure', { value: configure });
