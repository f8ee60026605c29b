/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** How far the clock shall move. */
export type AdvanceClockInput = {
  /** Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days. */
  idempotencyKey: string;
  /** By how many seconds, above zero; ten years ahead at most. Errors: INVALID_INPUT. */
  seconds: number;
};

/** Why nothing of a balance would be taken. */
export type AllocationRule =
  /** All that is not held is bound to orders (actual). */
  | 'ALLOCATED'
  /** An attribute of it (actual) is not in the range that the customer asks for (required), or not known. */
  | 'ATTRIBUTE_OUT_OF_RANGE'
  /** It lies in receiving, staging, quarantine, damage or transit. */
  | 'BIN_NOT_PICKABLE'
  /** It does not have all certificates that the customer asks for (required) on the day it would leave (actual). */
  | 'CERTIFICATE_MISSING'
  /** Its lot is released under conditions only. */
  | 'CONDITIONALLY_RELEASED'
  /** It belongs to a customer. */
  | 'CUSTOMER_OWNED'
  /** Its last usable day (actual) lies before today (required). */
  | 'EXPIRED'
  /** Its last usable day (actual) lies before the day it would leave (required). */
  | 'EXPIRES_BEFORE_SHIPPING'
  /** The customer does not take its lot (actual). */
  | 'LOT_EXCLUDED'
  /** Its lot (actual) is none of those that the customer approved. */
  | 'LOT_NOT_APPROVED'
  /** Its lot (actual) is none of those that were named. */
  | 'LOT_NOT_NAMED'
  /** It is older, in days since manufacture (actual), than the customer takes (required), or it is not known. */
  | 'MAXIMUM_AGE_DAYS'
  /** With its lot there would be more lots than may be (required), or not enough of them. */
  | 'MAXIMUM_LOTS'
  /** It has fewer days left (actual) than the customer asks for (required). */
  | 'MINIMUM_REMAINING_DAYS'
  /** It has less of its shelf life left, in percent (actual), than the customer asks for (required), or it is not known. */
  | 'MINIMUM_REMAINING_PERCENT'
  /** Nothing is there. */
  | 'NOTHING_ON_HAND'
  /** It is damaged, opened or came back. */
  | 'NOT_IN_GOOD_CONDITION'
  /** There is enough (actual) without it. */
  | 'NOT_NEEDED'
  /** Its last usable day (actual) lies before that of what was shipped to the same place before (required). */
  | 'OLDER_THAN_LAST_SHIPPED'
  /** The order has another lot, or with its lot there would be more than one. */
  | 'ONE_LOT_PER_ORDER'
  /** A hold covers it. */
  | 'ON_HOLD'
  /** Its country of origin (actual) is one that the customer does not take (required), or not known. */
  | 'ORIGIN_DENIED'
  /** Its country of origin (actual) is none that the customer takes (required), or not known. */
  | 'ORIGIN_NOT_ALLOWED'
  /** It belongs to somebody else than the customer (actual: its ownership). */
  | 'OWNED_BY_OTHERS'
  /** It, or what is still wanted (actual), is less than a full pack (required). */
  | 'PACK_MULTIPLE'
  /** All that is not bound is held (actual). */
  | 'PARTLY_HELD'
  /** Its lot waits for an inspection. */
  | 'PENDING_INSPECTION'
  /** Its lot is recalled. */
  | 'RECALLED'
  /** Its lot is rejected. */
  | 'REJECTED'
  /** Others have reserved so much of the item (required) that no more than what was taken is left (actual). */
  | 'RESERVED'
  /** Its lot (actual) is kept for other customers. */
  | 'RESERVED_FOR_OTHERS'
  /** Its lot must be tested again. */
  | 'RETEST_REQUIRED'
  /** Its supplier (actual) is one whose lots the customer does not take (required). */
  | 'SUPPLIER_DENIED'
  /** Its supplier (actual) is none whose lots the customer takes (required). */
  | 'SUPPLIER_NOT_ALLOWED';

/** How far an allocation came. */
export type AllocationState =
  /** Was not used in time. */
  | 'EXPIRED'
  /** Bound to a lot in a bin. */
  | 'HARD'
  /** Packed. */
  | 'PACKED'
  /** Taken from its bin. */
  | 'PICKED'
  /** Set free for others. */
  | 'RELEASED'
  /** Left. */
  | 'SHIPPED'
  /** A claim that may still give way. */
  | 'SOFT';

/** Which lots come first. Lots that agree come in the order in which they were recorded; of one lot, pick faces come before other bins. */
export type AllocationStrategy =
  /** The lots that are named, in that order, and no others. */
  | 'EXPLICIT_LOT'
  /** What expires first. */
  | 'FEFO'
  /** As few lots as will do, of those the ones that expire first. */
  | 'FEWEST_LOTS'
  /** What was recorded first. */
  | 'FIFO'
  /** What was recorded last. */
  | 'LIFO'
  /** One lot that has all of it, of those the one that expires first. */
  | 'SINGLE_LOT';

/** Whether a key still lets anybody in. */
export type ApiKeyState =
  /** Its time is over. */
  | 'EXPIRED'
  /** It does. */
  | 'LIVE'
  /** Somebody took it back. */
  | 'REVOKED';

/** A bin by the codes on its label. */
export type BinCodeRef = {
  /** Code of the bin there. */
  binCode: string;
  /** Code of the site. */
  siteCode: string;
};

/** What a bin is for. The last six are virtual: places outside the shelves, one of each at every site. */
export type BinKind =
  /** Where found goods come from and missing ones go. */
  | 'ADJUSTMENT'
  /** Where shipped goods go. */
  | 'CUSTOMER'
  /** Damaged goods. */
  | 'DAMAGED'
  /** On the way between our sites; keeps its quantity. */
  | 'IN_TRANSIT'
  /** Goods are picked from here first; may be allocated. */
  | 'PICK_FACE'
  /** Where inputs of a transformation go and outputs come from. */
  | 'PRODUCTION'
  /** Goods kept apart. */
  | 'QUARANTINE'
  /** Goods that came and are not put away. */
  | 'RECEIVING'
  /** Where destroyed goods go. */
  | 'SCRAP'
  /** Goods that stand ready to leave. */
  | 'STAGING'
  /** Goods are kept; may be allocated. */
  | 'STORAGE'
  /** Where received goods come from. */
  | 'SUPPLIER'
  /** A tank or silo; may be allocated. */
  | 'VESSEL';

/** Names a bin in exactly one way. */
export type BinRef =
  {   /** Its code at a site. */
  code: BinCodeRef; id?: never; }
  |  { code?: never;   /** Its id. */
  id: string | number; };

/** Why stock is not available. ALLOCATED and PARTLY_HELD take a part of it, all others the whole. */
export type BlockReason =
  /** A part is promised to orders. */
  | 'ALLOCATED'
  /** It lies in receiving, staging, quarantine, damage or transit. */
  | 'BIN_NOT_PICKABLE'
  /** Its lot is released under conditions only. */
  | 'CONDITIONALLY_RELEASED'
  /** It belongs to a customer. */
  | 'CUSTOMER_OWNED'
  /** Its last usable day at the site is past. */
  | 'EXPIRED'
  /** It is damaged, opened or came back. */
  | 'NOT_IN_GOOD_CONDITION'
  /** A hold covers it. */
  | 'ON_HOLD'
  /** A part is held. */
  | 'PARTLY_HELD'
  /** Its lot waits for an inspection. */
  | 'PENDING_INSPECTION'
  /** Its lot is recalled. */
  | 'RECALLED'
  /** Its lot is rejected. */
  | 'REJECTED'
  /** Its lot must be tested again. */
  | 'RETEST_REQUIRED';

/** An order that nobody wants any more. */
export type CancelOrderInput = {
  /** Check and answer as if, and write nothing. */
  dryRun?: boolean | null | undefined;
  /** Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days. */
  idempotencyKey: string;
  /** Cancel it only if it still has this version. Errors: STALE_VERSION. */
  ifVersion?: number | null | undefined;
  /** Which order. */
  orderId: string | number;
  /** Why, in words: 1 to 200 characters. */
  reason: string;
};

/** How goods on their way stand with their carrier. The first 5 come one after the other and never go back. */
export type CarrierStatus =
  /** They are with the consignee. */
  | 'DELIVERED'
  /** Something keeps them from going on. */
  | 'EXCEPTION'
  /** They are on their way. */
  | 'IN_TRANSIT'
  /** The carrier knows of them. */
  | 'LABEL_CREATED'
  /** The carrier lost them. */
  | 'LOST'
  /** They arrive today. */
  | 'OUT_FOR_DELIVERY'
  /** They have left. */
  | 'PICKED_UP'
  /** They came back. */
  | 'RETURNED'
  /** They are on their way back. */
  | 'RETURNING';

/** In what state goods are, beside what quality says of their lot. */
export type Condition =
  /** Damaged; may not be used. */
  | 'DAMAGED'
  /** As it should be. */
  | 'GOOD'
  /** Its package is open; may not be used. */
  | 'OPENED'
  /** Came back and nobody has looked at it; may not be used. */
  | 'RETURNED_UNINSPECTED';

/** A key for somebody. Who has no principal of that name yet is made known with it. */
export type CreateApiKeyInput = {
  /** Origins of the web pages that it may be used from, at most 20: scheme, host and perhaps port ("https://shop.example.com"), no path, no star, http for localhost only. Browsers anywhere else are refused; programs send no origin and need none. Errors: INVALID_INPUT. */
  allowedOrigins?: Array<string> | null | undefined;
  /** When it stops working, in the future; never when absent. Errors: INVALID_INPUT. */
  expiresAt?: string | null | undefined;
  /** The partner it belongs to; needed for the partner roles, forbidden for others. Errors: NOT_FOUND, RETIRED, INVALID_INPUT. */
  partnerId?: string | number | null | undefined;
  /** Whom it lets in, 1 to 100 characters. Two live keys at most, so that one can be replaced. Errors: RETIRED, INVALID_INPUT. */
  principalName: string;
  /** As what; a known principal keeps its role. Errors: INVALID_INPUT. */
  role: Role;
};

/** An address for a shop or carrier to post to, as it shall be. There is one of each code. */
export type DefineInboundEndpointInput = {
  /** What it is called here, 1 to 50 characters, and no code of a partner: orders that come in by it bear it as their source. Errors: INVALID_INPUT. */
  code: string;
  /** Who posts to it; stays what it was. */
  connector: WebhookConnector;
  /** Only if it still has this version, 0 for none yet. Errors: STALE_VERSION. */
  ifVersion?: number | null | undefined;
  /** Orders bind what there is; false: one that is short is not taken, and waits as a PARKED message. */
  partial?: boolean;
  /** The customer of its orders, or the carrier; stays who it was. Errors: NOT_FOUND, RETIRED, INVALID_INPUT. */
  partnerId: string | number;
  /** It takes nothing any more; null takes it into use again. */
  retiredOn?: string | null | undefined;
  /** Of a new one: what its sender signs with, 16 to 200 characters, where the sender makes it up (Shopify). One of ours when absent. Errors: INVALID_INPUT. */
  secret?: string | null | undefined;
  /** Of a shop: the place of the partner that its orders go to. Errors: NOT_FOUND. */
  shipToId?: string | number | null | undefined;
  /** Of a shop: the site that serves its orders. Errors: NOT_FOUND, RETIRED, INVALID_INPUT. */
  siteId?: string | number | null | undefined;
};

