import { acceptMessage, type MessageAccepted } from '../../src/commands/messaging/acceptMessage.js';
import { collectBody } from '../../src/commands/messaging/messageBody.js';
import type { Refusal } from '../../src/domain/shared/refusal.js';
import { invalidInput, notFound, refusal } from '../../src/domain/shared/refusals.js';
import { ownPartner } from '../../src/queries/access/ownPartner.js';
import { partnerByRef } from '../../src/queries/masterData/partnerByRef.js';
import type { GraphContext } from '../shared/context.js';
import { encodeId } from '../shared/ids.js';
import { requestError } from '../shared/requestError.js';
import { runCommand, type PayloadOf } from '../shared/runCommand.js';
import { userErrorsOf } from '../shared/userErrors.js';
import type { SubmitMessageInput } from './inboundMessage.inputs.js';

/** Larger messages come by HTTP (POST /connectors/<partner>/edi). */
const MAXIMUM_BYTES = 128 * 1_024;
const MAXIMUM_FILE_NAME = 200;
const BASE64 = /^[A-Za-z0-9+/\s]*={0,2}\s*$/;

/** Keeps the message and has it processed. Errors: LIMIT_EXCEEDED as a top-level error; the rest are user errors. */
export async function submitMessage(context: GraphContext, input: SubmitMessageInput): Promise<PayloadOf<MessageAccepted>> {
  const bytes = bytesOf(input);
  const partnerId = await partnerOf(context, input);
  const refusals = [bytes, partnerId, fileNameRefusal(input)].filter((found) => isRefusal(found));
  if (isRefusal(bytes) || isRefusal(partnerId) || refusals.length > 0) {
    return { userErrors: userErrorsOf(refusals), replayed: false };
  }
  const body = await collectBody([bytes], MAXIMUM_BYTES);
  if (body === undefined)
    throw requestError('LIMIT_EXCEEDED', `A message submitted by GraphQL has at most ${MAXIMUM_BYTES} bytes; post larger ones.`);
  const { idempotencyKey, fileName, test } = input;
  return await runCommand(context, acceptMessage(body, context.enqueue), {
    idempotencyKey,
    connector: 'edi',
    wayIn: 'GRAPHQL',
    partnerId,
    fileName,
    sha256: body.sha256,
    ...(test && { test }),
  });
}

function bytesOf({ content, contentBase64 }: SubmitMessageInput): Buffer | Refusal {
  if (typeof content === 'string' && typeof contentBase64 !== 'string') return Buffer.from(content, 'utf8');
  if (typeof contentBase64 !== 'string' || typeof content === 'string') {
    return invalidInput('Exactly one of content and contentBase64 is needed.', ['input', 'content']);
  }
  return BASE64.test(contentBase64) ? Buffer.from(contentBase64, 'base64') : invalidInput('It is no base64.', ['input', 'contentBase64']);
}

/** The partner whose message it must be: of a partner's own key, itself. */
async function partnerOf(context: GraphContext, { partnerId, partnerCode }: SubmitMessageInput): Promise<string | undefined | Refusal> {
  const own = context.principal.partnerId === undefined ? undefined : await ownPartner(context.read(), context.principal.partnerId);
  if (own !== undefined) {
    const ownId = encodeId('partner', own.publicId);
    const isOwn = (!partnerId || partnerId === ownId) && (!partnerCode || partnerCode === own.code);
    return isOwn
      ? ownId
      : refusal('PARTNER_MISMATCH', 'Your key is for another partner.', { path: ['input', partnerId ? 'partnerId' : 'partnerCode'] });
  }
  if (partnerId && partnerCode) return invalidInput('Name the partner by id or by code, not both.', ['input', 'partnerCode']);
  if (!partnerCode) return partnerId ?? undefined;
  const partner = await partnerByRef(context.read(), { code: partnerCode });
  return partner === undefined ? notFound('partner', partnerCode, ['input', 'partnerCode']) : encodeId('partner', partner.publicId);
}

function fileNameRefusal({ fileName }: SubmitMessageInput): Refusal | undefined {
  if (!fileName || fileName.length <= MAXIMUM_FILE_NAME) return undefined;
  return invalidInput(`It has more than ${MAXIMUM_FILE_NAME} characters.`, ['input', 'fileName']);
}

function isRefusal(value: Buffer | string | Refusal | undefined): value is Refusal {
  return typeof value === 'object' && !Buffer.isBuffer(value);
}
