import { createHash } from 'node:crypto';
import type pg from 'pg';
import { ID_PREFIXES, type Noun } from '../../src/domain/shared/nouns.js';
import { encodeTypeId } from '../../src/platform/ids.js';

/** Enough that reading a whole table, or a whole tenant, is a worse plan than an index: 20 tenants side by side, 1,000 rows each in every table. */
const TENANTS = 20;
const ROWS = 1_000;
const FIRST_TENANT = 9_001;
/** One in the middle. */
export const PROBED_TENANT = 9_010;
/** Whose rows the samples ask for. */
export const PROBED_PARTNER = 18;
/** To whom every item and site was granted: too many to be read for each row. */
export const GRANTED_PARTNER = 17;
/** Who sees all items. */
export const PROBED_STOREFRONT = 19;

/** Columns of each table as SQL over `t` (the tenant) and `n` (1 to 1,000); what few rows have is what the samples ask for. */
const TABLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  trading_partner: { code: text('P'), name: text('Partner '), is_storefront: 'n = 19' },
  partner_location: { partner_id: '1 + n % 100', code: text('PL'), name: text('Place ') },
  principal: { name: text('Principal '), role: `'operator'` },
  api_key: { principal_id: '1 + n % 500', secret_sha256: `'\\x00'`, created_at: 'now()' },
  trusted_document: {
    public_id: '',
    sha256: `lpad(to_hex(n), 64, '0')`,
    body: `'{ me { id } }'`,
    kind: `'QUERY'`,
    defined_by: '1 + n % 500',
    defined_at: 'now()',
  },
  site: { code: text('S'), name: text('Site '), legal_entity_id: '1', time_zone: `'UTC'` },
  bin: {
    code: text('B'),
    site_id: '1 + n % 50',
    kind: `case when n % 200 = 0 then 'VESSEL' when n % 200 = 1 then 'DAMAGED' else 'STORAGE' end`,
  },
  item: { sku: text('SKU'), name: text('Item '), base_unit: `'KGM'`, scale: '3' },
  pack_level: { public_id: '', item_id: 'n', unit_code: `'XBX'`, numerator: '12' },
  lot: {
    item_id: '1 + n % 100',
    supplier_id: '1 + n % 100',
    lot_number: text('L'),
    supplier_lot_number: text('SL-'),
    supplier_lot_normalised: text('SL'),
    quality: `case when n % 200 = 0 then 'REJECTED' when n % 200 = 1 then 'PENDING_INSPECTION' else 'RELEASED' end`,
    usable_through: `date '2026-01-01' + n`,
    created_at: 'now()',
  },
  lot_restriction: { public_id: '', lot_id: 'n', customer_class: text('CL') },
  handling_unit: { code: text('HU'), kind: `'PALLET'`, opened_at: 'now()' },
  balance: {
    lot_id: 'n',
    bin_id: '1 + n % 200',
    condition: `'GOOD'`,
    ownership: `'OWNED'`,
    owner_id: 'case when n % 100 = 18 then 18 end',
    handling_unit_id: 'n',
    item_id: '1 + n % 100',
    site_id: '1 + n % 50',
    stored: 'true',
    on_hand: '10',
    blocked_bits: '0',
    usable_through: `date '2026-01-01' + n`,
    public_id: '',
  },
  genealogy_edge: {
    public_id: '',
    parent_lot_id: '1 + n % 300',
    child_lot_id: '301 + n % 700',
    transformation_id: 'n',
    quantity: '1',
    entry_id: 'n',
    occurred_at: 'now()',
  },
  hold: {
    lot_id: '1 + n % 500',
    site_id: '1 + n % 100',
    scope: `'LOT_SITE'`,
    type: `case when n % 200 = 0 then 'CUSTOMS' when n % 200 = 1 then 'RECALL' else 'QUALITY' end`,
    reason_code: `'OTHER'`,
    placed_by: '1',
    placed_at: 'now()',
    released_by: 'case when n % 50 > 0 then 1 end',
    released_at: 'case when n % 50 > 0 then now() end',
  },
  inbound_shipment: {
    supplier_id: '1 + n % 100',
    shipment_number: text('ASN'),
    content_sha256: `'\\x00'`,
    purpose: `'ORIGINAL'`,
    status: `case when n % 100 = 0 then 'EXPECTED' when n % 100 = 1 then 'CANCELLED' else 'RECEIVED' end`,
    expected_on: `date '2026-01-01' + n`,
    recorded_at: 'now()',
  },
  inbound_handling_unit: { public_id: '', shipment_id: 'n', code: text('HU'), kind: `'PALLET'` },
  demand_order: {
    kind: `'SALES'`,
    source: `'OWN'`,
    external_id: text('EX'),
    customer_id: '1 + n % 100',
    status: `case when n % 100 = 0 then 'CANCELLED' else 'OPEN' end`,
    site_id: '1 + n % 50',
    ship_on: `date '2026-01-01' + n`,
    placed_by: '1',
    placed_at: 'now()',
    cancelled_at: 'case when n % 100 = 0 then now() end',
  },
  shipment: {
    shipment_number: text('SN'),
    order_id: 'n',
    customer_id: '1 + n % 100',
    site_id: '1 + n % 50',
    tracking_number: text('TR'),
    status: `case when n % 200 = 0 then 'LOST' when n % 200 = 1 then 'EXCEPTION' else 'DELIVERED' end`,
    shipped_at: 'now()',
    recorded_at: 'now()',
  },
  shipment_line: {
    shipment_id: 'n',
    order_line_id: 'n',
    allocation_id: 'n',
    item_id: 'n',
    lot_id: '1 + n % 500',
    customer_id: '1 + n % 100',
    ship_to_id: '1 + n % 200',
    quantity: '1',
    shipped_entry_id: 'n',
    travels_in_balance_id: 'n',
  },
  purchase_order: {
    order_number: text('PO'),
    supplier_id: '1 + n % 100',
    site_id: '1 + n % 50',
    created_by: '1',
    created_at: 'now()',
  },
  reservation: {
    item_id: '1 + n % 100',
    site_id: '1 + n % 50',
    customer_id: '1 + n % 100',
    quantity: '1',
    expires_at: `now() + n * interval '1 second'`,
    reserved_by: '1',
    reserved_at: 'now()',
  },
  customer_lot_rule: {
    customer_class: `case when n % 2 = 0 then ${text('CL')} end`,
    customer_id: 'case when n % 2 = 1 then 1 + n % 100 end',
    item_id: 'n',
    counted_on: `'SHIPPING'`,
    defined_by: '1',
    defined_at: 'now()',
  },
  work_exception: {
    kind: `case when n % 200 = 0 then 'SHORT_PICK' when n % 200 = 1 then 'SHIPMENT_LOST' else 'HOLD_ON_ALLOCATED_STOCK' end`,
    severity: `case when n % 200 = 0 then 'LOW' when n % 200 = 1 then 'CRITICAL' else 'HIGH' end`,
    owner_role: `case when n % 200 = 0 then 'finance' when n % 200 = 1 then 'inspector' else 'planner' end`,
    summary: text('Exception '),
    subject: text('X'),
    subjects: `'{}'`,
    lot_id: 'n',
    queue_rank: '-n',
    raised_at: 'now()',
    due_at: 'now()',
    resolved_by: 'case when n % 50 > 0 then 1 end',
    resolved_at: 'case when n % 50 > 0 then now() end',
    resolve_reason_code: `case when n % 50 > 0 then 'SOLVED' end`,
  },
  inbound_endpoint: {
    code: text('EP'),
    connector: `'shopify'`,
    partner_id: '1 + n % 100',
    site_id: '1 + n % 50',
    partial: 'true',
    defined_by: '1',
    defined_at: 'now()',
  },
  inbound_endpoint_secret: { public_id: '', endpoint_id: 'n', secret: `'0123456789abcdef'`, created_at: 'now()' },
  inbound_message: {
    connector: `'edi'`,
    partner_id: '1 + n % 100',
    way_in: `'HTTP'`,
    sha256: `'\\x00'`,
    byte_length: '1',
    status: `case when n % 100 = 0 then 'PARKED' when n % 100 = 1 then 'UNREADABLE' else 'PROCESSED' end`,
    received_by: '1',
    received_at: 'now()',
  },
  domain_event: {
    position: 'n',
    type: `case when n % 200 = 0 then 'LotExpiring' when n % 200 = 1 then 'HoldPlaced' else 'StockChanged' end`,
    occurred_at: 'now()',
    // Over the months that have a partition, and beyond.
    recorded_at: `now() + n * interval '4 hours'`,
    partner_ids: `case when n % 10 = 0 then array[1 + n / 10 % 100]::bigint[] else '{}' end`,
    subjects: `'{}'`,
    payload: `'{}'`,
  },
};