/** An item as it shall be. Without id it is made, with id it is changed; then what is absent stays as it is, and null clears what can be cleared. */
export type DefineItemInput = {
  /** Only whole ones of this unit are taken where neither call nor customer says. */
  allocationPackUnit?: string | null | undefined;
  /** Which lots come first where neither call nor customer says. */
  allocationStrategy?: RuledAllocationStrategy | null | undefined;
  /** Unit of all quantities. Cannot be changed later. Errors: UNIT_UNKNOWN, INVALID_INPUT. */
  baseUnit: string;
  /** Past best-before is blocked; false for a new item. Holds for lots from now on. */
  blocksOnBestBefore?: boolean | null | undefined;
  /** When lotExpiring tells of a lot, in days before its last usable day; 30, 7 and 1 for a new item. At most 10. */
  expiryAlertDays?: Array<number> | null | undefined;
  /** The item to change. Errors: NOT_FOUND. */
  id?: string | number | null | undefined;
  /** Change it only if it still has this version. Errors: STALE_VERSION. */
  ifVersion?: number | null | undefined;
  /** New lots wait for an inspection; false for a new item. */
  inspectionRequired?: boolean | null | undefined;
  /** Lots on every line; true for a new item. Cannot be changed later. */
  lotControlled?: boolean | null | undefined;
  /** What people call it, 1 to 200 characters. */
  name: string;
  /** Days before the last usable day that count as near expiry; 30 for a new item. */
  nearExpiryDays?: number | null | undefined;
  /** All its pack levels: those that do not stand here are removed. At most 50. */
  packLevels?: Array<PackLevelInput> | null | undefined;
  /** From when it takes nothing new; null takes it into use again. */
  retiredOn?: string | null | undefined;
  /** Digits after the point of quantities in the base unit, 0 to 6; 0 for a new item. May grow, never shrink. */
  scale?: number | null | undefined;
  /** Days from manufacture to expiry, above zero; null for no limit. */
  shelfLifeDays?: number | null | undefined;
  /** Stock keeping unit, 1 to 100 characters. Errors: ALREADY_EXISTS. */
  sku: string;
  /** Tolerance of transformations in percent, 0 to 100 with at most 3 decimals; 5 for a new item. */
  transformationTolerancePercent?: string | null | undefined;
};

/** A partner as it shall be. Without id it is made, with id it is changed; then what is absent stays as it is. Lists that are given replace what was there. */
export type DefinePartnerInput = {
  /** Your own code of it, 1 to 50 characters. Errors: ALREADY_EXISTS. */
  code: string;
  /** A group of customers that rules of lots may speak of, 1 to 50 characters; null for none. */
  customerClass?: string | null | undefined;
  /** How its messages are taken; LIVE for a new partner. */
  ediState?: EdiState | null | undefined;
  /** The partner to change. Errors: NOT_FOUND. */
  id?: string | number | null | undefined;
  /** All it is called in messages. At most 50. */
  identifiers?: Array<PartnerIdentifierInput> | null | undefined;
  /** Change it only if it still has this version. Errors: STALE_VERSION. */
  ifVersion?: number | null | undefined;
  /** All its codes of our items. At most 250. */
  itemCodes?: Array<PartnerItemCodeInput> | null | undefined;
  /** Places to make or change; others stay as they are. At most 200. */
  locations?: Array<PartnerLocationInput> | null | undefined;
  /** What people call it, 1 to 200 characters. */
  name: string;
  /** The next version of a profile. */
  profile?: PartnerProfileInput | null | undefined;
  /** From when nothing new is done with it; null takes it into use again. Its keys and tokens open nothing as long as a day is set. */
  retiredOn?: string | null | undefined;
  /** What it does for us; at least one. */
  roles: Array<PartnerRole>;
  /** All its ways to write units. At most 250. */
  unitCodes?: Array<PartnerUnitCodeInput> | null | undefined;
};

/** A site as it shall be. Without id it is made, with its virtual bins and one for receiving; with id it is changed, and what is absent stays as it is. */
export type DefineSiteInput = {
  /** Your own code of it, 1 to 50 characters. Errors: ALREADY_EXISTS. */
  code: string;
  /** Its Global Location Number; null for none. Errors: ALREADY_EXISTS. */
  gln?: string | null | undefined;
  /** GS1 company prefix of whoever packs there, 4 to 12 digits; null for none. Errors: INVALID_INPUT. */
  gs1CompanyPrefix?: string | null | undefined;
  /** The site to change. Errors: NOT_FOUND. */
  id?: string | number | null | undefined;
  /** Change it only if it still has this version. Errors: STALE_VERSION. */
  ifVersion?: number | null | undefined;
  /** What is done there; WAREHOUSE for a new site. */
  kind?: SiteKind | null | undefined;
  /** Code of the legal entity that owns it; may be left out when the tenant has one only. Cannot be changed later. */
  legalEntityCode?: string | null | undefined;
  /** What people call it, 1 to 200 characters. */
  name: string;
  /** From when it takes nothing new; null takes it into use again. */
  retiredOn?: string | null | undefined;
  /** IANA time zone, "America/Chicago". Errors: INVALID_INPUT. */
  timeZone: string;
  /** Zones to make or change; others stay as they are. At most 200. */
  zones?: Array<ZoneInput> | null | undefined;
};

/** Documents that the tenant shall trust. */
export type DefineTrustedDocumentsInput = {
  /** 1 to 250 of them; those trusted already stay as they are. Errors: INVALID_INPUT. */
  documents: Array<TrustedDocumentInput>;
};

/** How seriously messages of a partner are taken. */
export type EdiState =
  /** They are applied. */
  | 'LIVE'
  /** Each is a test: validated in full and answered, and nothing is applied. */
  | 'TESTING';

/** Why a mutation was refused. A code never changes its meaning; new ones may come. */
export type ErrorCode =
  /** Another object has this code, number or identifier. */
  | 'ALREADY_EXISTS'
  /** The clock moves only where nobody but the demo tenant lives. */
  | 'CLOCK_FIXED'
  /** Events at the cursor are no longer kept. */
  | 'CURSOR_EXPIRED'
  /** A rule of the customer keeps back stock that is free for others. */
  | 'CUSTOMER_LOT_RULE_VIOLATION'
  /** The message names something we do not know. */
  | 'EDI_MAPPING'
  /** The message does not follow its syntax. */
  | 'EDI_SYNTAX'
  /** Your role or site does not permit it. */
  | 'FORBIDDEN'
  /** An output would have no origin, or a lot its own descendant as parent. */
  | 'GENEALOGY_INCOMPLETE'
  /** The hold was released before. */
  | 'HOLD_ALREADY_RELEASED'
  /** The idempotency key was used before: with another input, or longer ago than its result is kept. */
  | 'IDEMPOTENCY_CONFLICT'
  /** The object may not go from its state to the one asked for. */
  | 'ILLEGAL_STATUS_TRANSITION'
  /** The bin holds less of the lot than asked for. */
  | 'INSUFFICIENT_LOT_IN_BIN'
  /** There is less than asked for. */
  | 'INSUFFICIENT_STOCK'
  /** A field has a value that is not accepted. */
  | 'INVALID_INPUT'
  /** Goods may not be put, taken or kept there. */
  | 'LOCATION_NOT_PERMITTED'
  /** The item asks for an attribute of the lot that is missing. */
  | 'LOT_ATTRIBUTE_REQUIRED'
  /** The lot exists, and what was said of it now differs. */
  | 'LOT_DUPLICATE'
  /** The lot is past its last usable day at the site. */
  | 'LOT_EXPIRED'
  /** The lot or line is of another item. */
  | 'LOT_ITEM_MISMATCH'
  /** There is no such lot. */
  | 'LOT_NOT_FOUND'
  /** Quality has not released the lot. */
  | 'LOT_NOT_RELEASED'
  /** The lot number is written in a way that is not accepted. */
  | 'LOT_NUMBER_FORMAT'
  /** An open hold covers the lot there. */
  | 'LOT_ON_HOLD'
  /** An open recall covers the lot. */
  | 'LOT_RECALLED'
  /** Quality rejected the lot. */
  | 'LOT_REJECTED'
  /** The lot is kept for other customers. */
  | 'LOT_RESTRICTED'
  /** There is no such object; ids of other tenants and malformed ids look the same. */
  | 'NOT_FOUND'
  /** More came than was announced or ordered, beyond the tolerance. */
  | 'OVER_RECEIPT'
  /** The message or object belongs to another partner. */
  | 'PARTNER_MISMATCH'
  /** There is no such line of a purchase order, or it is of another item, supplier or site. */
  | 'PO_LINE_NOT_FOUND'
  /** The quantity is not one of this item. */
  | 'QUANTITY_INVALID'
  /** A reason is needed, or a comment to it. */
  | 'REASON_CODE_REQUIRED'
  /** The object is retired: it takes nothing new. */
  | 'RETIRED'
  /** The object changed since the version you named. */
  | 'STALE_VERSION'
  /** Inputs differ from outputs, loss and sample by more than the tolerance. */
  | 'TRANSFORMATION_IMBALANCE'
  /** The unit is neither the base unit nor a pack level of the item, or no unit of UN/ECE Recommendation 20. */
  | 'UNIT_UNKNOWN'
  /** The scan is of another lot than the one that is to be taken. */
  | 'WRONG_LOT_SCANNED';

/** What an event tells. New ones may come. */
export type EventType =
  /** What is allocated of stock changed. */
  | 'ALLOCATION_CHANGED'
  /** A bin was made or changed. */
  | 'BIN_DEFINED'
  /** A certificate was attached to a lot, or changed. */
  | 'CERTIFICATE_ATTACHED'
  /** What a customer asks of its lots was made or changed. */
  | 'CUSTOMER_LOT_RULE_DEFINED'
  /** Goods came in. */
  | 'GOODS_RECEIVED'
  /** Stock was stopped. */
  | 'HOLD_PLACED'
  /** A stop was lifted. */
  | 'HOLD_RELEASED'
  /** A message that came in has another status. */
  | 'INBOUND_MESSAGE_CHANGED'
  /** A supplier announced a shipment. */
  | 'INBOUND_SHIPMENT_RECORDED'
  /** An item was made or changed. */
  | 'ITEM_DEFINED'
  /** Lots became other lots. */
  | 'LOTS_TRANSFORMED'
  /** A lot in stock comes near its last usable day. */
  | 'LOT_EXPIRING'
  /** A lot is kept for some customers, or for everybody again. */
  | 'LOT_RESTRICTED'
  /** Stock was bound to an order, or set free of it. */
  | 'ORDER_ALLOCATED'
  /** An order wants other quantities. */
  | 'ORDER_AMENDED'
  /** An order was cancelled. */
  | 'ORDER_CANCELLED'
  /** Goods of an order were packed. */
  | 'ORDER_PACKED'
  /** Goods of an order were picked. */
  | 'ORDER_PICKED'
  /** An order was placed. */
  | 'ORDER_PLACED'
  /** Goods of an order left. */
  | 'ORDER_SHIPPED'
  /** A partner was made or changed. */
  | 'PARTNER_DEFINED'
  /** A reservation was set free, or used by an order, before its time was over. */
  | 'RESERVATION_ENDED'
  /** A shipment left. */
  | 'SHIPMENT_SHIPPED'
  /** A carrier said something that changed how a shipment stands. */
  | 'SHIPMENT_TRACKED'
  /** A site was made or changed. */
  | 'SITE_DEFINED'
  /** A posting changed stock. */
  | 'STOCK_CHANGED'
  /** Some of an item at a site was reserved for a time. */
  | 'STOCK_RESERVED'
  /** A person must look at something. */
  | 'WORK_EXCEPTION_RAISED'
  /** A person has looked at it, or it is no longer so. */
  | 'WORK_EXCEPTION_RESOLVED';

/** What the allocator is asked about, in exactly one way. */
export type ExplainAllocationInput =
  {   /** A line of an order, as it stands. */
  orderLine: ExplainOrderLineInput; whatIf?: never; }
  |  { orderLine?: never;   /** A demand that nobody has made. */
  whatIf: ExplainWhatIfInput; };

/** What is still open of a line of an order. */
export type ExplainOrderLineInput = {
  /** For EXPLICIT_LOT: the lots in the order in which they would be taken, at most 50. */
  lotIds?: Array<string | number> | null | undefined;
  /** Which line. */
  orderLineId: string | number;
  /** Only whole ones of this unit; as customer and item have it when absent. */
  packUnit?: string | null | undefined;
  /** Which lots come first; as customer and item have it when absent, EXPLICIT_LOT when lots are named. */
  strategy?: AllocationStrategy | null | undefined;
};

