import type { AddressInfo } from 'node:net';

/** The address that a client on this machine asks; one that listens everywhere is asked at localhost. */
export function urlOf({ address, family, port }: AddressInfo): string {
  const host = family === 'IPv6' && !address.startsWith('[') ? `[${address}]` : address;
  return `http://${host === '0.0.0.0' || host === '[::]' ? 'localhost' : host}:${port}`;
}
