import { createHmac, timingSafeEqual } from 'node:crypto';

export interface Signature {
  readonly body: Uint8Array;
  /** HMAC-SHA256 as the sender wrote it; undefined when there is none. */
  readonly given: string | undefined;
  readonly encoding: 'base64' | 'hex';
}

/** Characters of an HMAC-SHA256: what is written otherwise, or longer, is none. */
const WRITTEN = { base64: /^[A-Za-z0-9+/]{43}=$/, hex: /^[0-9a-fA-F]{64}$/ } as const;
const NO_SIGNATURE = Buffer.alloc(32);

/** True when one of the secrets signed the body. Every secret is asked, and without a signature too: the time tells neither which, nor whether. */
export function isSigned({ body, given, encoding }: Signature, secrets: readonly string[]): boolean {
  const isWritten = given !== undefined && WRITTEN[encoding].test(given);
  const signature = isWritten ? Buffer.from(given, encoding) : NO_SIGNATURE;
  const matches = secrets.filter((secret) => timingSafeEqual(createHmac('sha256', secret).update(body).digest(), signature));
  return isWritten && matches.length > 0;
}
