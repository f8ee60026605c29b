const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Https, or on this very machine: keys that come over an open line prove nothing. */
export function isSafeUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url === null) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.includes(url.hostname));
}
