import { expect, it } from '@jest/globals';
import type { PartnerLookups } from '../../connectors/contract/lookups.js';
import type { EventTranslation, WebhookConnector, WebhookRequest } from '../../connectors/contract/webhookConnector.js';

/** What the kit must be told of a connector: how its sender signs, and an event that asks for something. */
export interface KitSubject {
  readonly connector: WebhookConnector;
  readonly body: string;
  /** The headers that its sender would send with the body. */
  headers(body: Uint8Array, secret: string): Readonly<Record<string, string>>;
  readonly signatureHeader: string;
  readonly lookups: PartnerLookups;
}

const SECRET = 'a secret of sixteen characters and a Ω';
const OTHER = 'another secret, just as long and valid';

export const requestOf = (body: Uint8Array, headers: Readonly<Record<string, string>>): WebhookRequest => ({
  body,
  header: (name) => headers[name.toLowerCase()],
});

export function translated(
  { connector, lookups }: Pick<KitSubject, 'connector' | 'lookups'>,
  body: Uint8Array,
): EventTranslation & { codes: readonly string[] } {
  const event = connector.decode(body, { topic: 'topic' });
  const translation = connector.translate(event, { source: 'the-shop' }, lookups);
  return { ...translation, codes: [...event.issues, ...translation.issues].map(({ severity, code }) => `${severity} ${code}`) };
}

/** What every connector for webhooks must pass. */
export function keepsTheContract(subject: KitSubject): void {
  const { connector, headers, signatureHeader } = subject;
  const body = Buffer.from(subject.body);
  const good = headers(body, SECRET);

  it('believes what one of the secrets signed, and nothing else', () => {
    const check = (bytes: Uint8Array, sent: Readonly<Record<string, string>>, secrets = [SECRET]): boolean =>
      connector.isAuthentic(requestOf(bytes, sent), secrets);
    expect([check(body, good), check(body, good, [OTHER, SECRET]), check(body, good, [SECRET, OTHER])]).toEqual([true, true, true]);
    expect([check(body, good, [OTHER]), check(body, good, []), check(body, {}), check(Buffer.alloc(0), good)]).toEqual([
      false,
      false,
      false,
      false,
    ]);
    expect(check(Buffer.concat([body, Buffer.from('\n')]), good)).toBe(false);
    const signature = good[signatureHeader]!;
    for (let at = 0; at < signature.length; at += 1) {
      const changed = `${signature.slice(0, at)}${signature[at] === '1' ? '2' : '1'}${signature.slice(at + 1)}`;
      expect([at, check(body, { ...good, [signatureHeader]: changed })]).toEqual([at, false]);
    }
    for (let at = 0; at < body.length; at += 7) {
      const changed = Buffer.from(body);
      changed[at]! ^= 1;
      expect([at, check(changed, good)]).toEqual([at, false]);
    }
  });

  it('calls the same event the same, whatever attempt brings it', () => {
    const { key } = connector.identify(requestOf(body, good));
    expect(connector.identify(requestOf(Buffer.from(body), { ...good })).key).toBe(key);
    expect(key.length).toBeLessThanOrEqual(200);
    const other = Buffer.from(subject.body.replace(/\d(?=[^\d]*$)/, (digit) => (digit === '1' ? '2' : '1')).replace('evt_1', 'evt_2'));
    expect(connector.identify(requestOf(other, headers(other, SECRET))).key).not.toBe(key);
  });

  it('tells the same of the same bytes', () => {
    const first = translated(subject, body);
    expect(first.told).toBeDefined();
    expect(translated(subject, Buffer.from(body))).toEqual(first);
  });

  it('takes nothing of a body that was cut off, at any byte, and never throws', () => {
    for (let length = 0; length < body.length; length += 1) {
      const cut = translated(subject, body.subarray(0, length));
      expect([length, cut.told, cut.codes]).toEqual([length, undefined, ['reject JSON_UNREADABLE']]);
    }
  });

  it.each([
    '',
    'null',
    '[]',
    '7',
    '"text"',
    '{}',
    `${'['.repeat(100_000)}`,
    '{"a":',
    '\u0000',
    '{"line_items":7}',
    '{"description":"tracker.updated","result":[]}',
  ])('never throws, whatever it is sent: %.40s', (text) => {
    const { told } = translated(subject, Buffer.from(text));
    expect(told === undefined || told.kind === 'NOTHING').toBe(true);
    expect(connector.identify(requestOf(Buffer.from(text), {})).key.length).toBeGreaterThan(0);
  });

  it('reads UTF-8 and nothing that merely looks like it', () => {
    expect(translated(subject, Buffer.concat([body.subarray(0, -1), Buffer.from([0xff]), body.subarray(-1)])).told).toBeUndefined();
  });
}
