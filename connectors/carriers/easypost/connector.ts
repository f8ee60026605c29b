import { createHash } from 'node:crypto';
import { parseInstant } from '../../../src/domain/shared/dates.js';
import { isSigned } from '../../contract/isSigned.js';
import { objectIn } from '../../contract/readJson.js';
import type { EventIdentity, WebhookConnector, WebhookRequest } from '../../contract/webhookConnector.js';
import { EASYPOST_CODES, SIGNATURE_HEADER, SIGNATURE_SCHEME } from './config.js';
import { decodeEasypost } from './decode.js';
import { translateEasypost } from './translate.js';

/** Parcels of all carriers that EasyPost follows. */
export const easypostConnector: WebhookConnector = {
  id: 'easypost',
  codes: EASYPOST_CODES,
  isAuthentic,
  identify,
  decode: decodeEasypost,
  translate: translateEasypost,
};

/** EasyPost signs with the secret in Unicode's form NFKD. */
function isAuthentic({ body, header }: WebhookRequest, secrets: readonly string[]): boolean {
  const written = header(SIGNATURE_HEADER);
  const given = written?.startsWith(SIGNATURE_SCHEME) === true ? written.slice(SIGNATURE_SCHEME.length) : undefined;
  return isSigned(
    { body, given, encoding: 'hex' },
    secrets.map((secret) => secret.normalize('NFKD')),
  );
}

const MAXIMUM_TOPIC = 60;
const MAXIMUM_ID = 100;

/** The id stands in the signed body, and what changes from one attempt to the next (status, pending_urls) makes it no other event. */
function identify({ body }: WebhookRequest): EventIdentity {
  const { id, description, created_at: createdAt } = objectIn(body) ?? {};
  const topic = typeof description === 'string' ? description.slice(0, MAXIMUM_TOPIC) : '';
  const eventId = typeof id === 'string' && id !== '' ? id.slice(0, MAXIMUM_ID) : createHash('sha256').update(body).digest('hex');
  const sentAt = typeof createdAt === 'string' ? parseInstant(createdAt) : undefined;
  return { topic, key: `${topic}/${eventId}`, ...(sentAt !== undefined && { sentAt }) };
}
