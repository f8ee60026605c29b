import type { Command, Verdict } from '../../platform/execute.js';
import { encodeTypeId, newPublicId, newSecret } from '../../platform/ids.js';
import type { UnitOfWork } from '../../platform/unitOfWork.js';
import { ID_PREFIXES } from '../../domain/shared/nouns.js';
import type { Refusal } from '../../domain/shared/refusal.js';
import { partnersByPublicId, sitesByPublicId } from '../../steps/facts/loadFacts.js';
import { locationsByPublicId } from '../../steps/facts/loadLocations.js';
import { checkInboundEndpoint, type CheckedEndpoint, type EndpointFacts, type KnownEndpoint } from './checkInboundEndpoint.js';
import type { DefineInboundEndpoint, InboundEndpointDefined } from './defineInboundEndpointInput.js';

/** Makes an address for a shop or carrier to post to, or changes it. Takes no idempotency key, since a stored result would hold the secret. */
export const defineInboundEndpoint: Command<DefineInboundEndpoint, InboundEndpointDefined, Refusal> = {
  name: 'defineInboundEndpoint',
  async run(work, intents) {
    const verdicts: Verdict<InboundEndpointDefined, Refusal>[] = [];
    for (const { key, input } of intents) {
      if (key !== undefined) throw new Error('defineInboundEndpoint takes no idempotency key');
      const facts = await loadFacts(work, input);
      const checked = checkInboundEndpoint(input, facts);
      verdicts.push(checked.ok ? { ok: true, value: await keep(work, input, { ...checked.value, known: facts.known }) } : checked);
    }
    return verdicts;
  },
};

async function loadFacts(work: UnitOfWork, { code, partnerId, siteId, shipToId }: DefineInboundEndpoint): Promise<EndpointFacts> {
  const [known] = await work.rows<KnownEndpoint>(
    `/* lockEndpoint */ select id, public_id as uuid, connector, partner_id as "partnerId", version from inbound_endpoint
     where tenant_id = $1 and code = $2 for no key update`,
    [work.tenantId, code],
  );
  const namesakes = await work.rows(`/* partnerOfCode */ select from trading_partner where tenant_id = $1 and code = $2`, [
    work.tenantId,
    code,
  ]);
  return {
    known,
    isCodeOfPartner: namesakes.length > 0,
    partner: (await partnersByPublicId(work, [partnerId])).get(partnerId),
    site: siteId === undefined ? undefined : (await sitesByPublicId(work, [siteId])).get(siteId),
    shipTo: shipToId === undefined ? undefined : (await locationsByPublicId(work, [shipToId])).get(shipToId),
  };
}

interface Kept extends CheckedEndpoint {
  readonly known: KnownEndpoint | undefined;
}

async function keep(work: UnitOfWork, input: DefineInboundEndpoint, kept: Kept): Promise<InboundEndpointDefined> {
  const { siteId, shipToId, known } = kept;
  if (known !== undefined) {
    await work.rows(
      `/* changeEndpoint */ update inbound_endpoint set site_id = $3, ship_to_id = $4, partial = $5, retired_on = $6, defined_by = $7,
         defined_at = $8, version = version + 1
       where tenant_id = $1 and id = $2`,
      [work.tenantId, known.id, siteId, shipToId, input.partial ?? true, input.retiredOn ?? null, work.actor.principalId, work.now],
    );
    return { inboundEndpointId: encodeTypeId(ID_PREFIXES.inboundEndpoint, known.uuid) };
  }
  const { id, inboundEndpointId } = await make(work, input, kept);
  const ours = input.secret === undefined ? newSecret() : undefined;
  await work.rows(
    `/* keepSecret */ insert into inbound_endpoint_secret (tenant_id, endpoint_id, secret, created_at) values ($1, $2, $3, $4)`,
    [work.tenantId, id, input.secret ?? ours, work.now],
  );
  return { inboundEndpointId, ...(ours !== undefined && { secret: ours }) };
}

async function make(
  work: UnitOfWork,
  input: DefineInboundEndpoint,
  { partnerId, siteId, shipToId }: CheckedEndpoint,
): Promise<{ readonly id: number; readonly inboundEndpointId: string }> {
  const publicId = newPublicId();
  const [row] = await work.rows<{ id: number }>(
    `/* makeEndpoint */ insert into inbound_endpoint (tenant_id, public_id, code, connector, partner_id, site_id, ship_to_id, partial, retired_on,
       defined_by, defined_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning id`,
    [
      work.tenantId,
      publicId,
      input.code,
      input.connector,
      partnerId,
      siteId,
      shipToId,
      input.partial ?? true,
      input.retiredOn ?? null,
      work.actor.principalId,
      work.now,
    ],
  );
  return { id: (row as { id: number }).id, inboundEndpointId: encodeTypeId(ID_PREFIXES.inboundEndpoint, publicId) };
}
