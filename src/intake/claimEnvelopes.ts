import type { Issue } from '../../connectors/contract/connector.js';
import type { DecodedEnvelope } from '../../connectors/contract/messageConnector.js';
import { inUnitOfWork } from '../platform/unitOfWork.js';
import { claimMessage, tryNumbers, type Claim } from './claimMessage.js';
import type { KnownPartner } from './findPartner.js';
import type { Judging } from './judging.js';

export interface ClaimedEnvelopes {
  readonly kind: 'claimed';
  /** Ordinals of those whose control number was used before for other content. */
  readonly repeated: ReadonlySet<number>;
  readonly issues: readonly Issue[];
}

export interface Claimants {
  readonly partner: KnownPartner;
  /** Complete, not rejected as a whole, the partner's own. */
  readonly envelopes: readonly DecodedEnvelope[];
  readonly isTest: (envelope: DecodedEnvelope) => boolean;
}

/** Real envelopes take their control numbers; those of tests are held against the numbers of real ones and take none. */
export async function claimEnvelopes(
  { intake, actor, message }: Judging,
  { partner, envelopes, isTest }: Claimants,
): Promise<ClaimedEnvelopes | Exclude<Claim, { kind: 'claimed' }>> {
  const unit = { actor, now: intake.now };
  const tests = envelopes.filter(isTest);
  const real = envelopes.filter((envelope) => !isTest(envelope));
  // Without any envelope the message still may have come before.
  const claim: Claim =
    tests.length > 0 && real.length === 0
      ? { kind: 'claimed', repeated: new Set() }
      : await inUnitOfWork(intake.orm, unit, (work) => claimMessage(work, { message, partner, envelopes: real }));
  if (claim.kind !== 'claimed') return claim;
  if (tests.length === 0) return { ...claim, issues: [] };
  const tried = await inUnitOfWork(intake.orm, { ...unit, dryRun: true }, (work) =>
    tryNumbers(work, { message, partner, envelopes: tests }),
  );
  return {
    kind: 'claimed',
    repeated: new Set([...claim.repeated, ...tried.repeated]),
    issues: tried.isDuplicate ? [CAME_BEFORE] : [],
  };
}

const CAME_BEFORE: Issue = {
  severity: 'info',
  code: 'MESSAGE_DUPLICATE',
  message: 'The same bytes were processed before: a real message would be a DUPLICATE, answered once more, and nothing done again.',
};
