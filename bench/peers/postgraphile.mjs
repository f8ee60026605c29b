import { createServer } from 'node:http';
import { postgraphile } from 'postgraphile';
import { makePgService } from 'postgraphile/adaptors/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { jsonPgSmartTags } from 'postgraphile/utils';

// PostGraphile on the tables of Lotgraph, at its best: production mode, prepared statements (its default), no IDE, no watching, only the
// tables that the benchmark asks for, and the owner's login, so that neither row security nor a transaction costs it anything.
const TABLES = ['lot', 'item', 'balance', 'bin', 'genealogy_edge'];
const READ_ONLY = '-insert -update -delete -single:insert';

const everything = { class: {}, constraint: {}, attribute: {} };
for (const table of TABLES) everything.class[`public.${table}`] = { tags: { behavior: READ_ONLY } };
// Orders and conditions that its own rule (first column of an index) leaves out, since the tenant stands first in each index of ours.
for (const column of ['usable_through', 'lot_number', 'quality', 'item_id', 'tenant_id']) {
  everything.attribute[`public.lot.${column}`] = { tags: { behavior: '+orderBy +filterBy' } };
}
// A list without the clothes of a connection, where the question asks for none.
everything.constraint['public.balance.balance_tenant_id_lot_id_fkey'] = { tags: { backwardBehavior: '+list' } };

const preset = {
  extends: [PostGraphileAmberPreset],
  disablePlugins: ['PgMutationCreatePlugin', 'PgMutationUpdateDeletePlugin'],
  plugins: [jsonPgSmartTags({ version: 1, config: everything }), onlyTheseTables()],
  pgServices: [makePgService({ connectionString: process.env.DATABASE_URL, schemas: ['public'], pubsub: false })],
  grafserv: { graphqlPath: '/graphql', graphiql: false, watch: false, websockets: false },
  grafast: { explain: false },
};

/** What is not asked for would only make its schema larger. */
function onlyTheseTables() {
  return {
    name: 'OnlyTheseTables',
    version: '1.0.0',
    gather: {
      hooks: {
        async pgIntrospection_class(info, event) {
          const { entity } = event;
          const namespace = entity.getNamespace();
          if (namespace?.nspname === 'public' && ['r', 'p', 'v'].includes(entity.relkind) && !TABLES.includes(entity.relname)) {
            entity.getTags().behavior = '-*';
          }
        },
      },
    },
  };
}

const instance = postgraphile(preset);
const server = createServer();
const serv = instance.createServ(grafserv);
await serv.addTo(server);
if (process.env.PRINT_SCHEMA) {
  const { printSchema } = await import('graphql');
  console.log(printSchema((await instance.getSchemaResult()).schema));
  process.exit(0);
}
server.listen(0, '127.0.0.1', () => {
  console.log(JSON.stringify({ port: server.address().port }));
});
process.on('SIGTERM', () => process.exit(0));
