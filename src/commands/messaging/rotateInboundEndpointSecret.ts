import type { Command, Verdict } from '../../platform/execute.js';
import { newSecret } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { MAXIMUM_SECRETS } from '../../domain/inbound/inboundEndpoint.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import { notFound } from '../../domain/shared/refusals.js';
import { decodeIds } from '../../steps/facts/decodeIds.js';
import { secretRefusals } from './checkInboundEndpoint.js';
import type { InboundEndpointDefined } from './defineInboundEndpointInput.js';

export interface RotateInboundEndpointSecret {
  readonly inboundEndpointId: string;
  /** What its sender signs with from now on; one of ours if absent. */
  readonly secret?: string;
  /** Ends the secret before it at once: it got out. Else that one signs until the next rotation. */
  readonly endEarlier?: boolean;
}

/** Gives an endpoint another secret. Takes no idempotency key, since a stored result would hold it. */
export const rotateInboundEndpointSecret: Command<RotateInboundEndpointSecret, InboundEndpointDefined, Refusal> = {
  name: 'rotateInboundEndpointSecret',
  async run(work, intents) {
    const verdicts: Verdict<InboundEndpointDefined, Refusal>[] = [];
    for (const { key, input } of intents) {
      if (key !== undefined) throw new Error('rotateInboundEndpointSecret takes no idempotency key');
      const refusals = input.secret === undefined ? [] : secretRefusals(input.secret);
      const endpointId = refusals.length === 0 ? await touchEndpoint(work, input.inboundEndpointId) : undefined;
      if (refusals.length > 0) verdicts.push({ ok: false, refusals });
      else if (endpointId === undefined) {
        verdicts.push({ ok: false, refusals: [notFound('inbound endpoint', input.inboundEndpointId, ['input', 'inboundEndpointId'])] });
      } else verdicts.push({ ok: true, value: await rotate(work, endpointId, input) });
    }
    return verdicts;
  },
};

/** Locks it, so that two rotations come one after the other. */
async function touchEndpoint(work: UnitOfWork, inboundEndpointId: string): Promise<number | undefined> {
  const uuid = decodeIds('inboundEndpoint', [inboundEndpointId]).get(inboundEndpointId);
  if (uuid === undefined) return undefined;
  const [endpoint] = await work.rows<{ id: number }>(
    `/* touchEndpoint */ update inbound_endpoint set version = version + 1 where tenant_id = $1 and public_id = $2::uuid returning id`,
    [work.tenantId, uuid],
  );
  return endpoint?.id;
}

async function rotate(
  work: UnitOfWork,
  endpointId: number,
  { inboundEndpointId, secret, endEarlier }: RotateInboundEndpointSecret,
): Promise<InboundEndpointDefined> {
  const ours = secret === undefined ? newSecret() : undefined;
  const kept = endEarlier === true ? 0 : MAXIMUM_SECRETS - 1;
  await work.rows(
    `/* endSecrets */ delete from inbound_endpoint_secret where tenant_id = $1 and endpoint_id = $2 and id not in (
       select id from inbound_endpoint_secret where tenant_id = $1 and endpoint_id = $2 order by id desc limit $3)`,
    [work.tenantId, endpointId, kept],
  );
  await work.rows(
    `/* addSecret */ insert into inbound_endpoint_secret (tenant_id, endpoint_id, secret, created_at) values ($1, $2, $3, $4)`,
    [work.tenantId, endpointId, secret ?? ours, work.now],
  );
  return { inboundEndpointId, ...(ours !== undefined && { secret: ours }) };
}
