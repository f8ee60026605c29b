/** The relay's channel. A notification only says where to look: the table is the truth. */
export const HINT_CHANNEL = 'lotgraph_events';

/** NOTIFY takes payloads below 8,000 bytes (PostgreSQL, NOTIFY). */
const PAYLOAD_LIMIT_BYTES = 7_999;
const ANY_TENANT = '*';

/** The last position of each tenant that has new events, or 'all' when there were too many to name. */
export type Hint = ReadonlyMap<number, number> | 'all';

/** Another way than NOTIFY to tell all processes. What it loses, the listeners' poll finds. */
export interface HintTransport {
  /** True while a hint would very likely get through. */
  readonly isUp: boolean;
  /** False when it is not known to have been taken: tell it in another way. Never throws. */
  tell(heads: ReadonlyMap<number, number>): Promise<boolean>;
  /** Hears until the returned function is called. `onConnected` after each silence: hints may have been missed. */
  listen(listener: { readonly onHint: (hint: Hint) => void; readonly onConnected: () => void }): () => void;
}

export function encodeHint(heads: ReadonlyMap<number, number>): string {
  const payload = JSON.stringify(Object.fromEntries(heads));
  return payload.length <= PAYLOAD_LIMIT_BYTES ? payload : ANY_TENANT;
}

/** Anything it cannot read means 'all': looking once too often does no harm. */
export function decodeHint(payload: string): Hint {
  try {
    const heads: unknown = JSON.parse(payload);
    if (heads === null || typeof heads !== 'object') return 'all';
    return new Map(Object.entries(heads).map(([tenantId, position]) => [Number(tenantId), Number(position)]));
  } catch {
    return 'all';
  }
}