/** What somebody might want. */
export type ExplainWhatIfInput = {
  /** Whose rules of lots hold; those of the place's customer, or nobody's, when absent. */
  customer?: PartnerRef | null | undefined;
  /** Which item. */
  item: ItemRef;
  /** For EXPLICIT_LOT: the lots in the order in which they would be taken, at most 50. */
  lotIds?: Array<string | number> | null | undefined;
  /** Only whole ones of this unit; as customer and item have it when absent. */
  packUnit?: string | null | undefined;
  /** How much. */
  quantity: QuantityInput;
  /** When it would leave; the site's today when absent. */
  shipOn?: string | null | undefined;
  /** Where it would go: a place of the customer. */
  shipToId?: string | number | null | undefined;
  /** From which site. */
  site: SiteRef;
  /** Which lots come first; as customer and item have it when absent, EXPLICIT_LOT when lots are named. */
  strategy?: AllocationStrategy | null | undefined;
};

/** What of the lot a hold covers. */
export type HoldScope =
  /** All of it, everywhere, also what comes later. */
  | 'LOT'
  /** All of it in one bin; it leaves that bin only for quarantine. */
  | 'LOT_BIN'
  /** All of it at one site. */
  | 'LOT_SITE'
  /** A quantity of it in one bin. */
  | 'QUANTITY';

/** Why stock is stopped. */
export type HoldType =
  /** It is being counted. */
  | 'COUNT_IN_PROGRESS'
  /** A customer complained. */
  | 'CUSTOMER_COMPLAINT'
  /** Customs has not released it. */
  | 'CUSTOMS'
  /** Something is being found out. */
  | 'INVESTIGATION'
  /** A certificate or paper is missing. */
  | 'MISSING_DOCUMENT'
  /** Quality looks at it. */
  | 'QUALITY'
  /** It is kept apart. */
  | 'QUARANTINE'
  /** It is recalled. */
  | 'RECALL'
  /** An authority says so. */
  | 'REGULATORY'
  /** It may be falsified (DSCSA). */
  | 'SUSPECT_PRODUCT'
  /** It was too warm or too cold. */
  | 'TEMPERATURE_EXCURSION';

/** Whose numbering an identifier is of. */
export type IdentifierScheme =
  /** Dun & Bradstreet number, 9 digits, or 13 with a suffix. */
  | 'DUNS'
  /** GS1 Global Location Number, 13 digits with a check digit. */
  | 'GLN'
  /** Application sender or receiver of an X12 functional group (GS02, GS03). */
  | 'GS'
  /** Sender or receiver of an X12 interchange (ISA06, ISA08), with its qualifier (ISA05, ISA07). */
  | 'ISA'
  /** Standard Carrier Alpha Code, 2 to 4 letters. */
  | 'SCAC';

/** What became of one document of a message; of a test, what would have. */
export type InboundDocumentStatus =
  /** It was applied, once. */
  | 'APPLIED'
  /** It came before with the same content; nothing was done again. */
  | 'DUPLICATE'
  /** It was understood and not applied: a person must act. Its issues say how. */
  | 'HELD'
  /** The sender must send it again. */
  | 'REJECTED'
  /** It was a test, and would have been applied. */
  | 'VALIDATED';

/** What became of a message that came in. */
export type InboundMessageStatus =
  /** It came before; nothing was done again. */
  | 'DUPLICATE'
  /** A person must look at it. */
  | 'PARKED'
  /** It was read and applied. */
  | 'PROCESSED'
  /** It is kept, and waits to be read. */
  | 'RECEIVED'
  /** It was read and refused. */
  | 'REJECTED'
  /** It cannot be read at all. */
  | 'UNREADABLE'
  /** It is a test, and a real one would have been applied: it was read, judged and answered, and nothing was changed. */
  | 'VALIDATED';

/** How far an announced shipment came. */
export type InboundShipmentStatus =
  /** It will not come. */
  | 'CANCELLED'
  /** Nothing of it was received. */
  | 'EXPECTED'
  /** Something was, and more is expected. */
  | 'PARTIALLY_RECEIVED'
  /** All of it was, or nothing more will come. */
  | 'RECEIVED';

/** What happened to stock. */
export type InventoryTransactionType =
  /** Stock was corrected. */
  | 'ADJUST'
  /** Lots were mixed. */
  | 'BLEND'
  /** Goods came into another condition. */
  | 'CONDITION_CHANGE'
  /** A count found a difference. */
  | 'COUNT'
  /** Goods arrived at a customer. */
  | 'DELIVER'
  /** Goods were destroyed. */
  | 'DESTROY'
  /** An item was taken apart. */
  | 'DISASSEMBLE'
  /** Goods were taken for production. */
  | 'ISSUE'
  /** Items were put together as another. */
  | 'KIT'
  /** Lots of one item were put together. */
  | 'MERGE'
  /** Goods went from one bin to another. */
  | 'MOVE'
  /** A handling unit went into another. */
  | 'NEST'
  /** Stock was there when we began. */
  | 'OPENING_BALANCE'
  /** Goods came to another owner. */
  | 'OWNERSHIP_CHANGE'
  /** Goods were taken for an order. */
  | 'PICK'
  /** A lot was made. */
  | 'PRODUCE'
  /** Goods went from receiving to their bin. */
  | 'PUTAWAY'
  /** Goods came in. */
  | 'RECEIPT'
  /** Goods were labelled anew. */
  | 'RELABEL'
  /** Goods were packed anew. */
  | 'REPACK'
  /** A customer sent goods back. */
  | 'RETURN_IN'
  /** Goods went back to their supplier. */
  | 'RETURN_TO_VENDOR'
  /** An earlier transaction was taken back. */
  | 'REVERSAL'
  /** Goods were worked on again. */
  | 'REWORK'
  /** Goods were given up. */
  | 'SCRAP'
  /** Goods left for a customer. */
  | 'SHIP'
  /** A lot was divided. */
  | 'SPLIT'
  /** Goods arrived from another site. */
  | 'TRANSFER_IN'
  /** Goods left for another site. */
  | 'TRANSFER_OUT'
  /** A handling unit came out of another. */
  | 'UNNEST';

/** Who must act on an issue. */
export type IssueSeverity =
  /** A person here must: define or map something, then replay the message. */
  | 'HOLD'
  /** Nobody; it was noted. */
  | 'INFO'
  /** The sender must mend it and send it again. */
  | 'REJECT'
  /** Nobody; it was noted, and the sender told. */
  | 'WARN';

/** Names an item in exactly one way. */
export type ItemRef =
  {   /** The GTIN of any of its pack levels. */
  gtin: string; id?: never; sku?: never; }
  |  { gtin?: never;   /** Its id. */
  id: string | number; sku?: never; }
  |  { gtin?: never; id?: never;   /** Its SKU. */
  sku: string; };

/** What quality says of a lot. */
export type LotQuality =
  /** Released under conditions; may not be allocated freely. */
  | 'CONDITIONALLY_RELEASED'
  /** Waits for an inspection; may not be used. */
  | 'PENDING_INSPECTION'
  /** May not be used, for good. */
  | 'REJECTED'
  /** May be used. */
  | 'RELEASED'
  /** Its retest date has come; may not be used until tested again. */
  | 'RETEST_REQUIRED';

/** A quantity of one lot from one bin to another of the same site. */
export type MoveStockInput = {
  /** Check and answer as if, and write nothing. */
  dryRun?: boolean | null | undefined;
  /** Where it lies. */
  fromBinId: string | number;
  /** Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days. */
  idempotencyKey: string;
  /** Which lot. */
  lotId: string | number;
  /** Why, in words. */
  note?: string | null | undefined;
  /** When it happened; now when absent, never later. */
  occurredAt?: string | null | undefined;
  /** How much. */
  quantity: QuantityInput;
  /** Why, as a code of your own. */
  reasonCode?: string | null | undefined;
  /** What it belongs to. */
  reference?: ReferenceInput | null | undefined;
  /** Where it goes. */
  toBinId: string | number;
};

/** How far an order came. */
export type OrderStatus =
  /** Nobody wants it any more; nothing is bound to it. */
  | 'CANCELLED'
  /** It wants its goods. */
  | 'OPEN'
  /** All that is wanted has left. */
  | 'SHIPPED';

/** Whose the goods are. */
export type Ownership =
  /** A supplier's until used. */
  | 'CONSIGNMENT'
  /** A customer's; for nobody else. */
  | 'CUSTOMER_OWNED'
  /** Ours. */
  | 'OWNED'
  /** Managed by the vendor. */
  | 'VMI';

/** Picked goods that go into a package. */
export type PackContentInput = {
  /** The allocation, PICKED. Errors: NOT_FOUND, ILLEGAL_STATUS_TRANSITION. */
  allocationId: string | number;
  /** How much of it; all when absent. Errors: QUANTITY_INVALID. */
  quantity?: QuantityInput | null | undefined;
};

/** A unit the item comes in: 1 unit = numerator/denominator base units. */
export type PackLevelInput = {
  /** Above zero. */
  denominator?: number;
  /** GTIN of this pack; no other pack may have it. Errors: ALREADY_EXISTS. */
  gtin?: string | null | undefined;
  /** Base units in `denominator` of this unit, above zero. */
  numerator: number;
  /** UN/ECE Recommendation 20 code; the base unit may stand here to carry its GTIN. Errors: UNIT_UNKNOWN. */
  unit: string;
};

/** Picked goods that are put into packages. */
export type PackOrderInput = {
  /** Check and answer as if, and write nothing. */
  dryRun?: boolean | null | undefined;
  /** Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days. */
  idempotencyKey: string;
  /** Only if the order still has this version. Errors: STALE_VERSION. */
  ifVersion?: number | null | undefined;
  /** When it was done; now when absent. */
  occurredAt?: string | null | undefined;
  /** Which order. */
  orderId: string | number;
  /** The packages, 1 to 250. */
  packages: Array<PackPackageInput>;
};

/** A package and what goes into it. */
export type PackPackageInput = {
  /** An SSCC in 18 digits or a licence plate of at most 50 characters; the next SSCC of the site's gs1CompanyPrefix when absent. A package of this order that has not left takes more. Errors: ALREADY_EXISTS. */
  code?: string | null | undefined;
  /** What goes into it, 1 to 500; all that is picked and not packed when absent, and then there is one package. */
  contents?: Array<PackContentInput> | null | undefined;
  /** What it is; a PACKAGE when absent. */
  kind?: PackageKind | null | undefined;
  /** The carrier's number of it, at most 100 characters. */
  trackingNumber?: string | null | undefined;
};

/** What goods are packed in. */
export type PackageKind =
  /** A carton or another package. */
  | 'PACKAGE'
  /** A pallet. */
  | 'PALLET';

/** What a partner is called in messages. */
export type PartnerIdentifierInput = {
  /** X12 I05 qualifier, 2 characters; needed for ISA, empty for the others. */
  qualifier?: string | null | undefined;
  /** Whose numbering. */
  scheme: IdentifierScheme;
  /** The identifier, without padding. Errors: ALREADY_EXISTS when another partner has it. */
  value: string;
};

/** What the partner calls an item of ours. */
export type PartnerItemCodeInput = {
  /** The code as the partner writes it, 1 to 100 characters. */
  code: string;
  /** Our item. Errors: NOT_FOUND. */
  item: ItemRef;
  /** X12 element 235, 1 to 3 capitals or digits: "UP", "VN", "BP". */
  qualifier: string;
};

/** A place of the partner, by its code: made when it has none with it, else changed to what stands here. */
export type PartnerLocationInput = {
  /** Its code, 1 to 50 characters. */
  code: string;
  /** Its Global Location Number. */
  gln?: string | null | undefined;
  /** What people call it, 1 to 200 characters. */
  name: string;
  /** From when nothing goes there or comes from there. */
  retiredOn?: string | null | undefined;
};

