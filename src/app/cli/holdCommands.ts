import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import { PLACE_HOLD, RELEASE_HOLD } from '../client/operations.js';
import type { HoldScope, HoldType, PlaceHoldInput } from '../demo/generated/graphql.js';
import type { Act, CliAnswer } from './act.js';
import { done, type ApiClient } from './apiClient.js';
import { openApi, type Cli } from './cli.js';
import { CliFailure, UsageFailure } from './cliFailure.js';
import { findLot } from './findLot.js';
import { OPEN_HOLDS, PLACES } from './operations.js';

interface HoldOptions {
  readonly type: string;
  readonly reason: string;
  readonly note?: string;
  readonly site?: string;
  readonly bin?: string;
  readonly quantity?: string;
  readonly unit?: string;
}

interface ReleaseOptions {
  readonly reason: string;
  readonly note?: string;
}

/** hold, release. */
export function addHoldCommands(program: Command, act: Act): void {
  program
    .command('hold')
    .description('Stop a lot: everywhere, at a site, in a bin, or a quantity in a bin.')
    .argument('<lot>', 'its id or its number')
    .option('--type <type>', 'QUALITY, REGULATORY, INVESTIGATION, ...', 'QUALITY')
    .option('--reason <code>', 'reason code; OTHER needs a note', 'QUALITY_CHECK')
    .option('--note <text>', 'the reason in words')
    .option('--site <code>', 'only at this site')
    .option('--bin <site/bin>', 'only in this bin, for example MAIN/A-01-01')
    .option('--quantity <number>', 'only so much in the bin, in the base unit unless --unit says otherwise')
    .option('--unit <code>', 'unit of the quantity')
    .action(act(hold));
  program
    .command('release')
    .description('End a hold, or all open holds of a lot.')
    .argument('<hold-or-lot>', "the hold's id, or the lot's id or number")
    .option('--reason <code>', 'reason code; OTHER needs a note', 'CLEARED')
    .option('--note <text>', 'the reason in words')
    .action(act(release));
}

async function hold(cli: Cli, named: string, options: HoldOptions): Promise<CliAnswer> {
  const scope = scopeOf(options);
  const api = await openApi(cli, 'inspector');
  const lotId = await findLot(api, named);
  const places = await findPlaces(api, options);
  const input: PlaceHoldInput = {
    idempotencyKey: randomUUID(),
    lotId,
    // What is no such type, the API says.
    type: options.type as HoldType,
    scope,
    reason: { code: options.reason, note: options.note ?? null },
    ...places,
    ...(options.quantity === undefined ? {} : { quantity: { value: options.quantity, unit: options.unit ?? null } }),
  };
  const placed = done((await api.ask(PLACE_HOLD, { input })).placeHold).hold;
  return { data: placed, text: `Held: ${placed?.lot.lotNumber}, ${placed?.type}, scope ${placed?.scope}. ${placed?.id}` };
}

function scopeOf({ site, bin, quantity }: HoldOptions): HoldScope {
  if (quantity !== undefined && bin === undefined) throw new UsageFailure('A quantity is held in a bin: give --bin as well.');
  if (site !== undefined && bin !== undefined) throw new UsageFailure('--bin names its site already: leave --site out.');
  if (quantity !== undefined) return 'QUANTITY';
  if (bin !== undefined) return 'LOT_BIN';
  return site === undefined ? 'LOT' : 'LOT_SITE';
}

async function findPlaces(api: ApiClient, { site, bin }: HoldOptions): Promise<Pick<PlaceHoldInput, 'siteId' | 'binId'>> {
  if (site === undefined && bin === undefined) return {};
  const [siteCode = '', binCode = ''] = bin?.split('/') ?? [site];
  if (bin !== undefined && binCode === '') throw new UsageFailure(`${bin} names no bin: write SITE/BIN, for example MAIN/A-01-01.`);
  const found = await api.ask(PLACES, {
    site: { code: siteCode },
    bin: { code: { siteCode, binCode: binCode === '' ? '-' : binCode } },
    withSite: bin === undefined,
    withBin: bin !== undefined,
  });
  const place = bin === undefined ? found.site : found.bin;
  if (!place) throw new CliFailure({ code: 'NOT_FOUND', message: `There is no ${bin === undefined ? `site ${site}` : `bin ${bin}`}.` });
  return bin === undefined ? { siteId: place.id } : { binId: place.id };
}

async function release(cli: Cli, named: string, { reason, note }: ReleaseOptions): Promise<CliAnswer> {
  const api = await openApi(cli, 'inspector');
  const ids = named.startsWith('hold_') ? [named] : await openHolds(api, named);
  const released = [];
  for (const holdId of ids) {
    const input = { idempotencyKey: randomUUID(), holdId, reason: { code: reason, note: note ?? null } };
    released.push(done((await api.ask(RELEASE_HOLD, { input })).releaseHold).hold);
  }
  return { data: released, text: released.map((one) => `Released: ${one?.lot.lotNumber}, ${one?.type}. ${one?.id}`).join('\n') };
}

async function openHolds(api: ApiClient, named: string): Promise<readonly string[]> {
  const { nodes } = (await api.ask(OPEN_HOLDS, { lot: await findLot(api, named) })).holds;
  if (nodes.length === 0)
    throw new CliFailure({ code: 'NOT_FOUND', message: `${named} has no open hold.`, fix: 'Nothing: what you want is so already.' });
  return nodes.map(({ id }) => id);
}