/** Fills the tables as their owner, foreign keys aside: half a minute of checks would prove nothing about plans. */
export async function fillTables(owner: pg.Client): Promise<void> {
  await owner.query(`set session_replication_role = replica`);
  await owner.query(
    `insert into tenant (tenant_id, public_id, code, name, created_at) overriding system value
     select t, gen_random_uuid(), 'T' || t, 'Tenant', now() from generate_series(${FIRST_TENANT}, ${FIRST_TENANT + TENANTS - 1}) t`,
  );
  for (const [table, columns] of Object.entries(TABLES)) {
    // The tenants' rows lie mixed, as they come in life.
    const values = Object.entries({ public_id: publicId(table), ...columns }).filter(([, sql]) => sql !== '');
    await owner.query(
      `insert into ${table} (tenant_id, id, ${values.map(([name]) => name).join(', ')}) overriding system value
       select t, n, ${values.map(([, sql]) => sql).join(', ')}
       from generate_series(1, ${ROWS}) n, generate_series(${FIRST_TENANT}, ${FIRST_TENANT + TENANTS - 1}) t`,
    );
  }
  // A hundredth of lots, shipments, orders and their items to each partner; every item and site to two of them.
  await owner.query(
    `insert into partner_grant (tenant_id, partner_id, noun, object_id, granted_at)
     select t, partner, noun, n, now() from generate_series(${FIRST_TENANT}, ${FIRST_TENANT + TENANTS - 1}) t, generate_series(1, ${ROWS}) n,
       lateral (
         select noun, 1 + n % 100 as partner from unnest(array['lot', 'inboundShipment', 'order', 'shipment', 'item']) noun
         union all
         select noun, partner from unnest(array['item', 'site']) noun, unnest(array[${GRANTED_PARTNER}, ${PROBED_STOREFRONT}]) partner) granted
     on conflict do nothing`,
  );
  await owner.query(
    `insert into event_head (tenant_id, position) select t, ${ROWS} from generate_series(${FIRST_TENANT}, ${FIRST_TENANT + TENANTS - 1}) t`,
  );
  // As life leaves them: what autovacuum does meanwhile must not decide a plan.
  await owner.query('vacuum (analyze)');
}

