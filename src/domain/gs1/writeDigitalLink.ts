import type { LabelElement } from './writeElements.js';

/** Where GS1 resolves links that have no domain of their own. */
const RESOLVER = 'https://id.gs1.org';
/** Key and qualifiers stand in the path, in this order (GS1 Digital Link, URI syntax 1.6, section 4); all else in the query. */
const PATH = ['01', '22', '10', '21'];

/** A Digital Link of a pack: its GTIN and lot, dates behind. */
export function writeDigitalLink(elements: readonly LabelElement[]): string {
  const path = PATH.flatMap((ai) => elements.filter((element) => element.ai === ai));
  const rest = elements.filter(({ ai }) => !PATH.includes(ai));
  const query = rest.map(({ ai, value }) => `${ai}=${encodeURIComponent(value)}`).join('&');
  return `${RESOLVER}${path.map(({ ai, value }) => `/${ai}/${encodeURIComponent(value)}`).join('')}${query === '' ? '' : `?${query}`}`;
}
