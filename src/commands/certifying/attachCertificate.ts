import { announce } from '../../events/announce.js';
import type { Command } from '../../platform/execute.js';
import { encodeTypeId, newPublicId } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { checkText, MAXIMUM_CODE } from '../../domain/shared/checkText.js';
import { parseLocalDate } from '../../domain/shared/dates.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import { invalidInput, lotNotFound } from '../../domain/shared/refusals.js';
import { lotsByPublicId, type LotFacts } from '../../steps/facts/loadFacts.js';

export interface AttachCertificate {
  /** TypeID. */
  readonly lotId: string;
  readonly kind: string;
  readonly number: string;
  readonly validFrom?: string;
  readonly validUntil?: string;
  readonly document?: string;
}

export interface CertificateAttached {
  readonly certificateId: string;
}

const MAXIMUM_NUMBER = 100;
const MAXIMUM_DOCUMENT = 500;

/** Attaches certificates to lots, or says anew what is known of one: its kind and number make it the same. */
export const attachCertificate: Command<AttachCertificate, CertificateAttached, Refusal> = {
  name: 'attachCertificate',
  async run(work, intents) {
    const lots = await lotsByPublicId(
      work,
      intents.map(({ input }) => input.lotId),
    );
    const refusals = intents.map(({ input }) => refusalsOf(input, lots.get(input.lotId)));
    const attached: (string | undefined)[] = [];
    for (const [index, { input }] of intents.entries()) {
      const lot = lots.get(input.lotId);
      attached.push(refusals[index]?.length === 0 && lot !== undefined ? await keep(work, lot, input) : undefined);
    }
    await announce(
      work,
      intents.flatMap(({ input: { lotId, kind } }, index) => {
        const certificate = attached[index];
        if (certificate === undefined) return [];
        const subjects = { certificate: [certificate], lot: [lotId] };
        return [{ type: 'CertificateAttached' as const, payload: { certificate, lot: lotId, kind }, subjects }];
      }),
    );
    return attached.map((certificateId, index) =>
      certificateId === undefined ? { ok: false, refusals: refusals[index] ?? [] } : { ok: true, value: { certificateId } },
    );
  },
};

function refusalsOf(
  { lotId, kind, number, validFrom, validUntil, document }: AttachCertificate,
  lot: LotFacts | undefined,
): readonly Refusal[] {
  const noDay = (day: string | undefined, field: string): readonly Refusal[] =>
    day === undefined || parseLocalDate(day) !== undefined ? [] : [invalidInput(`${field} is a date.`, ['input', field])];
  const isBackwards = validFrom !== undefined && validUntil !== undefined && validUntil < validFrom;
  return [
    ...(lot === undefined ? [lotNotFound(lotId, ['input', 'lotId'])] : []),
    ...checkText(kind, MAXIMUM_CODE, ['input', 'kind']),
    ...checkText(number, MAXIMUM_NUMBER, ['input', 'number']),
    ...noDay(validFrom, 'validFrom'),
    ...noDay(validUntil, 'validUntil'),
    ...(isBackwards ? [invalidInput('It is valid from a day on, not until one before.', ['input', 'validUntil'])] : []),
    ...(document === undefined ? [] : checkText(document, MAXIMUM_DOCUMENT, ['input', 'document'])),
  ];
}

async function keep(work: UnitOfWork, lot: LotFacts, input: AttachCertificate): Promise<string> {
  const { kind, number, validFrom = null, validUntil = null, document = null } = input;
  const [row] = await work.rows<{ readonly uuid: string }>(
    `/* keepCertificate */ insert into lot_certificate as c
       (tenant_id, public_id, lot_id, kind, number, valid_from, valid_until, document, attached_by, attached_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (tenant_id, lot_id, kind, number) do update set valid_from = excluded.valid_from, valid_until = excluded.valid_until,
       document = excluded.document, attached_by = excluded.attached_by, attached_at = excluded.attached_at, version = c.version + 1
     returning public_id as uuid`,
    [work.tenantId, newPublicId(), lot.id, kind, number, validFrom, validUntil, document, work.actor.principalId, work.now],
  );
  if (row === undefined) throw new Error('a certificate that is kept has a row');
  return encodeTypeId(ID_PREFIXES.certificate, row.uuid);
}