function text(prefix: string): string {
  return `'${prefix}' || lpad(n::text, 4, '0')`;
}

function publicId(table: string): string {
  return `md5('${table}/' || t || '/' || n)::uuid`;
}

const TABLE_OF: Partial<Record<Noun, string>> = {
  apiKey: 'api_key',
  partner: 'trading_partner',
  inboundShipment: 'inbound_shipment',
  inboundMessage: 'inbound_message',
  order: 'demand_order',
  customerLotRule: 'customer_lot_rule',
  shipmentLine: 'shipment_line',
  partnerLocation: 'partner_location',
  workException: 'work_exception',
  inboundEndpoint: 'inbound_endpoint',
  purchaseOrder: 'purchase_order',
};

/** The id of the probed tenant's n-th row. */
function idOf(noun: Noun, n: number): string {
  const hash = createHash('md5')
    .update(`${TABLE_OF[noun] ?? noun}/${PROBED_TENANT}/${n}`)
    .digest('hex');
  return encodeTypeId(ID_PREFIXES[noun], hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'));
}

type Sample = Readonly<Record<string, unknown>>;

const ids = (noun: Noun): Sample => ({ equals: idOf(noun, 17), in: [idOf(noun, 17), idOf(noun, 400)] });
const codes = (one: string, other: string): Sample => ({ equals: one, in: [one, other] });
const texts = (prefix: string): Sample => ({ equals: `${prefix}0017`, in: [`${prefix}0017`, `${prefix}0400`], startsWith: `${prefix}001` });
const dates: Sample = { equals: '2026-03-01', from: '2028-09-10', through: '2026-01-15' };

const SAMPLES: Readonly<Record<string, Sample>> = {
  'apiKeys.id': ids('apiKey'),
  'items.id': ids('item'),
  'items.sku': texts('SKU'),
  'sites.id': ids('site'),
  'sites.code': texts('S'),
  'bins.id': ids('bin'),
  'bins.siteId': ids('site'),
  'bins.code': texts('B'),
  'bins.kind': codes('VESSEL', 'DAMAGED'),
  'partners.id': ids('partner'),
  'partners.code': texts('P'),
  'lots.id': ids('lot'),
  'lots.lotNumber': texts('L'),
  'lots.supplierLotNumber': texts('SL'),
  'lots.item': ids('item'),
  'lots.supplier': ids('partner'),
  'lots.usableThrough': dates,
  'lots.quality': codes('REJECTED', 'PENDING_INSPECTION'),
  'stock.lot': ids('lot'),
  'stock.item': ids('item'),
  'stock.site': ids('site'),
  'stock.bin': ids('bin'),
  'stock.handlingUnit': { equals: 'HU0017', in: ['HU0017', 'HU0400'] },
  'stock.usableThrough': dates,
  'holds.id': ids('hold'),
  'holds.lot': ids('lot'),
  'holds.site': ids('site'),
  'holds.type': codes('CUSTOMS', 'RECALL'),
  'inboundShipments.id': ids('inboundShipment'),
  'inboundShipments.status': codes('EXPECTED', 'CANCELLED'),
  'inboundShipments.supplier': ids('partner'),
  'inboundShipments.shipmentNumber': texts('ASN'),
  'inboundShipments.expectedOn': dates,
  'orders.id': ids('order'),
  // There is one other status, and most orders have it.
  'orders.status': { equals: 'CANCELLED', in: ['CANCELLED'] },
  'orders.customer': ids('partner'),
  'orders.externalId': texts('EX'),
  'orders.shipOn': dates,
  'shipments.id': ids('shipment'),
  'shipments.status': codes('LOST', 'EXCEPTION'),
  'shipments.customer': ids('partner'),
  'shipments.order': ids('order'),
  'shipments.shipmentNumber': texts('SN'),
  'shipments.trackingNumber': texts('TR'),
  'shippedLots.id': ids('shipmentLine'),
  'shippedLots.customer': ids('partner'),
  'shippedLots.shipTo': ids('partnerLocation'),
  'shippedLots.lot': ids('lot'),
  'shippedLots.item': ids('item'),
  'purchaseOrders.id': ids('purchaseOrder'),
  'purchaseOrders.orderNumber': texts('PO'),
  'purchaseOrders.supplier': ids('partner'),
  'customerLotRules.id': ids('customerLotRule'),
  'customerLotRules.customer': ids('partner'),
  'customerLotRules.customerClass': texts('CL'),
  'customerLotRules.item': ids('item'),
  'workExceptions.id': ids('workException'),
  'workExceptions.kind': codes('SHORT_PICK', 'SHIPMENT_LOST'),
  'workExceptions.severity': codes('LOW', 'CRITICAL'),
  'workExceptions.owner': codes('finance', 'inspector'),
  'workExceptions.lot': ids('lot'),
  'inboundEndpoints.id': ids('inboundEndpoint'),
  'inboundEndpoints.code': texts('EP'),
  'inboundEndpoints.partner': ids('partner'),
  'inboundMessages.id': ids('inboundMessage'),
  'inboundMessages.status': codes('PARKED', 'UNREADABLE'),
  'inboundMessages.partner': ids('partner'),
};

/** Values by operator that few rows of the probed tenant have; undefined for a filter that nobody thought of here. */
export const samples = (filter: string): Sample | undefined => SAMPLES[filter];
