import type { ApiClient } from './apiClient.js';
import { CliFailure } from './cliFailure.js';
import { LOTS_BY_NUMBER } from './operations.js';

const LOT_ID = /^lot_[0-7][0-9a-z]{25}$/;

/** The id of a lot that is named by its id or its number; a number that several lots have is refused with all of them. */
export async function findLot(api: ApiClient, named: string): Promise<string> {
  if (LOT_ID.test(named)) return named;
  const { nodes } = (await api.ask(LOTS_BY_NUMBER, { number: named })).lots;
  const [lot, another] = nodes;
  if (lot === undefined) throw new CliFailure({ code: 'LOT_NOT_FOUND', message: `No lot has the number ${named}.` });
  if (another === undefined) return lot.id;
  const all = nodes.map(({ id, item, supplier }) => `${id} (${item.sku}${supplier ? `, ${supplier.code}` : ''})`);
  throw new CliFailure({
    code: 'AMBIGUOUS',
    message: `${named} is the number of several lots: ${all.join('; ')}.`,
    fix: 'Name one by its id.',
  });
}
