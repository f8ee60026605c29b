import { announce } from '../../events/announce.js';
import type { Command } from '../../platform/execute.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { RESOLVE_REASONS } from '../../domain/exceptions/workException.js';
import { MAXIMUM_NAME, checkText } from '../../domain/shared/checkText.js';
import type { Decided, Refusal } from '../../domain/shared/refusal.js';
import { notFound, refusal, staleVersion } from '../../domain/shared/refusals.js';
import { endExceptions, type Ending } from '../../steps/exceptions/endExceptions.js';
import { decodeIds } from '../../steps/facts/decodeIds.js';

export interface ResolveException {
  readonly workExceptionId: string;
  readonly reasonCode: string;
  readonly note?: string;
  readonly ifVersion?: number;
}

export interface ExceptionResolvedResult {
  readonly workExceptionId: string;
}

interface ExceptionRow extends Omit<Ending, 'reasonCode' | 'note'> {
  readonly resolvedAt: string | null;
  readonly version: number;
}

/** A person has looked at it, and says what became of it. */
export const resolveException: Command<ResolveException, ExceptionResolvedResult, Refusal> = {
  name: 'resolveException',
  async run(work, intents) {
    const uuids = decodeIds(
      'workException',
      intents.map(({ input }) => input.workExceptionId),
    );
    const rows = await lockExceptions(work, [...uuids.values()]);
    const resolved = new Set<number>();
    const decisions = intents.map(({ input }) => decide(input, rows.get(uuids.get(input.workExceptionId) ?? ''), resolved));
    const told = await endExceptions(
      work,
      decisions.flatMap((decision) => (decision.ok ? [decision.value] : [])),
    );
    await announce(work, told);
    return decisions.map((decision, index) =>
      decision.ok ? { ok: true, value: { workExceptionId: intents[index]?.input.workExceptionId as string } } : decision,
    );
  },
};

async function lockExceptions(work: UnitOfWork, uuids: readonly string[]): Promise<ReadonlyMap<string, ExceptionRow>> {
  const rows = await work.rows<ExceptionRow>(
    `/* lockExceptions */ select id, public_id as uuid, kind, subjects, resolved_at as "resolvedAt", version from work_exception
     where tenant_id = $1 and public_id = any($2::uuid[]) order by id for update`,
    [work.tenantId, uuids],
  );
  return new Map(rows.map((row) => [row.uuid, row]));
}

function decide(input: ResolveException, row: ExceptionRow | undefined, resolved: Set<number>): Decided<Ending> {
  if (row === undefined) return { ok: false, refusals: [notFound('workException', input.workExceptionId, ['input', 'workExceptionId'])] };
  const refusals = [
    ...(row.resolvedAt !== null || resolved.has(row.id)
      ? [
          refusal('ILLEGAL_STATUS_TRANSITION', 'The exception was resolved before.', {
            path: ['input', 'workExceptionId'],
            facts: { workException: input.workExceptionId, resolvedAt: row.resolvedAt },
          }),
        ]
      : []),
    ...(input.ifVersion !== undefined && input.ifVersion !== row.version
      ? [staleVersion(input.ifVersion, row.version, ['input', 'ifVersion'])]
      : []),
    ...reasonRefusals(input),
  ];
  if (refusals.length > 0) return { ok: false, refusals };
  resolved.add(row.id);
  return { ok: true, value: { ...row, reasonCode: input.reasonCode, note: input.note } };
}

function reasonRefusals({ reasonCode, note }: ResolveException): readonly Refusal[] {
  const known = (RESOLVE_REASONS as readonly string[]).includes(reasonCode);
  const isSaid = reasonCode !== 'OTHER' || (note ?? '').trim() !== '';
  const length = note === undefined ? [] : checkText(note, MAXIMUM_NAME, ['input', 'reason', 'note']);
  if (known && isSaid) return length;
  const message = known ? 'Reason OTHER needs a note.' : `Reason ${reasonCode} is not one of ${RESOLVE_REASONS.join(', ')}.`;
  return [refusal('REASON_CODE_REQUIRED', message, { path: ['input', 'reason'], facts: { reasonCode } }), ...length];
}
