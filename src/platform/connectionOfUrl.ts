import type { ConnectionOptions } from './connectionOptions.js';

const DEFAULT_PORT = 5432;

/** Takes postgres://user:password@host:5432/database apart; a unix socket's folder stands in ?host=/folder, as libpq has it. */
export function connectionOfUrl(text: string): ConnectionOptions {
  const url = new URL(text);
  return {
    host: url.searchParams.get('host') ?? (decodeURIComponent(url.hostname) || 'localhost'),
    port: Number(url.port || url.searchParams.get('port') || DEFAULT_PORT),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: decodeURIComponent(url.pathname.slice(1)),
  };
}
