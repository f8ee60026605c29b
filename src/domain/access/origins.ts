import type { Refusal } from '../shared/refusal.js';
import { checkDistinct } from '../shared/checkText.js';
import { invalidInput } from '../shared/refusals.js';

/** Origins of one key: pages of a shop or portal, with their test places. */
export const MAXIMUM_ORIGINS = 20;
const MAXIMUM_ORIGIN = 260;
const MAXIMUM_PORT = 65_535;

/** RFC 6454 as browsers write it: scheme, host in lower case, port unless it is the scheme's own. */
const ORIGIN = /^(https?):\/\/([a-z0-9]+(?:[.-]+[a-z0-9]+)*|\[[0-9a-f:.]{2,45}\])(?::([1-9]\d{0,4}))?$/;
/** The visitor's own machine: nobody listens in between. */
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
const OWN_PORTS: Readonly<Record<string, string>> = { http: '80', https: '443' };

/** Why a text is no origin that may be allowed; undefined when it is one. */
export function originProblem(text: string): string | undefined {
  const [, scheme = '', host = '', port] = text.length <= MAXIMUM_ORIGIN ? (ORIGIN.exec(text) ?? []) : [];
  if (host === '') return 'an origin is scheme, host in lower case and perhaps a port, like https://shop.example.com';
  if (scheme === 'http' && !LOOPBACK.includes(host)) return 'an origin has https, unless it is localhost';
  if (port !== undefined && Number(port) > MAXIMUM_PORT) return `a port is at most ${MAXIMUM_PORT}`;
  return port === OWN_PORTS[scheme] && port !== undefined ? `browsers leave out the port ${port}` : undefined;
}

/** All that stands against a key's list of origins. */
export function checkOrigins(origins: readonly string[], path: readonly string[]): readonly Refusal[] {
  if (origins.length > MAXIMUM_ORIGINS)
    return [invalidInput(`A key has at most ${MAXIMUM_ORIGINS} origins.`, path, { limit: MAXIMUM_ORIGINS, count: origins.length })];
  const at = (index: number): readonly string[] => [...path, String(index)];
  const malformed = origins.flatMap((origin, index) => {
    const problem = originProblem(origin);
    return problem === undefined ? [] : [invalidInput(`Not an origin here: ${problem}.`, at(index), { seen: origin.slice(0, 60) })];
  });
  return [...malformed, ...checkDistinct(origins, at)];
}
