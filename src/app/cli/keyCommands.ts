import type { Command } from 'commander';
import type { CliApiKeysQuery, CliCreateKeyMutation, CreateApiKeyInput, Role } from '../demo/generated/graphql.js';
import { replaceDemoKey } from '../demo/demoKeys.js';
import type { Act, CliAnswer } from './act.js';
import { done, type ApiClient } from './apiClient.js';
import { openApi, type Cli } from './cli.js';
import { CliFailure } from './cliFailure.js';
import { API_KEYS, CLOCK, CREATE_KEY, PARTNER, REVOKE_KEY } from './operations.js';
import { parseDuration } from './parseDuration.js';
import { table } from './table.js';

type Key = CliApiKeysQuery['apiKeys']['nodes'][number];

interface NewKeyOptions {
  readonly role: string;
  readonly partner?: string;
  readonly expires?: string;
}

/** keys list, create, revoke, rotate. */
export function addKeyCommands(program: Command, act: Act): void {
  const keys = program.command('keys').description('API keys: who gets in.');
  keys.command('list').description('Keys, oldest first.').option('--all', 'also those that let nobody in any more').action(act(list));
  keys
    .command('create')
    .description('Make a key and tell it, once. Who has no principal of that name yet is made known with it.')
    .argument('<name>', 'whom it lets in')
    .requiredOption('--role <role>', 'OPERATOR, AUDITOR, SUPPLIER, ...')
    .option('--partner <code>', 'the partner it belongs to; needed for partner roles')
    .option('--expires <when>', 'never, unless given: 90d from now, or an instant 2027-01-31T00:00:00Z')
    .action(act(create));
  keys.command('revoke').description('End a key at once.').argument('<id>', 'key_...').action(act(revoke));
  keys
    .command('rotate')
    .description('Make a second key for a principal. The old one works until it is revoked, or not at all with --revoke-old.')
    .argument('<name>', 'whose key')
    .option('--expires <when>', 'when the new key ends: 90d from now, or an instant')
    .option('--revoke-old', 'end the old keys as soon as the new one is made')
    .action(act(rotate));
}

async function list(cli: Cli, { all }: { readonly all?: boolean }): Promise<CliAnswer> {
  const keys = (await readKeys(await openApi(cli, 'administrator'))).filter((key) => all === true || key.state === 'LIVE');
  const rows = keys.map((key) => [key.principalName, key.role, key.partner?.code, key.state, key.createdAt, key.expiresAt, key.id]);
  return { data: keys, text: table(['PRINCIPAL', 'ROLE', 'PARTNER', 'STATE', 'CREATED', 'EXPIRES', 'ID'], rows) };
}

async function readKeys(api: ApiClient): Promise<readonly Key[]> {
  const keys: Key[] = [];
  for (let after: string | null | undefined = null; ; ) {
    const { nodes, pageInfo }: CliApiKeysQuery['apiKeys'] = (await api.ask(API_KEYS, { after })).apiKeys;
    keys.push(...nodes);
    if (!pageInfo.hasNextPage) return keys;
    after = pageInfo.endCursor;
  }
}

async function create(cli: Cli, principalName: string, { role, partner, expires }: NewKeyOptions): Promise<CliAnswer> {
  const api = await openApi(cli, 'administrator');
  const partnerId = partner === undefined ? undefined : await findPartner(api, partner);
  return madeKey(
    await make(api, { principalName, role: roleOf(role), expiresAt: await expiryOf(api, expires), partnerId: partnerId ?? null }),
  );
}

async function findPartner(api: ApiClient, code: string): Promise<string> {
  const { partner } = await api.ask(PARTNER, { ref: { code } });
  if (!partner) throw new CliFailure({ code: 'NOT_FOUND', message: `There is no partner ${code}.` });
  return partner.id;
}

async function make(api: ApiClient, input: CreateApiKeyInput): Promise<CliCreateKeyMutation['createApiKey']> {
  return done((await api.ask(CREATE_KEY, { input })).createApiKey);
}

const madeKey = ({ key, apiKey }: CliCreateKeyMutation['createApiKey'], revoked: readonly string[] = []): CliAnswer => ({
  data: { key, id: apiKey?.id, principalName: apiKey?.principalName, role: apiKey?.role, expiresAt: apiKey?.expiresAt ?? null, revoked },
  text: [
    `${key}`,
    `  for ${apiKey?.principalName} (${apiKey?.role}), ${apiKey?.id}. It is told this once.`,
    ...revoked.map((id) => `  revoked ${id}`),
  ].join('\n'),
});

async function revoke(cli: Cli, id: string): Promise<CliAnswer> {
  const api = await openApi(cli, 'administrator');
  const { apiKey } = done((await api.ask(REVOKE_KEY, { id })).revokeApiKey);
  return { data: apiKey, text: `Revoked: ${apiKey?.principalName}, ${apiKey?.id}.` };
}

async function rotate(cli: Cli, name: string, options: { readonly expires?: string; readonly revokeOld?: boolean }): Promise<CliAnswer> {
  const api = await openApi(cli, 'administrator');
  const old = (await readKeys(api)).filter((key) => key.principalName === name && key.state === 'LIVE');
  const [known] = old;
  if (known === undefined)
    throw new CliFailure({ code: 'NOT_FOUND', message: `${name} has no live key.`, fix: 'Make one with "lotgraph keys create".' });
  const made = await make(api, { principalName: name, role: known.role, expiresAt: await expiryOf(api, options.expires) });
  const oldIds = old.map(({ id }) => id);
  if (made.key) await replaceDemoKey(cli.dataDir, { name, oldIds, key: made.key });
  if (options.revokeOld !== true) return madeKey(made);
  // The key that asks goes last: it ends by its own word.
  const inOrder = oldIds.toSorted((one, other) => Number(one === api.keyId) - Number(other === api.keyId));
  for (const id of inOrder) done((await api.ask(REVOKE_KEY, { id })).revokeApiKey);
  return madeKey(made, inOrder);
}

/** `recallManager` and `recall-manager` are RECALL_MANAGER; what is no role, the API says. */
const roleOf = (text: string): Role => text.replace(/(?<=[a-z])(?=[A-Z])|-/g, '_').toUpperCase() as Role;

/** A duration counts from the server's now, which a demo may have moved. */
async function expiryOf(api: ApiClient, text: string | undefined): Promise<string | null> {
  if (text === undefined || text.includes('T')) return text ?? null;
  const seconds = parseDuration(text);
  const { clock } = await api.ask(CLOCK, {});
  return new Date(Date.parse(clock.now) + seconds * 1_000).toISOString();
}
