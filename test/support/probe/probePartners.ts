import type { GrantedNoun } from '../../../src/domain/access/grantedNoun.js';
import type { PartnerRole } from '../../../src/domain/access/apiKey.js';
import type { Refusal } from '../../../src/domain/shared/refusal.js';
import { decodeTypeId } from '../../../src/platform/ids.js';
import type { Command } from '../../../src/platform/execute.js';
import { grantPartners } from '../../../src/steps/access/grantPartners.js';
import type { Tenant } from '../tenant.js';
import type { Facts } from './facts.js';
import type { ProbeTenant } from './probeTenant.js';
import { makeSupplier } from './probeSupplier.js';
import { idIn, type Asking, type Made, type Making } from './probeThings.js';
import { tellMessage } from './tellMessage.js';

/** A partner of a tenant with a key of its role, and what it may see. */
export interface ProbePartner {
  readonly role: PartnerRole;
  readonly mark: string;
  readonly key: string;
  readonly partnerId: number;
  /** What it may name. */
  readonly facts: Facts;
  /** Ids that `node` finds for it. */
  readonly nodeIds: readonly string[];
  /** Something happens that concerns it and nobody else outside. */
  act(): Promise<void>;
}

export type ProbePartners = Readonly<Record<PartnerRole, ProbePartner>>;

/** The supplier that the tenant has already, and a customer, a carrier and a storefront beside it. */
export async function partnersOfTenant(asking: Asking, probed: ProbeTenant): Promise<ProbePartners> {
  return await partnersAround(asking, probed, { mark: probed.mark, facts: probed.facts, key: probed.partnerKey });
}

/** Others of each kind in the same tenant, with goods of their own. */
export async function otherPartners(asking: Asking, probed: ProbeTenant, mark: string): Promise<ProbePartners> {
  const making: Making = { make: probed.making.make, mark, number: probed.making.number + 50 };
  const places = probed.facts as never;
  const { facts, secret } = await makeSupplier(asking, { tenant: probed.tenant, making, places });
  return await partnersAround(asking, probed, { mark, facts, key: secret });
}

interface SupplierSide {
  readonly mark: string;
  readonly facts: Facts;
  readonly key: string;
}

async function partnersAround(asking: Asking, probed: ProbeTenant, { mark, facts, key }: SupplierSide): Promise<ProbePartners> {
  const { tenant } = probed;
  const making = { ...probed.making, mark };
  const aPartner = (role: Exclude<PartnerRole, 'supplier'>) => aPartnerOf(asking, { tenant, making, role });
  const customer = await aPartner('customer');
  const storefront = await aPartner('storefront');
  const bought = await orderOf(making, customer, facts);
  const sold = await orderOf(making, storefront, facts);
  await grantTo(asking, tenant, { partnerId: customer.partnerId, ids: [facts['lot']!, facts['ownLot']!, facts['item']!] });
  const supplier = {
    role: 'supplier' as const,
    mark,
    key,
    partnerId: await internalId(asking, tenant, facts['partner']!),
    facts,
    nodeIds: ['item', 'lot', 'heldLot', 'site', 'shipment', 'shipmentLine', 'message'].map((name) => facts[name]!),
  };
  return {
    supplier: { ...supplier, act: () => act(asking, tenant, { ...supplier, partner: facts['partner']! }) },
    customer: {
      ...customer,
      facts: { ...facts, ...customer.facts, ...bought },
      nodeIds: [facts['item']!, facts['lot']!, facts['ownLot']!, bought['order']!, bought['orderLine']!, ...madeBy(bought)],
    },
    carrier: await aPartner('carrier'),
    storefront: aStorefront(storefront, probed.facts, sold),
  };
}

/** It sees the items and sites of the tenant, whoever supplies them. */
function aStorefront(partner: ProbePartner, { item, sku, gtin, site, siteCode }: Facts, sold: Facts): ProbePartner {
  return {
    ...partner,
    facts: { ...partner.facts, item: item!, sku: sku!, gtin: gtin!, site: site!, siteCode: siteCode!, ...sold },
    nodeIds: [item!, site!, sold['order']!, sold['orderLine']!, ...madeBy(sold)],
  };
}

/** Ids of what left, and of what is reserved. */
const madeBy = (facts: Facts): readonly string[] => [facts['outbound']!, facts['shippedLine']!, facts['package']!, facts['reservation']!];