/** How a connector shall read and answer the partner; becomes the next version. */
export type PartnerProfileInput = {
  /** Its settings; what is left out has its default. Errors: INVALID_INPUT with the path into it. */
  body: Record<string, unknown>;
  /** Which connector, "edi". */
  connector: string;
};

/** Names a partner in exactly one way. */
export type PartnerRef =
  {   /** Its code. */
  code: string; gln?: never; id?: never; identifier?: never; }
  |  { code?: never;   /** Its Global Location Number. */
  gln: string; id?: never; identifier?: never; }
  |  { code?: never; gln?: never;   /** Its id. */
  id: string | number; identifier?: never; }
  |  { code?: never; gln?: never; id?: never;   /** Any identifier of it. */
  identifier: PartnerIdentifierInput; };

/** What a partner does for us. */
export type PartnerRole =
  /** Goods travel with it. */
  | 'CARRIER'
  /** Goods go to it. */
  | 'CUSTOMER'
  /** It keeps or handles goods for us. */
  | 'LOGISTICS_PROVIDER'
  /** It takes orders for us. */
  | 'STOREFRONT'
  /** Goods come from it. */
  | 'SUPPLIER';

/** How the partner writes a unit: 1 of it = numerator/denominator base units. */
export type PartnerUnitCodeInput = {
  /** The unit as the partner writes it, 1 to 10 characters. */
  code: string;
  /** Above zero. */
  denominator?: number;
  /** For this item; for every item when absent. Errors: NOT_FOUND. */
  item?: ItemRef | null | undefined;
  /** Base units in `denominator` of this unit, above zero. */
  numerator: number;
};

/** What was taken from one place. */
export type PickInput = {
  /** The allocation whose goods were taken. Errors: NOT_FOUND, ILLEGAL_STATUS_TRANSITION. */
  allocationId: string | number;
  /** How much; all that is allocated there when absent. Errors: QUANTITY_INVALID. */
  quantity?: QuantityInput | null | undefined;
  /** What the scanner sent: GS1-128, DataMatrix or Digital Link, or the lot's number as it was typed. Errors: WRONG_LOT_SCANNED when it is not the lot that was allocated. */
  scanned?: string | null | undefined;
  /** There is no more: quantity says how much was found, zero for nothing. The rest is set free, all that should lie there is held (COUNT_IN_PROGRESS) and other stock is bound in its place as far as there is any. */
  short?: boolean | null | undefined;
};

/** Goods that were taken from their bins. */
export type PickOrderInput = {
  /** Check and answer as if, and write nothing. */
  dryRun?: boolean | null | undefined;
  /** Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days. */
  idempotencyKey: string;
  /** Only if the order still has this version. Errors: STALE_VERSION. */
  ifVersion?: number | null | undefined;
  /** When it was done; now when absent. */
  occurredAt?: string | null | undefined;
  /** Which order. */
  orderId: string | number;
  /** What was taken, 1 to 500; all that is allocated and not picked when absent. */
  picks?: Array<PickInput> | null | undefined;
  /** The STAGING bin it was carried to; the first one of the site when absent. Errors: NOT_FOUND, RETIRED, LOCATION_NOT_PERMITTED. */
  toBinId?: string | number | null | undefined;
};

/** A hold to be placed. LOT names the lot alone; LOT_SITE also siteId; LOT_BIN binId; QUANTITY binId and quantity. */
export type PlaceHoldInput = {
  /** In which bin. */
  binId?: string | number | null | undefined;
  /** Check and answer as if, and write nothing. */
  dryRun?: boolean | null | undefined;
  /** Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days. */
  idempotencyKey: string;
  /** Which lot. */
  lotId: string | number;
  /** How much. */
  quantity?: QuantityInput | null | undefined;
  /** Reason code and note. */
  reason: ReasonInput;
  /** What it covers. */
  scope: HoldScope;
  /** At which site. */
  siteId?: string | number | null | undefined;
  /** Why. */
  type: HoldType;
};

/** What a customer wants. */
export type PlaceOrderInput = {
  /** Bind stock to it in the same breath. */
  allocate?: boolean | null | undefined;
  /** Who wants it; needed unless a partner places it for itself. */
  customerId?: string | number | null | undefined;
  /** Check and answer as if, and write nothing. */
  dryRun?: boolean | null | undefined;
  /** What the one who orders calls it, at most 100 characters. Errors: ALREADY_EXISTS: a number of a source is placed once for ever. */
  externalId?: string | null | undefined;
  /** Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days. */
  idempotencyKey: string;
  /** What is wanted, 1 to 250 lines. */
  lines: Array<PlaceOrderLineInput>;
  /** With allocate: bind what there is. Else the order is refused when something is missing. Errors: INSUFFICIENT_STOCK. */
  partial?: boolean | null | undefined;
  /** When it is promised to arrive. */
  promisedOn?: string | null | undefined;
  /** Among orders alike, the lower comes first; 0 when absent. */
  rank?: number | null | undefined;
  /** Live reservations of the customer, or of nobody, at the site, of items of the lines, at most 250: the order uses them up, all of each, though a line may want less or more. Errors: NOT_FOUND, PARTNER_MISMATCH, ILLEGAL_STATUS_TRANSITION. */
  reservationIds?: Array<string | number> | null | undefined;
  /** It goes before others. */
  rush?: boolean | null | undefined;
  /** When it leaves, by the calendar of the site; the site's today when absent. */
  shipOn?: string | null | undefined;
  /** Where it goes: a place of the customer. */
  shipToId?: string | number | null | undefined;
  /** Where it leaves from. */
  siteId: string | number;
  /** Whose numbers externalId is one of, at most 50 characters; OWN when absent, a partner's own code when a partner places it. */
  source?: string | null | undefined;
  /** With allocate: which lots come first; FEFO when absent. */
  strategy?: AllocationStrategy | null | undefined;
};

/** So much of an item. */
export type PlaceOrderLineInput = {
  /** Which item. Errors: NOT_FOUND, RETIRED. */
  itemId: string | number;
  /** How much. Errors: QUANTITY_INVALID, UNIT_UNKNOWN. */
  quantity: QuantityInput;
};

/** An amount as you count it. */
export type QuantityInput = {
  /** The base unit or a pack level of the item; the base unit when absent. Errors: UNIT_UNKNOWN. */
  unit?: string | null | undefined;
  /** How many units, exactly. No more digits than the item allows in its base unit. */
  value: string;
};

/** Why. */
export type ReasonInput = {
  /** A reason code; OTHER needs a note. Errors: REASON_CODE_REQUIRED. */
  code: string;
  /** In words. */
  note?: string | null | undefined;
};

/** Goods that came. With an inbound shipment and no lines: everything still open, as announced. */
export type ReceiveGoodsInput = {
  /** Nothing more will come of this shipment: what is missing is recorded as SHORTAGE. */
  complete?: boolean | null | undefined;
  /** Check and answer as if, and write nothing. */
  dryRun?: boolean | null | undefined;
  /** Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days. */
  idempotencyKey: string;
  /** The announcement it is received against. */
  inboundShipmentId?: string | number | null | undefined;
  /** What came, at most 250 lines. */
  lines?: Array<ReceiveGoodsLineInput>;
  /** In words. */
  note?: string | null | undefined;
  /** When the goods came; now when absent, never later. */
  occurredAt?: string | null | undefined;
  /** What it belongs to. */
  reference?: ReferenceInput | null | undefined;
  /** Where; needed unless the announcement names the site. */
  siteId?: string | number | null | undefined;
  /** From whom; taken from the announcement when absent. */
  supplierId?: string | number | null | undefined;
};

/** One line of goods as they came. What it leaves out is taken from the announced line it names. */
export type ReceiveGoodsLineInput = {
  /** Best before. */
  bestBeforeOn?: string | null | undefined;
  /** A physical bin of the site; the site's receiving bin when absent. */
  binId?: string | number | null | undefined;
  /** In what state; GOOD when absent. */
  condition?: Condition | null | undefined;
  /** Country of origin. */
  countryOfOrigin?: string | null | undefined;
  /** Last day it may be used; counted from manufacture by the shelf life when absent. */
  expiresOn?: string | null | undefined;
  /** SSCC or licence plate it came in. */
  handlingUnit?: string | null | undefined;
  /** The announced line it belongs to. */
  inboundShipmentLineId?: string | number | null | undefined;
  /** Which item; needed without an announced line. */
  itemId?: string | number | null | undefined;
  /** Our number of the lot; the supplier's number when absent. Errors: LOT_ATTRIBUTE_REQUIRED, LOT_NUMBER_FORMAT, LOT_DUPLICATE. */
  lotNumber?: string | null | undefined;
  /** Day of manufacture. */
  manufacturedOn?: string | null | undefined;
  /** The partner whose it is, where it is not ours; a customer for CUSTOMER_OWNED. Errors: NOT_FOUND, RETIRED, INVALID_INPUT. */
  ownerId?: string | number | null | undefined;
  /** Whose it is; OWNED when absent. */
  ownership?: Ownership | null | undefined;
  /** The line of a purchase order it came of: less is open of it. Where an announced line names a purchase order by its number, that counts without being said. Errors: PO_LINE_NOT_FOUND. */
  purchaseOrderLineId?: string | number | null | undefined;
  /** How much came; what is still open of the announced line when absent. */
  quantity?: QuantityInput | null | undefined;
  /** The supplier's number, as on the label. */
  supplierLotNumber?: string | null | undefined;
  /** Traceability lot code, as on the label. */
  traceabilityLotCode?: string | null | undefined;
  /** Who assigned it. */
  traceabilityLotCodeSource?: string | null | undefined;
};

/** What an operation belongs to in your own system. */
export type ReferenceInput = {
  /** Its number. */
  id: string;
  /** Kind of document, for example PURCHASE_ORDER. */
  type: string;
};

/** A hold to be released. */
export type ReleaseHoldInput = {
  /** Check and answer as if, and write nothing. */
  dryRun?: boolean | null | undefined;
  /** Which hold. */
  holdId: string | number;
  /** Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days. */
  idempotencyKey: string;
  /** Release it only if it still has this version. Errors: STALE_VERSION. */
  ifVersion?: number | null | undefined;
  /** Reason code and note. */
  reason: ReasonInput;
};

/** What the holder of a key may do. */
export type Role =
  /** Everything in the tenant, keys too. */
  | 'ADMINISTRATOR'
  /** Approves what others asked for. */
  | 'APPROVER'
  /** Reads everything, changes nothing. */
  | 'AUDITOR'
  /** A partner that carries: its own shipments. */
  | 'CARRIER'
  /** A system that hands in messages. */
  | 'CONNECTOR'
  /** A partner that is delivered to: its own orders, shipments and recall notices. */
  | 'CUSTOMER'
  /** Looks at values and closes periods. */
  | 'FINANCE'
  /** Judges quality: inspections, holds and their release. */
  | 'INSPECTOR'
  /** Works in the warehouse: receives, moves, transforms, places holds. */
  | 'OPERATOR'
  /** Keeps master data and plans. */
  | 'PLANNER'
  /** Opens and runs recalls. */
  | 'RECALL_MANAGER'
  /** A shop: what can be promised, its own orders. */
  | 'STOREFRONT'
  /** A partner that delivers: its own notices and messages. */
  | 'SUPPLIER';

/** Which lots come first, where it is not said for each line. */
export type RuledAllocationStrategy =
  /** What expires first. */
  | 'FEFO'
  /** As few lots as will do, of those the ones that expire first. */
  | 'FEWEST_LOTS'
  /** What was recorded first. */
  | 'FIFO'
  /** What was recorded last. */
  | 'LIFO'
  /** One lot that has all of it, of those the one that expires first. */
  | 'SINGLE_LOT';

