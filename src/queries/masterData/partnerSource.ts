import type { Source } from '../shared/lookUp.js';

/** A partner as queries read it (src/domain/partner/partner.ts). */
export const PARTNER_SOURCE = {
  alias: 'p',
  from: 'trading_partner p',
  columns: `p.id, p.public_id as "publicId", p.code, p.name, p.is_supplier as "isSupplier", p.is_customer as "isCustomer",
    p.is_carrier as "isCarrier", p.is_logistics_provider as "isLogisticsProvider", p.is_storefront as "isStorefront",
    p.edi_state as "ediState", p.customer_class as "customerClass", p.retired_on as "retiredOn", p.version`,
  // Itself, and what it is called.
  forPartners: { condition: (partner) => `p.id = ${partner}`, columns: 'p.id, p.public_id as "publicId", p.code, p.name' },
} as const satisfies Source;
