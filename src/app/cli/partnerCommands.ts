import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { DefinePartnerInput, PartnerIdentifierInput, PartnerRole } from '../demo/generated/graphql.js';
import type { Act, CliAnswer } from './act.js';
import { done } from './apiClient.js';
import { openApi, type Cli } from './cli.js';
import { UsageFailure } from './cliFailure.js';
import { DEFINE_PARTNER } from './operations.js';

interface PartnerOptions {
  readonly name: string;
  readonly role: readonly string[];
  readonly isa?: string;
  readonly gln?: string;
  readonly testing?: boolean;
  readonly profile?: string;
}

const CONNECTOR = 'edi';

/** partner add. */
export function addPartnerCommands(program: Command, act: Act): void {
  program
    .command('partner')
    .description('Trading partners.')
    .command('add')
    .description('Make a supplier, customer, carrier or shop known.')
    .argument('<code>', 'your own code of it')
    .requiredOption('--name <name>', 'what people call it')
    .requiredOption('--role <role...>', 'SUPPLIER, CUSTOMER, CARRIER, LOGISTICS_PROVIDER, STOREFRONT')
    .option('--isa <qualifier:id>', 'how it signs X12 interchanges, for example ZZ:ACMESUPPLY')
    .option('--gln <gln>', 'its Global Location Number')
    .option('--testing', 'its messages are tests until it goes live')
    .option('--profile <file>', 'its EDI profile as JSON (docs/guides/edi.md)')
    .action(act(add));
}

async function add(cli: Cli, code: string, options: PartnerOptions): Promise<CliAnswer> {
  const input: DefinePartnerInput = {
    code,
    name: options.name,
    roles: options.role.map((role) => role.toUpperCase() as PartnerRole),
    ediState: options.testing === true ? 'TESTING' : 'LIVE',
    identifiers: identifiersOf(options),
    ...(options.profile === undefined ? {} : { profile: { connector: CONNECTOR, body: await readJson(options.profile) } }),
  };
  const api = await openApi(cli, 'administrator');
  const { partner } = done((await api.ask(DEFINE_PARTNER, { input })).definePartner);
  return {
    data: partner,
    text: `${partner?.code} is a partner now: ${partner?.name}, ${partner?.roles.join(', ')}, ${partner?.ediState}. ${partner?.id}`,
  };
}

function identifiersOf({ isa, gln }: PartnerOptions): PartnerIdentifierInput[] {
  const [qualifier = '', value = ''] = isa?.split(':') ?? [];
  if (isa !== undefined && (qualifier === '' || value === ''))
    throw new UsageFailure(`${isa} is not QUALIFIER:ID, for example ZZ:ACMESUPPLY.`);
  return [
    ...(isa === undefined ? [] : [{ scheme: 'ISA' as const, qualifier, value }]),
    ...(gln === undefined ? [] : [{ scheme: 'GLN' as const, value: gln }]),
  ];
}

async function readJson(file: string): Promise<Record<string, unknown>> {
  const text = await readFile(file, 'utf8');
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch (error) {
    throw new UsageFailure(`${file} is no JSON: ${(error as Error).message}`);
  }
}
