import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { getOperationAST, print, visit, type DocumentNode } from 'graphql';
import { createClient } from 'graphql-ws';
import relay from 'relay-runtime';
import type { ClientOptions, TriedClient } from './triedClient.js';

/** What the compiler made of each operation, by its name. */
export type RelayArtifacts = ReadonlyMap<string, relay.ConcreteRequest>;

const MODULE = 'clients';
const SUFFIX = { query: 'Query', mutation: 'Mutation', subscription: 'Subscription' } as const;

const nameOf = (document: DocumentNode): string => getOperationAST(document)?.name?.value ?? '';

/** Runs relay-compiler over a module with these operations. It wants them to be called after their module and kind. */
export async function compileForRelay(documents: readonly DocumentNode[]): Promise<RelayArtifacts> {
  const folder = await mkdtemp(join(tmpdir(), 'lotgraph-relay-'));
  const names = documents.map((document) => `${MODULE}${nameOf(document)}${SUFFIX[getOperationAST(document)!.operation]}`);
  const texts = documents.map((document, index) => `graphql\`${print(renamed(document, names[index]!))}\`;\n`);
  await writeFile(join(folder, `${MODULE}.js`), texts.join('\n'));
  await copyFile('schema/schema.graphql', join(folder, 'schema.graphql'));
  const config = { src: '.', schema: './schema.graphql', language: 'javascript', eagerEsModules: false, noSourceControl: true };
  await writeFile(join(folder, 'relay.config.json'), JSON.stringify(config));
  await promisify(execFile)(process.execPath, [resolve('node_modules/relay-compiler/cli.js'), 'relay.config.json'], { cwd: folder });
  const load = createRequire(join(folder, 'module.cjs'));
  const artifacts = documents.map((document, index) => [nameOf(document), load(`./__generated__/${names[index]}.graphql.js`)] as const);
  await rm(folder, { recursive: true });
  return new Map(artifacts as [string, relay.ConcreteRequest][]);
}

const renamed = (document: DocumentNode, value: string): DocumentNode =>
  visit(document, { OperationDefinition: (operation) => ({ ...operation, name: { kind: 'Name', value } }) as never });

/** relay-runtime with its normalised store, over fetch and graphql-ws. */
export function relayClient(artifacts: RelayArtifacts, { url, key }: ClientOptions): TriedClient {
  const authorization = `Bearer ${key}`;
  const socket = createClient({ url: url.href.replace('http', 'ws'), connectionParams: { authorization } });
  const headers = { authorization, 'content-type': 'application/json' };
  const environment = new relay.Environment({
    store: new relay.Store(new relay.RecordSource()),
    network: relay.Network.create(
      async ({ text }, variables) =>
        (await (await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query: text, variables }) })).json()) as never,
      ({ text }, variables) =>
        relay.Observable.create((sink) => socket.subscribe({ query: text ?? '', variables }, sink as never)) as never,
    ),
  });
  const leaving: relay.Disposable[] = [];
  return {
    ask: async (document, variables) =>
      (await relay.fetchQuery(environment, artifacts.get(nameOf(document)) as never, variables).toPromise()) as never,
    listen(document, variables, hear) {
      const subscription = artifacts.get(nameOf(document)) as never;
      leaving.push(relay.requestSubscription(environment, { subscription, variables, onNext: (data) => hear(data as never) }));
    },
    async close() {
      for (const { dispose } of leaving) dispose();
      await socket.dispose();
    },
  };
}
