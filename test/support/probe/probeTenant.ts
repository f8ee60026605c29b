import { announceExpiring } from '../../../src/commands/alerting/announceExpiring.js';
import { ID_PREFIXES, type Noun } from '../../../src/domain/shared/nouns.js';
import { encodeTypeId } from '../../../src/platform/ids.js';
import type { Tenant } from '../tenant.js';
import type { Facts } from './facts.js';
import { aDocument } from './aDocument.js';
import { makeSupplier } from './probeSupplier.js';
import { makePlaces, maker, type Asking, type Making } from './probeThings.js';
import { tellMessage } from './tellMessage.js';

/** A tenant with some of everything, made through the API. All its texts bear its mark, which no other tenant's do. */
export interface ProbeTenant {
  readonly tenant: Tenant;
  readonly mark: string;
  readonly making: Making;
  /** The administrator's key. */
  readonly key: string;
  /** A supplier's key. */
  readonly partnerKey: string;
  readonly facts: Facts;
  /** Ids of one row of every noun that has rows. */
  readonly nodeIds: readonly string[];
  /** Receives, holds, announces a lot about to expire and a message: an event for every subscription. */
  act(): Promise<void>;
}

export async function aProbeTenant(
  asking: Asking,
  { mark, number }: { readonly mark: string; readonly number: number },
): Promise<ProbeTenant> {
  const { door } = asking;
  const tenant = await door.aTenant();
  await door.owner.query(`update tenant set name = $2 where tenant_id = $1`, [tenant.tenantId, `${mark} tenant`]);
  await door.owner.query(`update legal_entity set code = $2, name = $2 where tenant_id = $1`, [tenant.tenantId, `${mark}-ENTITY`]);
  const key = await tenant.aKey();
  const making: Making = { make: maker(asking, key), mark, number };
  const places = { ...(await makePlaces(making)), legalEntityCode: `${mark}-ENTITY` };
  const { facts, secret } = await makeSupplier(asking, { tenant, making, places });
  const document = aDocument(`query ${mark}Document { me { name } }`);
  await making.make('defineTrustedDocuments', { documents: [document] });
  const all = { ...facts, document: document.documentId };
  return {
    tenant,
    mark,
    making,
    key,
    partnerKey: secret,
    facts: all,
    nodeIds: await nodeIdsOf(asking, tenant),
    act: () => act(asking, { tenant, making, facts: all }),
  };
}

const TABLES: Partial<Record<Noun, string>> = {
  tenant: 'tenant',
  legalEntity: 'legal_entity',
  partner: 'trading_partner',
  event: 'domain_event',
  order: 'demand_order',
  certificate: 'lot_certificate',
  orderLine: 'demand_order_line',
};

/** One id of every noun; undefined rows are left out, so that a noun joins when something makes it. */
async function nodeIdsOf({ door }: Asking, { tenantId }: Tenant): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const [noun, prefix] of Object.entries(ID_PREFIXES)) {
    const table = TABLES[noun as Noun] ?? noun.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const { rows } = await door.owner.query(`select public_id as uuid from ${table} where tenant_id = $1 limit 1`, [tenantId]);
    if (rows.length > 0) ids.push(encodeTypeId(prefix, rows[0].uuid as string));
  }
  return ids;
}

interface Acting {
  readonly tenant: Tenant;
  readonly making: Making;
  readonly facts: Facts;
}

async function act({ door }: Asking, { tenant, making: { make }, facts }: Acting): Promise<void> {
  const actor = { tenantId: tenant.tenantId, principalId: tenant.administrator };
  await make('moveStock', { lotId: facts['lot'], fromBinId: facts['bin'], toBinId: facts['otherBin'], quantity: { value: '1' } });
  await make('placeHold', { lotId: facts['heldLot'], type: 'QUALITY', scope: 'LOT', reason: { code: 'OTHER', note: 'seen' } });
  await make('placeHold', { lotId: facts['stoppedLot'], type: 'RECALL', scope: 'LOT', reason: { code: 'OTHER', note: 'stopped' } });
  await door.executor.execute(announceExpiring, { actor }, [{ input: {} }]);
  const payload = { inboundMessage: `msg_${facts['sku']}`, status: 'PROCESSED', partner: facts['partner']!, issueCount: 0 };
  await door.executor.execute(tellMessage(payload), { actor }, [{ input: {} }]);
}