/** An order of a partner's own, what left of it, and a reservation. */
async function orderOf({ make, mark }: Making, { role, facts: { partner } }: ProbePartner, { site, item, staging }: Facts): Promise<Facts> {
  const named = {
    orderSource: `${mark}-${role.toUpperCase()}`,
    externalOrder: `${mark}-${role}-1`,
    shippedNumber: `${mark}-${role}-SHIP`,
  };
  const lines = [{ itemId: item, quantity: { value: '1' } }];
  const placed = await make('placeOrder', {
    source: named.orderSource,
    externalId: named.externalOrder,
    customerId: partner,
    siteId: site,
    lines,
    allocate: true,
  });
  const order = placed['PlaceOrderPayload__order'] as Made;
  const orderId = idIn(placed, 'PlaceOrderPayload__order');
  const claim = { itemId: item, siteId: site, quantity: { value: '1' }, customerId: partner, expiresInSeconds: 2_592_000 };
  const reservation = idIn(await make('reserveStock', claim), 'ReserveStockPayload__reservation');
  await make('pickOrder', { orderId, toBinId: staging });
  await make('packOrder', { orderId, packages: [{ code: `${named.orderSource}-CRATE` }] });
  const left = await make('shipOrder', { orderId, shipmentNumber: named.shippedNumber, trackingNumber: `${mark}-${role}-TRACK` });
  const shipment = left['ShipOrderPayload__shipment'] as Made;
  return {
    ...named,
    order: orderId,
    orderLine: idIn(order, 'Order__lines'),
    reservation,
    outbound: idIn(left, 'ShipOrderPayload__shipment'),
    shippedLine: idIn(shipment, 'Shipment__lines'),
    package: idIn(shipment, 'Shipment__packages'),
    trackingNumber: `${mark}-${role}-TRACK`,
    shippedOrder: orderId,
    shippedLot: idIn((shipment['Shipment__lines'] as readonly Made[])[0]!, 'ShipmentLine__lot'),
  };
}

/** One unit of a lot into another that is there already. */
export async function pour(
  { make }: Pick<Making, 'make'>,
  { from, to, binId }: { readonly from: string; readonly to: string; readonly binId: string },
): Promise<void> {
  const part = (lotId: string) => ({ lotId, binId, quantity: { value: '1' } });
  await make('transformLots', { kind: 'BLEND', inputs: [part(from)], outputs: [part(to)] });
}

interface NewPartner {
  readonly tenant: Tenant;
  readonly making: Making;
  readonly role: Exclude<PartnerRole, 'supplier'>;
}

async function aPartnerOf(asking: Asking, { tenant, making: { make, mark }, role }: NewPartner): Promise<ProbePartner> {
  const code = `${mark}-${role.toUpperCase()}`;
  const defined = await make('definePartner', { code, name: `${mark} ${role}`, roles: [role.toUpperCase()] });
  const partner = idIn(defined, 'DefinePartnerPayload__partner');
  const made = await make('createApiKey', { principalName: `${mark} ${role}`, role: role.toUpperCase(), partnerId: partner });
  const partnerId = await internalId(asking, tenant, partner);
  const key = made['CreateApiKeyPayload__key'] as string;
  const nodeIds: readonly string[] = [];
  return { role, mark, key, partnerId, facts: { partner }, nodeIds, act: () => act(asking, tenant, { mark, partnerId, partner }) };
}

async function act(
  { door }: Asking,
  { tenantId, administrator }: Tenant,
  { mark, partnerId, partner }: { readonly mark: string; readonly partnerId: number; readonly partner: string },
): Promise<void> {
  const told = tellMessage({ inboundMessage: `msg_${mark}`, status: 'PROCESSED', partner, issueCount: 0 }, [partnerId]);
  await door.executor.execute(told, { actor: { tenantId, principalId: administrator } }, [{ input: {} }]);
}

/** The right that an order or a shipment will create. */
async function grantTo(
  asking: Asking,
  tenant: Tenant,
  { partnerId, ids }: { readonly partnerId: number; readonly ids: readonly string[] },
): Promise<void> {
  const grants = await Promise.all(
    ids.map(async (id) => ({
      partnerId,
      noun: decodeTypeId(id)!.prefix as GrantedNoun & ('lot' | 'item'),
      objectId: await internalId(asking, tenant, id),
    })),
  );
  const grant: Command<object, object, Refusal> = {
    name: 'grantForProbe',
    async run(work, intents) {
      await grantPartners(work, grants);
      return intents.map(() => ({ ok: true, value: {} }));
    },
  };
  const actor = { tenantId: tenant.tenantId, principalId: tenant.administrator };
  await asking.door.executor.execute(grant, { actor }, [{ input: {} }]);
}

const TABLES: Readonly<Record<string, string>> = { lot: 'lot', item: 'item', partner: 'trading_partner' };

async function internalId({ door }: Asking, { tenantId }: Tenant, id: string): Promise<number> {
  const { prefix, uuid } = decodeTypeId(id)!;
  const { rows } = await door.owner.query(`select id from ${TABLES[prefix]!} where tenant_id = $1 and public_id = $2`, [tenantId, uuid]);
  return Number(rows[0].id);
}