/** Goods of an order that leave together. */
export type ShipOrderInput = {
  /** Which allocations, PICKED or PACKED; all of them when absent. A package leaves with all that is in it. */
  allocationIds?: Array<string | number> | null | undefined;
  /** Number of the bill of lading, at most 50 characters. */
  billOfLading?: string | null | undefined;
  /** A partner that is a carrier. Errors: NOT_FOUND, RETIRED, PARTNER_MISMATCH. */
  carrierId?: string | number | null | undefined;
  /** Check and answer as if, and write nothing. */
  dryRun?: boolean | null | undefined;
  /** Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days. */
  idempotencyKey: string;
  /** Only if the order still has this version. Errors: STALE_VERSION. */
  ifVersion?: number | null | undefined;
  /** When it left; now when absent. */
  occurredAt?: string | null | undefined;
  /** Which order. */
  orderId: string | number;
  /** The carrier's service. */
  service?: string | null | undefined;
  /** Our number of it, at most 50 characters, unique; made up when absent. Errors: ALREADY_EXISTS. */
  shipmentNumber?: string | null | undefined;
  /** The carrier's number of all that leaves, at most 100 characters. */
  trackingNumber?: string | null | undefined;
};

/** What became of a shipment. */
export type ShipmentChange =
  /** It left. */
  | 'SHIPMENT_SHIPPED'
  /** Its carrier said something that changed how it stands. */
  | 'SHIPMENT_TRACKED';

/** What is done at a site. */
export type SiteKind =
  /** Goods are made. */
  | 'PLANT'
  /** Someone works on them for us. */
  | 'SUBCONTRACTOR'
  /** A logistics provider keeps them for us. */
  | 'THIRD_PARTY'
  /** Goods are kept. */
  | 'WAREHOUSE';

/** Names a site in exactly one way. */
export type SiteRef =
  {   /** Its code. */
  code: string; gln?: never; id?: never; }
  |  { code?: never;   /** Its Global Location Number. */
  gln: string; id?: never; }
  |  { code?: never; gln?: never;   /** Its id. */
  id: string | number; };

/** Which way a trace goes. */
export type TraceDirection =
  /** Upstream: what it was made of, and where that came from (trace). */
  | 'BACKWARD'
  /** Both; the two are computed apart. */
  | 'BOTH'
  /** Downstream: what became of it, and where that is (track). */
  | 'FORWARD';

/** Why a trace is not complete. */
export type TraceGapCode =
  /** A lot's entries do not add up to its balances. */
  | 'BALANCE_MISMATCH'
  /** More left a lot than ever entered it. */
  | 'BALANCE_NEGATIVE'
  /** Entries of a lot that is not known. */
  | 'LOT_MISSING'
  /** The start is not in the ledger. */
  | 'START_MISSING'
  /** A transformation has inputs or outputs that were not reached. */
  | 'TRANSFORMATION_CUT'
  /** Goods went into or out of production without a transformation. */
  | 'TRANSFORMATION_MISSING';

/** Inputs = outputs + declared loss + sample, within the tolerance of the item; a split exactly. */
export type TransformLotsInput = {
  /** What is lost, in the base unit; BLEND only. */
  declaredLoss?: string | null | undefined;
  /** Check and answer as if, and write nothing. */
  dryRun?: boolean | null | undefined;
  /** Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days. */
  idempotencyKey: string;
  /** What goes in. */
  inputs: Array<TransformLotsInputLine>;
  /** What is done. */
  kind: TransformationKind;
  /** In words. */
  note?: string | null | undefined;
  /** When it happened; now when absent, never later. */
  occurredAt?: string | null | undefined;
  /** What comes out. */
  outputs: Array<TransformLotsOutputLine>;
  /** What it belongs to. */
  reference?: ReferenceInput | null | undefined;
  /** What is taken as a sample, in the base unit; BLEND only. */
  sample?: string | null | undefined;
};

/** Some of one lot in one bin. */
export type TransformLotsInputLine = {
  /** Where it lies. */
  binId: string | number;
  /** Which lot. */
  lotId: string | number;
  /** How much of it. */
  quantity: QuantityInput;
};

/** What comes of it: a new lot by its number, or an existing lot of our own by its id. */
export type TransformLotsOutputLine = {
  /** Where it is put. */
  binId: string | number;
  /** Not later than the earliest of the inputs, which it takes when absent. */
  expiresOn?: string | null | undefined;
  /** An existing lot that it is poured into. */
  lotId?: string | number | null | undefined;
  /** Number of a new lot. Errors: LOT_NUMBER_FORMAT, LOT_DUPLICATE. */
  lotNumber?: string | null | undefined;
  /** How much. */
  quantity: QuantityInput;
};

/** What is done to lots. */
export type TransformationKind =
  /** Lots of one item are mixed into new lots or poured into existing ones of our own. */
  | 'BLEND'
  /** One lot is divided into new lots, exactly. */
  | 'SPLIT';

/** A document with its hash, as a manifest of codegen tells them. */
export type TrustedDocumentInput = {
  /** The text, at most 65536 characters: exactly one operation of this schema with its fragments. Errors: INVALID_INPUT. */
  body: string;
  /** "sha256:" and the SHA-256 of the body, 64 hexadecimal digits in lower case. Errors: INVALID_INPUT. */
  documentId: string;
};

/** Whose events come in, and how they are signed. */
export type WebhookConnector =
  /** Parcels that EasyPost follows, of all carriers. */
  | 'EASYPOST'
  /** Orders of a Shopify shop. */
  | 'SHOPIFY';

/** A zone of a site, by its code: made when the site has none with it, else changed to what stands here. */
export type ZoneInput = {
  /** Its code, 1 to 50 characters. */
  code: string;
  /** Hazard classes that may be kept there. */
  hazardClasses?: Array<string> | null | undefined;
  /** What people call it, 1 to 200 characters. */
  name: string;
  /** How goods are kept there, in your own words. */
  storageType?: string | null | undefined;
  /** Warmest it may be, in degrees Celsius, at most 2 decimals. */
  temperatureMaximumCelsius?: string | null | undefined;
  /** Coldest it may be, in degrees Celsius, at most 2 decimals. */
  temperatureMinimumCelsius?: string | null | undefined;
};

export type CliExportEventsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type CliExportEventsQuery = { events: { edges: Array<{ cursor: string, node: { id: string, type: EventType, typeVersion: number, occurredAt: string, recordedAt: string, payload: Record<string, unknown> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CliExportLotsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type CliExportLotsQuery = { lots: { nodes: Array<{ id: string, lotNumber: string, supplierLotNumber: string | null, quality: LotQuality, manufacturedOn: string | null, expiresOn: string | null, bestBeforeOn: string | null, usableThrough: string | null, countryOfOrigin: string | null, traceabilityLotCode: string | null, createdAt: string, version: number, item: { sku: string }, supplier: { code: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CliExportStockQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type CliExportStockQuery = { stock: { nodes: Array<{ handlingUnit: string | null, condition: Condition, ownership: Ownership, version: number, site: { code: string }, bin: { code: string }, item: { sku: string }, lot: { id: string, lotNumber: string }, onHand: { value: string, unit: string }, allocated: { value: string }, held: { value: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CliLotsByNumberQueryVariables = Exact<{
  number: string;
}>;


export type CliLotsByNumberQuery = { lots: { nodes: Array<{ id: string, lotNumber: string, item: { sku: string }, supplier: { code: string } | null }> } };

export type CliPlacesQueryVariables = Exact<{
  site: SiteRef;
  bin: BinRef;
  withSite: boolean;
  withBin: boolean;
}>;


export type CliPlacesQuery = { site?: { id: string } | null, bin?: { id: string } | null };

export type CliOpenHoldsQueryVariables = Exact<{
  lot: string | number;
}>;


export type CliOpenHoldsQuery = { holds: { nodes: Array<{ id: string }> } };

export type CliPartnerQueryVariables = Exact<{
  ref: PartnerRef;
}>;


export type CliPartnerQuery = { partner: { id: string, code: string, name: string } | null };

export type CliDefinePartnerMutationVariables = Exact<{
  input: DefinePartnerInput;
}>;


export type CliDefinePartnerMutation = { definePartner: { partner: { id: string, code: string, name: string, roles: Array<PartnerRole>, ediState: EdiState } | null, userErrors: Array<
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
    > } };

export type CliApiKeysQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type CliApiKeysQuery = { apiKeys: { nodes: Array<{ id: string, principalName: string, role: Role, state: ApiKeyState, createdAt: string, expiresAt: string | null, revokedAt: string | null, partner: { code: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CliCreateKeyMutationVariables = Exact<{
  input: CreateApiKeyInput;
}>;


export type CliCreateKeyMutation = { createApiKey: { key: string | null, apiKey: { id: string, principalName: string, role: Role, expiresAt: string | null } | null, userErrors: Array<
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
    > } };

export type CliRevokeKeyMutationVariables = Exact<{
  id: string | number;
}>;


export type CliRevokeKeyMutation = { revokeApiKey: { apiKey: { id: string, principalName: string, state: ApiKeyState, revokedAt: string | null } | null, userErrors: Array<
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
    > } };

export type CliReplayMutationVariables = Exact<{
  id: string | number;
}>;


export type CliReplayMutation = { replayMessage: { inboundMessage: { id: string, status: InboundMessageStatus, attempts: number } | null, userErrors: Array<
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
    > } };

export type CliMessageQueryVariables = Exact<{
  id: string | number;
}>;


export type CliMessageQuery = { inboundMessage: { id: string, status: InboundMessageStatus, attempts: number, processedAt: string | null, issues: Array<{ severity: IssueSeverity, code: string, message: string, segment: number | null, seen: string | null, expected: string | null, fix: string | null }> } | null };

export type CliAdvanceClockMutationVariables = Exact<{
  input: AdvanceClockInput;
}>;


export type CliAdvanceClockMutation = { advanceClock: { clock: { now: string, offsetSeconds: number, movable: boolean } | null, userErrors: Array<
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
    > } };

export type CliClockQueryVariables = Exact<{ [key: string]: never; }>;


export type CliClockQuery = { clock: { now: string, offsetSeconds: number, movable: boolean } };

export type CliStandingQueryVariables = Exact<{ [key: string]: never; }>;


export type CliStandingQuery = { me: { name: string, role: Role, tenant: { code: string } }, clock: { now: string, offsetSeconds: number, movable: boolean }, parked: { totalCount: number }, waiting: { totalCount: number } };

export type CliTraceQueryVariables = Exact<{
  lot: string | number;
  direction: TraceDirection;
  lots?: string | null | undefined;
  edges?: string | null | undefined;
  onHand?: string | null | undefined;
  movements?: string | null | undefined;
}>;


export type CliTraceQuery = { trace: { complete: boolean, elapsedMs: number, gaps: Array<{ code: TraceGapCode }>, totals: { input: { value: string, unit: string }, onHand: { value: string }, inTransit: { value: string }, atCustomers: { value: string }, scrapped: { value: string }, destroyed: { value: string }, sampled: { value: string }, declaredLoss: { value: string }, unexplained: { value: string } } | null, lots: { nodes: Array<{ direction: TraceDirection, generation: number, lot: { id: string, lotNumber: string, supplierLotNumber: string | null, item: { sku: string }, supplier: { code: string } | null }, attributedQuantity: { value: string, unit: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, edges: { nodes: Array<{ parent: { id: string }, child: { id: string }, quantity: { value: string, unit: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, onHand: { nodes: Array<{ lot: { id: string, lotNumber: string }, bin: { code: string, site: { code: string } }, attributedQuantity: { value: string, unit: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, movements: { nodes: Array<{ direction: TraceDirection, transactionType: string, occurredAt: string, lot: { id: string, lotNumber: string }, from: { code: string }, to: { code: string }, attributedQuantity: { value: string, unit: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type PlaceHoldMutationVariables = Exact<{
  input: PlaceHoldInput;
}>;


export type PlaceHoldMutation = { placeHold: { hold: { id: string, type: HoldType, scope: HoldScope, lot: { id: string, lotNumber: string } } | null, userErrors: Array<
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
    > } };

export type ReleaseHoldMutationVariables = Exact<{
  input: ReleaseHoldInput;
}>;


export type ReleaseHoldMutation = { releaseHold: { hold: { id: string, type: HoldType, releasedAt: string | null, lot: { id: string, lotNumber: string } } | null, userErrors: Array<
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
    > } };

export type TrustDocumentsMutationVariables = Exact<{
  input: DefineTrustedDocumentsInput;
}>;


export type TrustDocumentsMutation = { defineTrustedDocuments: { addedCount: number | null, userErrors: Array<
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
    > } };

export type DemoShipmentSeenQueryVariables = Exact<{
  id: string | number;
}>;


export type DemoShipmentSeenQuery = { inboundShipment: { id: string, shipmentNumber: string } | null, node:
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
    | { id: string }
   | null, inboundShipments: { nodes: Array<{ id: string }> } };

export type DemoPromisedQueryVariables = Exact<{
  sku: string;
}>;


export type DemoPromisedQuery = { availableToPromise: { available: { value: string, unit: string } } | null };

export type DemoCountsQueryVariables = Exact<{ [key: string]: never; }>;


export type DemoCountsQuery = { inboundShipments: { totalCount: number }, lots: { totalCount: number }, stock: { totalCount: number } };

export type DemoRateLimitQueryVariables = Exact<{ [key: string]: never; }>;


export type DemoRateLimitQuery = { rateLimit: { maximum: number, available: number, restorePerSecond: number, cost: number } };

export type DemoMessageQueryVariables = Exact<{
  id: string | number;
}>;


export type DemoMessageQuery = { inboundMessage: { id: string, status: InboundMessageStatus, issues: Array<{ severity: IssueSeverity, code: string, message: string }>, acknowledgements: Array<{ kind: string, body: string }>, documents: Array<{ status: InboundDocumentStatus, inboundShipment: { id: string, shipmentNumber: string, status: InboundShipmentStatus, supplier: { code: string }, lines: Array<{ lineNumber: number, supplierLotNumber: string | null, expiresOn: string | null, handlingUnit: string | null, item: { sku: string }, quantity: { value: string, unit: string } }> } | null }> } | null };

export type DemoReceiveMutationVariables = Exact<{
  input: ReceiveGoodsInput;
}>;


export type DemoReceiveMutation = { receiveGoods: { receiptId: string | null, discrepancyCount: number | null, replayed: boolean, lots: Array<{ id: string, lotNumber: string }> | null, userErrors: Array<
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
      | { code: ErrorCode, message: string, path: Array<string> | null }
    > } };

export type DemoStockQueryVariables = Exact<{
  lots: Array<string | number> | string | number;
}>;


export type DemoStockQuery = { lots: { totalCount: number, nodes: Array<{ id: string, lotNumber: string, usableThrough: string | null, item: { sku: string }, stock: Array<{ handlingUnit: string | null, bin: { id: string, code: string }, onHand: { value: string, unit: string }, availability: { reasons: Array<BlockReason>, available: { value: string } } }> }> } };

export type DemoBinsQueryVariables = Exact<{
  site: string;
}>;


export type DemoBinsQuery = { site: { id: string } | null, bins: { nodes: Array<{ id: string, code: string, site: { code: string } }> } };

export type DemoMoveMutationVariables = Exact<{
  input: MoveStockInput;
}>;


export type DemoMoveMutation = { moveStock: { transactionId: string | null, userErrors: Array<
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
    > } };

export type DemoTransformMutationVariables = Exact<{
  input: TransformLotsInput;
}>;


export type DemoTransformMutation = { transformLots: { transformationId: string | null, outputLots: Array<{ id: string, lotNumber: string, usableThrough: string | null }> | null, userErrors: Array<
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
    > } };

export type DemoTraceQueryVariables = Exact<{
  lot: string | number;
  direction: TraceDirection;
}>;


export type DemoTraceQuery = { trace: { complete: boolean, elapsedMs: number, lots: { totalCount: number, nodes: Array<{ generation: number, lot: { id: string, lotNumber: string, supplierLotNumber: string | null, supplier: { code: string } | null }, attributedQuantity: { value: string } }> }, onHand: { totalCount: number, nodes: Array<{ lot: { lotNumber: string }, bin: { code: string }, attributedQuantity: { value: string } }> }, movements: { nodes: Array<{ transactionType: string, lot: { id: string, lotNumber: string }, to: { code: string, kind: BinKind }, attributedQuantity: { value: string } }> }, totals: { input: { value: string }, onHand: { value: string }, inTransit: { value: string }, atCustomers: { value: string }, declaredLoss: { value: string }, unexplained: { value: string } } | null } | null };

export type DemoStockChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type DemoStockChangedSubscription = { stockChanged:
    | { __typename: 'Lagged' }
    | { __typename: 'StockChangedEvent', transactionId: string, transactionType: InventoryTransactionType, changes: Array<{ lotId: string }> }
    | { __typename: 'SubscriptionReady' }
   };

export type DemoHoldChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type DemoHoldChangedSubscription = { holdChanged:
    | { __typename: 'HoldChangedEvent', holdId: string, released: boolean }
    | { __typename: 'Lagged' }
    | { __typename: 'SubscriptionReady' }
   };

export type DemoLotExpiringSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type DemoLotExpiringSubscription = { lotExpiring:
    | { __typename: 'Lagged' }
    | { __typename: 'LotExpiringEvent', lotId: string, lotNumber: string, daysLeft: number, withinDays: number }
    | { __typename: 'SubscriptionReady' }
   };

export type DemoOrderFactsQueryVariables = Exact<{
  customer: string;
  site: string;
  sku: string;
}>;


export type DemoOrderFactsQuery = { partner: { id: string } | null, site: { id: string } | null, item: { id: string } | null };

export type DemoPlaceOrderMutationVariables = Exact<{
  input: PlaceOrderInput;
}>;


export type DemoPlaceOrderMutation = { placeOrder: { order: { id: string, lines: Array<{ quantity: { value: string, unit: string }, allocations: Array<{ why: string, lot: { id: string, lotNumber: string }, quantity: { value: string } }> }> } | null, userErrors: Array<
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string, available: { value: string } | null }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
    > } };

export type DemoCancelOrderMutationVariables = Exact<{
  input: CancelOrderInput;
}>;


export type DemoCancelOrderMutation = { cancelOrder: { userErrors: Array<
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
    > } };

export type DemoExplainAllocationQueryVariables = Exact<{
  input: ExplainAllocationInput;
}>;


export type DemoExplainAllocationQuery = { explainAllocation: { complete: boolean, candidates: { nodes: Array<{ place: number, usableThrough: string | null, lot: { id: string, lotNumber: string }, taken: { value: string }, rejections: Array<{ rule: AllocationRule }> }> } } | null };

export type DemoOrderByNumberQueryVariables = Exact<{
  number: string;
}>;


export type DemoOrderByNumberQuery = { order: { id: string } | null };

export type DemoDefineItemMutationVariables = Exact<{
  input: DefineItemInput;
}>;


export type DemoDefineItemMutation = { defineItem: { item: { id: string } | null, userErrors: Array<
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
    > } };

export type DemoPositionQueryVariables = Exact<{
  item: string | number;
}>;


export type DemoPositionQuery = { inventoryPosition: { onHand: { value: string }, allocated: { value: string }, available: { value: string } } | null };

export type DemoShippingFactsQueryVariables = Exact<{
  customer: string;
  carrier: string;
  site: string;
}>;


export type DemoShippingFactsQuery = { partner: { id: string } | null, carrier: { id: string } | null, site: { id: string, code: string, name: string, timeZone: string } | null };

export type DemoDefineSiteMutationVariables = Exact<{
  input: DefineSiteInput;
}>;


export type DemoDefineSiteMutation = { defineSite: { site: { gs1CompanyPrefix: string | null } | null, userErrors: Array<
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
    > } };

export type DemoDefineEndpointMutationVariables = Exact<{
  input: DefineInboundEndpointInput;
}>;


export type DemoDefineEndpointMutation = { defineInboundEndpoint: { secret: string | null, inboundEndpoint: { path: string } | null, userErrors: Array<
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
    > } };

export type DemoShopOrderQueryVariables = Exact<{
  source: string;
  externalId: string;
}>;


export type DemoShopOrderQuery = { order: { id: string, status: OrderStatus, shipments: Array<{ id: string }>, lines: Array<{ allocations: Array<{ id: string, state: AllocationState, why: string, lot: { id: string, lotNumber: string }, quantity: { value: string } }> }> } | null };

export type DemoPickMutationVariables = Exact<{
  input: PickOrderInput;
}>;


export type DemoPickMutation = { pickOrder: { allocations: Array<{ state: AllocationState, bin: { code: string } }>, userErrors: Array<
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
    > } };

export type DemoPackMutationVariables = Exact<{
  input: PackOrderInput;
}>;


export type DemoPackMutation = { packOrder: { packages: Array<{ code: string }>, userErrors: Array<
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
    > } };

export type DemoShipMutationVariables = Exact<{
  input: ShipOrderInput;
}>;


export type DemoShipMutation = { shipOrder: { order: { status: OrderStatus } | null, shipment: { id: string, shipmentNumber: string, status: CarrierStatus, lines: Array<{ quantity: { value: string }, lot: { id: string }, package: { code: string } | null }> } | null, userErrors: Array<
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
      | { code: ErrorCode, message: string }
    > } };

export type DemoShipmentQueryVariables = Exact<{
  id: string | number;
}>;


export type DemoShipmentQuery = { shipment: { status: CarrierStatus, deliveredAt: string | null, trackingEvents: Array<{ status: CarrierStatus }> } | null };

export type DemoShippedLotsQueryVariables = Exact<{
  lot: string | number;
  shipment: string | number;
}>;


export type DemoShippedLotsQuery = { shipment: { shipmentNumber: string } | null, shippedLots: { totalCount: number, nodes: Array<{ quantity: { value: string }, lot: { id: string, lotNumber: string }, shipment: { id: string } }> } };

export type DemoShipmentChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type DemoShipmentChangedSubscription = { shipmentChanged:
    | { __typename: 'Lagged' }
    | { __typename: 'ShipmentChangedEvent', shipmentId: string, change: ShipmentChange, status: CarrierStatus }
    | { __typename: 'SubscriptionReady' }
   };

export type ClientsLotQueryVariables = Exact<{ [key: string]: never; }>;


export type ClientsLotQuery = { lots: { nodes: Array<{ id: string }> } };

export type ClientsHoldMutationVariables = Exact<{
  input: PlaceHoldInput;
}>;


export type ClientsHoldMutation = { placeHold: { hold: { id: string } | null } };

export type ExamplesLotsQueryVariables = Exact<{ [key: string]: never; }>;


export type ExamplesLotsQuery = { lots: { nodes: Array<{ id: string }> } };

export type ExamplesHoldMutationVariables = Exact<{
  input: PlaceHoldInput;
}>;


export type ExamplesHoldMutation = { placeHold: { userErrors: Array<
      | { code: ErrorCode }
      | { code: ErrorCode }
      | { code: ErrorCode }
      | { code: ErrorCode }
      | { code: ErrorCode }
      | { code: ErrorCode }
    > } };

export type ExamplesCocoaQueryVariables = Exact<{ [key: string]: never; }>;


export type ExamplesCocoaQuery = { inventoryPosition: { available: { value: string, unit: string } } | null, stock: { nodes: Array<{ lot: { id: string, item: { sku: string } }, availability: { available: { value: string } } }> } };

export type FollowMovableQueryVariables = Exact<{ [key: string]: never; }>;


export type FollowMovableQuery = { stock: { nodes: Array<{ lot: { id: string, usableThrough: string | null, item: { id: string }, supplier: { id: string } | null }, bin: { id: string, kind: BinKind, site: { id: string } }, availability: { reasons: Array<BlockReason> } }> }, bins: { nodes: Array<{ id: string, kind: BinKind, site: { id: string } }> } };

export type FollowMoveMutationVariables = Exact<{
  input: MoveStockInput;
}>;


export type FollowMoveMutation = { moveStock: { transactionId: string | null, userErrors: Array<
      | { code: ErrorCode }
      | { code: ErrorCode }
      | { code: ErrorCode }
      | { code: ErrorCode }
      | { code: ErrorCode }
      | { code: ErrorCode }
    > } };

export type FollowMovedSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type FollowMovedSubscription = { stockChanged:
    | { __typename: 'Lagged', cursor: string, lagSeconds: number }
    | { __typename: 'StockChangedEvent', id: string, cursor: string, transactionId: string }
    | { __typename: 'SubscriptionReady', cursor: string }
   };

export type FollowWideSubscriptionVariables = Exact<{
  after?: string | null | undefined;
}>;


export type FollowWideSubscription = { stockChanged:
    | { __typename: 'Lagged', cursor: string, lagSeconds: number }
    | { __typename: 'StockChangedEvent', id: string, cursor: string, transactionId: string, changes: Array<{ lotId: string, itemId: string, siteId: string, binId: string, condition: Condition, version: number, difference: { value: string, unit: string }, onHand: { value: string, unit: string }, allocated: { value: string, unit: string }, held: { value: string, unit: string } }>, again: Array<{ lotId: string, itemId: string, siteId: string, binId: string, condition: Condition, version: number, difference: { value: string, unit: string }, onHand: { value: string, unit: string }, allocated: { value: string, unit: string }, held: { value: string, unit: string } }>, andAgain: Array<{ lotId: string, itemId: string, siteId: string, binId: string, condition: Condition, version: number, difference: { value: string, unit: string }, onHand: { value: string, unit: string }, allocated: { value: string, unit: string }, held: { value: string, unit: string } }> }
    | { __typename: 'SubscriptionReady', cursor: string }
   };

export type WideChangeFragment = { lotId: string, itemId: string, siteId: string, binId: string, condition: Condition, version: number, difference: { value: string, unit: string }, onHand: { value: string, unit: string }, allocated: { value: string, unit: string }, held: { value: string, unit: string } };

export type FollowReceiveMutationVariables = Exact<{
  input: ReceiveGoodsInput;
}>;


export type FollowReceiveMutation = { receiveGoods: { transactionId: string | null, userErrors: Array<
      | { code: ErrorCode }
      | { code: ErrorCode }
      | { code: ErrorCode }
      | { code: ErrorCode }
      | { code: ErrorCode }
      | { code: ErrorCode }
    > } };

export type FollowEventsQueryVariables = Exact<{
  after?: string | null | undefined;
}>;


export type FollowEventsQuery = { events: { nodes: Array<{ id: string }> } };

export type FollowAdvanceMutationVariables = Exact<{
  input: AdvanceClockInput;
}>;


export type FollowAdvanceMutation = { advanceClock: { userErrors: Array<
      | { code: ErrorCode }
      | { code: ErrorCode }
      | { code: ErrorCode }
      | { code: ErrorCode }
      | { code: ErrorCode }
      | { code: ErrorCode }
    > } };

export const WideChangeFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WideChange"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StockChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lotId"}},{"kind":"Field","name":{"kind":"Name","value":"itemId"}},{"kind":"Field","name":{"kind":"Name","value":"siteId"}},{"kind":"Field","name":{"kind":"Name","value":"binId"}},{"kind":"Field","name":{"kind":"Name","value":"condition"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"difference"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"onHand"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"allocated"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"held"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]}}]} as unknown as DocumentNode<WideChangeFragment, unknown>;
export const CliExportEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CliExportEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"250"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"typeVersion"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"recordedAt"}},{"kind":"Field","name":{"kind":"Name","value":"payload"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<CliExportEventsQuery, CliExportEventsQueryVariables>;
export const CliExportLotsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CliExportLots"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lots"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"250"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"EnumValue","value":"CREATED"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}},{"kind":"Field","name":{"kind":"Name","value":"item"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}}]}},{"kind":"Field","name":{"kind":"Name","value":"supplier"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"supplierLotNumber"}},{"kind":"Field","name":{"kind":"Name","value":"quality"}},{"kind":"Field","name":{"kind":"Name","value":"manufacturedOn"}},{"kind":"Field","name":{"kind":"Name","value":"expiresOn"}},{"kind":"Field","name":{"kind":"Name","value":"bestBeforeOn"}},{"kind":"Field","name":{"kind":"Name","value":"usableThrough"}},{"kind":"Field","name":{"kind":"Name","value":"countryOfOrigin"}},{"kind":"Field","name":{"kind":"Name","value":"traceabilityLotCode"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<CliExportLotsQuery, CliExportLotsQueryVariables>;
export const CliExportStockDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CliExportStock"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stock"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"250"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"EnumValue","value":"CREATED"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"site"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"bin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"item"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lot"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}}]}},{"kind":"Field","name":{"kind":"Name","value":"handlingUnit"}},{"kind":"Field","name":{"kind":"Name","value":"condition"}},{"kind":"Field","name":{"kind":"Name","value":"ownership"}},{"kind":"Field","name":{"kind":"Name","value":"onHand"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"allocated"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"held"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<CliExportStockQuery, CliExportStockQueryVariables>;
export const CliLotsByNumberDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CliLotsByNumber"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"number"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lots"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"lotNumber"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"equals"},"value":{"kind":"Variable","name":{"kind":"Name","value":"number"}}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}},{"kind":"Field","name":{"kind":"Name","value":"item"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}}]}},{"kind":"Field","name":{"kind":"Name","value":"supplier"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CliLotsByNumberQuery, CliLotsByNumberQueryVariables>;
export const CliPlacesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CliPlaces"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"site"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SiteRef"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"bin"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"BinRef"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"withSite"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"withBin"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"site"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ref"},"value":{"kind":"Variable","name":{"kind":"Name","value":"site"}}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"withSite"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"bin"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ref"},"value":{"kind":"Variable","name":{"kind":"Name","value":"bin"}}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"withBin"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<CliPlacesQuery, CliPlacesQueryVariables>;
export const CliOpenHoldsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CliOpenHolds"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"lot"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holds"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"250"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"lot"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"equals"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lot"}}}]}},{"kind":"ObjectField","name":{"kind":"Name","value":"open"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"equals"},"value":{"kind":"BooleanValue","value":true}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<CliOpenHoldsQuery, CliOpenHoldsQueryVariables>;
export const CliPartnerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CliPartner"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ref"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PartnerRef"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partner"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ref"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ref"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<CliPartnerQuery, CliPartnerQueryVariables>;
export const CliDefinePartnerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CliDefinePartner"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DefinePartnerInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"definePartner"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"roles"}},{"kind":"Field","name":{"kind":"Name","value":"ediState"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CliDefinePartnerMutation, CliDefinePartnerMutationVariables>;
export const CliApiKeysDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CliApiKeys"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKeys"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"250"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"principalName"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}},{"kind":"Field","name":{"kind":"Name","value":"partner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<CliApiKeysQuery, CliApiKeysQueryVariables>;
export const CliCreateKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CliCreateKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateApiKeyInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"apiKey"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"principalName"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CliCreateKeyMutation, CliCreateKeyMutationVariables>;
export const CliRevokeKeyDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CliRevokeKey"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"revokeApiKey"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"apiKey"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"principalName"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"revokedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CliRevokeKeyMutation, CliRevokeKeyMutationVariables>;
export const CliReplayDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CliReplay"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"replayMessage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"inboundMessageId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inboundMessage"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CliReplayMutation, CliReplayMutationVariables>;
export const CliMessageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CliMessage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inboundMessage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"processedAt"}},{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"segment"}},{"kind":"Field","name":{"kind":"Name","value":"seen"}},{"kind":"Field","name":{"kind":"Name","value":"expected"}},{"kind":"Field","name":{"kind":"Name","value":"fix"}}]}}]}}]}}]} as unknown as DocumentNode<CliMessageQuery, CliMessageQueryVariables>;
export const CliAdvanceClockDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CliAdvanceClock"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AdvanceClockInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"advanceClock"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clock"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"now"}},{"kind":"Field","name":{"kind":"Name","value":"offsetSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"movable"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CliAdvanceClockMutation, CliAdvanceClockMutationVariables>;
export const CliClockDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CliClock"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"clock"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"now"}},{"kind":"Field","name":{"kind":"Name","value":"offsetSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"movable"}}]}}]}}]} as unknown as DocumentNode<CliClockQuery, CliClockQueryVariables>;
export const CliStandingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CliStanding"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"tenant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"clock"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"now"}},{"kind":"Field","name":{"kind":"Name","value":"offsetSeconds"}},{"kind":"Field","name":{"kind":"Name","value":"movable"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"parked"},"name":{"kind":"Name","value":"inboundMessages"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"equals"},"value":{"kind":"EnumValue","value":"PARKED"}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"waiting"},"name":{"kind":"Name","value":"inboundMessages"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"equals"},"value":{"kind":"EnumValue","value":"RECEIVED"}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<CliStandingQuery, CliStandingQueryVariables>;
export const CliTraceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CliTrace"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"lot"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"direction"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TraceDirection"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"lots"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"edges"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"onHand"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"movements"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trace"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"start"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"lot"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lot"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"direction"},"value":{"kind":"Variable","name":{"kind":"Name","value":"direction"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"complete"}},{"kind":"Field","name":{"kind":"Name","value":"elapsedMs"}},{"kind":"Field","name":{"kind":"Name","value":"gaps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"input"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"onHand"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"inTransit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"atCustomers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"scrapped"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"destroyed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sampled"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"declaredLoss"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unexplained"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"lots"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"250"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lots"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"direction"}},{"kind":"Field","name":{"kind":"Name","value":"generation"}},{"kind":"Field","name":{"kind":"Name","value":"lot"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}},{"kind":"Field","name":{"kind":"Name","value":"supplierLotNumber"}},{"kind":"Field","name":{"kind":"Name","value":"item"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}}]}},{"kind":"Field","name":{"kind":"Name","value":"supplier"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"attributedQuantity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"250"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"edges"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"parent"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"child"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"onHand"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"250"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"onHand"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lot"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}}]}},{"kind":"Field","name":{"kind":"Name","value":"bin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"site"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"attributedQuantity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"movements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"250"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"movements"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"direction"}},{"kind":"Field","name":{"kind":"Name","value":"transactionType"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"lot"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}}]}},{"kind":"Field","name":{"kind":"Name","value":"from"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"to"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attributedQuantity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CliTraceQuery, CliTraceQueryVariables>;
export const PlaceHoldDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PlaceHold"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PlaceHoldInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"placeHold"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hold"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"lot"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<PlaceHoldMutation, PlaceHoldMutationVariables>;
export const ReleaseHoldDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReleaseHold"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReleaseHoldInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"releaseHold"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hold"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"releasedAt"}},{"kind":"Field","name":{"kind":"Name","value":"lot"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<ReleaseHoldMutation, ReleaseHoldMutationVariables>;
export const TrustDocumentsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TrustDocuments"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DefineTrustedDocumentsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"defineTrustedDocuments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addedCount"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<TrustDocumentsMutation, TrustDocumentsMutationVariables>;
export const DemoShipmentSeenDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DemoShipmentSeen"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inboundShipment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ref"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"shipmentNumber"}}]}},{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"inboundShipments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<DemoShipmentSeenQuery, DemoShipmentSeenQueryVariables>;
export const DemoPromisedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DemoPromised"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sku"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"availableToPromise"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"item"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"sku"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sku"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"available"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]}}]}}]} as unknown as DocumentNode<DemoPromisedQuery, DemoPromisedQueryVariables>;
export const DemoCountsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DemoCounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inboundShipments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lots"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stock"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<DemoCountsQuery, DemoCountsQueryVariables>;
export const DemoRateLimitDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DemoRateLimit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rateLimit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"maximum"}},{"kind":"Field","name":{"kind":"Name","value":"available"}},{"kind":"Field","name":{"kind":"Name","value":"restorePerSecond"}},{"kind":"Field","name":{"kind":"Name","value":"cost"}}]}}]}}]} as unknown as DocumentNode<DemoRateLimitQuery, DemoRateLimitQueryVariables>;
export const DemoMessageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DemoMessage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inboundMessage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"acknowledgements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"body"}}]}},{"kind":"Field","name":{"kind":"Name","value":"documents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"inboundShipment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"shipmentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"supplier"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lineNumber"}},{"kind":"Field","name":{"kind":"Name","value":"item"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"supplierLotNumber"}},{"kind":"Field","name":{"kind":"Name","value":"expiresOn"}},{"kind":"Field","name":{"kind":"Name","value":"handlingUnit"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<DemoMessageQuery, DemoMessageQueryVariables>;
export const DemoReceiveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DemoReceive"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReceiveGoodsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"receiveGoods"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"receiptId"}},{"kind":"Field","name":{"kind":"Name","value":"discrepancyCount"}},{"kind":"Field","name":{"kind":"Name","value":"replayed"}},{"kind":"Field","name":{"kind":"Name","value":"lots"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<DemoReceiveMutation, DemoReceiveMutationVariables>;
export const DemoStockDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DemoStock"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"lots"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lots"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"in"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lots"}}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}},{"kind":"Field","name":{"kind":"Name","value":"usableThrough"}},{"kind":"Field","name":{"kind":"Name","value":"item"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}}]}},{"kind":"Field","name":{"kind":"Name","value":"stock"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"handlingUnit"}},{"kind":"Field","name":{"kind":"Name","value":"onHand"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"availability"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"available"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reasons"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<DemoStockQuery, DemoStockQueryVariables>;
export const DemoBinsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DemoBins"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"site"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"site"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ref"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"site"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"bins"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"250"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"site"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DemoBinsQuery, DemoBinsQueryVariables>;
export const DemoMoveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DemoMove"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MoveStockInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"moveStock"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transactionId"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DemoMoveMutation, DemoMoveMutationVariables>;
export const DemoTransformDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DemoTransform"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TransformLotsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transformLots"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transformationId"}},{"kind":"Field","name":{"kind":"Name","value":"outputLots"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}},{"kind":"Field","name":{"kind":"Name","value":"usableThrough"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DemoTransformMutation, DemoTransformMutationVariables>;
export const DemoTraceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DemoTrace"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"lot"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"direction"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TraceDirection"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trace"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"start"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"lot"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lot"}}}]}}]}},{"kind":"Argument","name":{"kind":"Name","value":"direction"},"value":{"kind":"Variable","name":{"kind":"Name","value":"direction"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"complete"}},{"kind":"Field","name":{"kind":"Name","value":"elapsedMs"}},{"kind":"Field","name":{"kind":"Name","value":"lots"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"generation"}},{"kind":"Field","name":{"kind":"Name","value":"lot"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}},{"kind":"Field","name":{"kind":"Name","value":"supplierLotNumber"}},{"kind":"Field","name":{"kind":"Name","value":"supplier"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"attributedQuantity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"onHand"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lot"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}}]}},{"kind":"Field","name":{"kind":"Name","value":"bin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attributedQuantity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"movements"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transactionType"}},{"kind":"Field","name":{"kind":"Name","value":"lot"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}}]}},{"kind":"Field","name":{"kind":"Name","value":"to"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attributedQuantity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"input"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"onHand"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"inTransit"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"atCustomers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"declaredLoss"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"unexplained"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DemoTraceQuery, DemoTraceQueryVariables>;
export const DemoStockChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"DemoStockChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stockChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StockChangedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transactionId"}},{"kind":"Field","name":{"kind":"Name","value":"transactionType"}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lotId"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DemoStockChangedSubscription, DemoStockChangedSubscriptionVariables>;
export const DemoHoldChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"DemoHoldChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holdChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"HoldChangedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"holdId"}},{"kind":"Field","name":{"kind":"Name","value":"released"}}]}}]}}]}}]} as unknown as DocumentNode<DemoHoldChangedSubscription, DemoHoldChangedSubscriptionVariables>;
export const DemoLotExpiringDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"DemoLotExpiring"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lotExpiring"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LotExpiringEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lotId"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}},{"kind":"Field","name":{"kind":"Name","value":"daysLeft"}},{"kind":"Field","name":{"kind":"Name","value":"withinDays"}}]}}]}}]}}]} as unknown as DocumentNode<DemoLotExpiringSubscription, DemoLotExpiringSubscriptionVariables>;
export const DemoOrderFactsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DemoOrderFacts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customer"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"site"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"sku"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partner"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ref"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customer"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"site"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ref"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"site"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"item"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ref"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"sku"},"value":{"kind":"Variable","name":{"kind":"Name","value":"sku"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<DemoOrderFactsQuery, DemoOrderFactsQueryVariables>;
export const DemoPlaceOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DemoPlaceOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PlaceOrderInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"placeOrder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quantity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"allocations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lot"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"why"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InsufficientStock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"available"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<DemoPlaceOrderMutation, DemoPlaceOrderMutationVariables>;
export const DemoCancelOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DemoCancelOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CancelOrderInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelOrder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DemoCancelOrderMutation, DemoCancelOrderMutationVariables>;
export const DemoExplainAllocationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DemoExplainAllocation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ExplainAllocationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"explainAllocation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"complete"}},{"kind":"Field","name":{"kind":"Name","value":"candidates"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"250"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"place"}},{"kind":"Field","name":{"kind":"Name","value":"usableThrough"}},{"kind":"Field","name":{"kind":"Name","value":"lot"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taken"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rejections"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<DemoExplainAllocationQuery, DemoExplainAllocationQueryVariables>;
export const DemoOrderByNumberDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DemoOrderByNumber"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"number"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ref"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"key"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"source"},"value":{"kind":"StringValue","value":"OWN","block":false}},{"kind":"ObjectField","name":{"kind":"Name","value":"externalId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"number"}}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<DemoOrderByNumberQuery, DemoOrderByNumberQueryVariables>;
export const DemoDefineItemDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DemoDefineItem"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DefineItemInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"defineItem"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"item"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DemoDefineItemMutation, DemoDefineItemMutationVariables>;
export const DemoPositionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DemoPosition"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"item"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inventoryPosition"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"item"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"item"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"onHand"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"allocated"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"available"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]} as unknown as DocumentNode<DemoPositionQuery, DemoPositionQueryVariables>;
export const DemoShippingFactsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DemoShippingFacts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customer"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"carrier"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"site"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"partner"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ref"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customer"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"carrier"},"name":{"kind":"Name","value":"partner"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ref"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"carrier"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"site"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ref"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"site"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}}]}}]}}]} as unknown as DocumentNode<DemoShippingFactsQuery, DemoShippingFactsQueryVariables>;
export const DemoDefineSiteDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DemoDefineSite"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DefineSiteInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"defineSite"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"site"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"gs1CompanyPrefix"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DemoDefineSiteMutation, DemoDefineSiteMutationVariables>;
export const DemoDefineEndpointDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DemoDefineEndpoint"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DefineInboundEndpointInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"defineInboundEndpoint"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"secret"}},{"kind":"Field","name":{"kind":"Name","value":"inboundEndpoint"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DemoDefineEndpointMutation, DemoDefineEndpointMutationVariables>;
export const DemoShopOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DemoShopOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"source"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"externalId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ref"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"key"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"source"},"value":{"kind":"Variable","name":{"kind":"Name","value":"source"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"externalId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"externalId"}}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"shipments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"allocations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"why"}},{"kind":"Field","name":{"kind":"Name","value":"lot"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<DemoShopOrderQuery, DemoShopOrderQueryVariables>;
export const DemoPickDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DemoPick"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PickOrderInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pickOrder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"allocations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"bin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DemoPickMutation, DemoPickMutationVariables>;
export const DemoPackDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DemoPack"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PackOrderInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"packOrder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"packages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DemoPackMutation, DemoPackMutationVariables>;
export const DemoShipDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DemoShip"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ShipOrderInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shipOrder"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shipment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"shipmentNumber"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quantity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lot"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"package"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DemoShipMutation, DemoShipMutationVariables>;
export const DemoShipmentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DemoShipment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shipment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ref"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"deliveredAt"}},{"kind":"Field","name":{"kind":"Name","value":"trackingEvents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<DemoShipmentQuery, DemoShipmentQueryVariables>;
export const DemoShippedLotsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DemoShippedLots"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"lot"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"shipment"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shipment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ref"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"shipment"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shipmentNumber"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shippedLots"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"lot"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"in"},"value":{"kind":"ListValue","values":[{"kind":"Variable","name":{"kind":"Name","value":"lot"}}]}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quantity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lot"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lotNumber"}}]}},{"kind":"Field","name":{"kind":"Name","value":"shipment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]} as unknown as DocumentNode<DemoShippedLotsQuery, DemoShippedLotsQueryVariables>;
export const DemoShipmentChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"DemoShipmentChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shipmentChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ShipmentChangedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shipmentId"}},{"kind":"Field","name":{"kind":"Name","value":"change"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<DemoShipmentChangedSubscription, DemoShipmentChangedSubscriptionVariables>;
export const ClientsLotDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ClientsLot"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lots"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"lotNumber"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"equals"},"value":{"kind":"StringValue","value":"COCOA-P1","block":false}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<ClientsLotQuery, ClientsLotQueryVariables>;
export const ClientsHoldDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ClientsHold"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PlaceHoldInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"placeHold"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hold"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<ClientsHoldMutation, ClientsHoldMutationVariables>;
export const ExamplesLotsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ExamplesLots"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lots"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"2"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"lotNumber"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"startsWith"},"value":{"kind":"StringValue","value":"COCOA-P","block":false}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<ExamplesLotsQuery, ExamplesLotsQueryVariables>;
export const ExamplesHoldDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ExamplesHold"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PlaceHoldInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"placeHold"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<ExamplesHoldMutation, ExamplesHoldMutationVariables>;
export const ExamplesCocoaDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ExamplesCocoa"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inventoryPosition"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"item"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"sku"},"value":{"kind":"StringValue","value":"COCOA-POWDER","block":false}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"available"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"stock"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"250"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lot"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"item"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sku"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"availability"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"available"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ExamplesCocoaQuery, ExamplesCocoaQueryVariables>;
export const FollowMovableDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FollowMovable"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stock"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"250"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lot"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"usableThrough"}},{"kind":"Field","name":{"kind":"Name","value":"item"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"supplier"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"bin"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"site"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"availability"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reasons"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"bins"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"250"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"site"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]} as unknown as DocumentNode<FollowMovableQuery, FollowMovableQueryVariables>;
export const FollowMoveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"FollowMove"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MoveStockInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"moveStock"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transactionId"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<FollowMoveMutation, FollowMoveMutationVariables>;
export const FollowMovedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"FollowMoved"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stockChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionReady"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lagged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"lagSeconds"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StockChangedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"transactionId"}}]}}]}}]}}]} as unknown as DocumentNode<FollowMovedSubscription, FollowMovedSubscriptionVariables>;
export const FollowWideDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"FollowWide"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"stockChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionReady"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lagged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"lagSeconds"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StockChangedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"transactionId"}},{"kind":"Field","name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WideChange"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"again"},"name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WideChange"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"andAgain"},"name":{"kind":"Name","value":"changes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WideChange"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WideChange"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StockChange"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lotId"}},{"kind":"Field","name":{"kind":"Name","value":"itemId"}},{"kind":"Field","name":{"kind":"Name","value":"siteId"}},{"kind":"Field","name":{"kind":"Name","value":"binId"}},{"kind":"Field","name":{"kind":"Name","value":"condition"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"difference"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"onHand"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"allocated"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"held"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]}}]} as unknown as DocumentNode<FollowWideSubscription, FollowWideSubscriptionVariables>;
export const FollowReceiveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"FollowReceive"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReceiveGoodsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"receiveGoods"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"transactionId"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<FollowReceiveMutation, FollowReceiveMutationVariables>;
export const FollowEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FollowEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"250"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"types"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"STOCK_CHANGED"}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<FollowEventsQuery, FollowEventsQueryVariables>;
export const FollowAdvanceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"FollowAdvance"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AdvanceClockInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"advanceClock"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<FollowAdvanceMutation, FollowAdvanceMutationVariables>;