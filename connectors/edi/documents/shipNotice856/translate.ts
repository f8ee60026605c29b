import type { Issue } from '../../../contract/connector.js';
import type { ItemMatch, PartnerLookups } from '../../../contract/lookups.js';
import type { AnnouncedLine, AnnouncedShipment } from '../../../../src/domain/inbound/inboundShipment.js';
import { convert, fitsScale, parseQuantity, type Quantity } from '../../../../src/domain/shared/quantity.js';
import type { FindingSeverity } from '../../ediIssue.js';
import type { EdiProfile } from '../../profile.js';
import type { ShipNotice, ShipNoticeLine } from './shipNotice.js';

export interface Translation {
  /** Absent when anything is held: a shipment is announced as a whole or not at all. */
  readonly intent?: AnnouncedShipment;
  readonly issues: readonly Issue[];
}

/**
 * Turns a ship notice into an announced shipment in our items, base units and sites. Everything unknown is told at once, each code once, at its
 * first place. Pure: the look-ups were loaded before.
 */
export function translateShipNotice(notice: ShipNotice, profile: EdiProfile, lookups: PartnerLookups): Translation {
  const translator = new Translator(notice, profile, lookups);
  const lines = notice.lines.flatMap((line) => translator.line(line));
  const siteId = translator.site(notice);
  const { issues } = translator;
  if (issues.some(({ severity }) => severity === 'hold' || severity === 'reject')) return { issues };
  return { intent: announced(notice, lines, { supplierId: lookups.partnerId, siteId }), issues };
}

/** A product comes in a unit or two. */
const MAXIMUM_UNITS_TOLD = 5;

class Translator {
  readonly issues: Issue[] = [];
  readonly #profile: EdiProfile;
  readonly #lookups: PartnerLookups;
  readonly #notice: ShipNotice;
  readonly #reported = new Set<string>();
  /** Absent until an unknown item asks. */
  #unitsByCodes: ReadonlyMap<string, ReadonlySet<string>> | undefined;

  constructor(notice: ShipNotice, profile: EdiProfile, lookups: PartnerLookups) {
    this.#notice = notice;
    this.#profile = profile;
    this.#lookups = lookups;
  }

  line(line: ShipNoticeLine): readonly AnnouncedLine[] {
    this.#requireLot(line);
    const match = this.#lookups.item(line.codes);
    if (match === undefined) {
      this.#unknownItem(line);
      return [];
    }
    const factor = this.#lookups.unit(match.itemId, line.unit.value);
    if (factor === undefined) {
      this.#unknownUnit(line, match);
      return [];
    }
    const announcedQuantity = parseQuantity(line.quantity.value);
    const quantity = announcedQuantity === undefined ? undefined : convert(announcedQuantity, factor);
    if (quantity !== undefined && fitsScale(quantity, match.scale)) return [announcedLine(line, match, quantity)];
    this.#unfitQuantity(line, match);
    return [];
  }

  /** A ship-to we do not know may be a customer's own place (drop shipment), so it does not stop the goods. */
  site({ shipTo }: ShipNotice): number | undefined {
    if (shipTo === undefined || shipTo.code === '') return undefined;
    const siteId = this.#lookups.site(shipTo.qualifier, shipTo.code);
    if (siteId !== undefined) return siteId;
    this.#add(this.#profile.severities.SHIP_TO_UNKNOWN, {
      code: 'EDI_MAPPING_SITE_UNKNOWN',
      message: 'The ship-to is no site of ours.',
      at: shipTo.at,
      seen: `${shipTo.qualifier} ${shipTo.code} ${shipTo.name}`.trim(),
      expected: 'the GLN or code of a site',
      fix: 'Add the code to the site if the goods come to it.',
    });
    return undefined;
  }

  #requireLot(line: ShipNoticeLine): void {
    if (!this.#profile.lotRequired || line.lot !== undefined) return;
    this.#add('hold', {
      code: 'LOT_MISSING',
      message: 'The line names no lot, and this partner must.',
      at: line.at,
      seen: '',
      expected: 'a lot number',
      fix: 'Ask the sender, or release the shipment to capture the lot at the dock.',
    });
  }

  #unknownItem(line: ShipNoticeLine): void {
    const seen = codesText(line);
    if (this.#isRepeated(`item ${seen}`)) return;
    this.#unitsByCodes ??= unitsByCodes(this.#notice);
    const units = [...(this.#unitsByCodes.get(seen) ?? [])].slice(0, MAXIMUM_UNITS_TOLD).join(', ');
    this.#add('hold', {
      code: 'EDI_MAPPING_ITEM_UNKNOWN',
      message: 'None of the product codes is known for this partner.',
      at: line.codes[0]?.at ?? line.at,
      seen,
      expected: 'a code of an item',
      // Which units it needs is told at once, not when it was mapped and the message read again.
      fix: `Map one of the codes to an item that has the units ${units} or conversions from them, then replay the message.`,
    });
  }

  #unknownUnit(line: ShipNoticeLine, { itemId, sku, baseUnit }: ItemMatch): void {
    if (this.#isRepeated(`unit ${itemId} ${line.unit.value}`)) return;
    this.#add('hold', {
      code: 'EDI_MAPPING_UNIT_UNKNOWN',
      message: `How many ${baseUnit} of item ${sku} one ${line.unit.value} holds is not known.`,
      at: line.unit.at,
      seen: line.unit.value,
      expected: `a unit of item ${sku}`,
      fix: `Add a conversion from ${line.unit.value} to ${baseUnit} to the item, then replay the message.`,
    });
  }

  #unfitQuantity(line: ShipNoticeLine, { sku, baseUnit, scale }: ItemMatch): void {
    this.#add('hold', {
      code: 'EDI_MAPPING_QUANTITY_UNFIT',
      message: `The quantity is no whole multiple of the smallest amount of item ${sku}.`,
      at: line.quantity.at,
      seen: `${line.quantity.value} ${line.unit.value}`,
      expected: `at most ${scale} decimals in ${baseUnit}`,
      fix: 'Check the unit conversion of the item, or ask the sender.',
    });
  }

  #isRepeated(key: string): boolean {
    const repeated = this.#reported.has(key);
    this.#reported.add(key);
    return repeated;
  }

  #add(severity: FindingSeverity, issue: Omit<Issue, 'severity'>): void {
    if (severity !== 'ignore') this.issues.push({ severity, ...issue });
  }
}

/** The units in which each product is announced, by its codes. */
function unitsByCodes({ lines }: ShipNotice): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const line of lines) {
    const codes = codesText(line);
    const units = found.get(codes) ?? new Set();
    found.set(codes, units.add(line.unit.value));
  }
  return found;
}

const codesText = ({ codes }: ShipNoticeLine): string => codes.map(({ qualifier, code }) => `${qualifier} ${code}`).join(', ');

function announcedLine(line: ShipNoticeLine, { itemId }: ItemMatch, quantity: Quantity): AnnouncedLine {
  return {
    lineNumber: line.lineNumber,
    itemId,
    quantity,
    announcedQuantity: line.quantity.value,
    announcedUnit: line.unit.value,
    hlPath: line.hlPath,
    ...(line.purchaseOrderNumber && { purchaseOrderNumber: line.purchaseOrderNumber.value }),
    ...(line.lot && { supplierLotNumber: line.lot.value }),
    ...(line.expiresOn && { expiresOn: line.expiresOn.value }),
    ...(line.manufacturedOn && { manufacturedOn: line.manufacturedOn.value }),
    ...(line.packedOn && { packedOn: line.packedOn.value }),
    ...(line.countryOfOrigin && { countryOfOrigin: line.countryOfOrigin.value }),
    ...(line.lotSource && { traceabilityLotCodeSource: line.lotSource.value }),
    ...(line.handlingUnit && { handlingUnit: line.handlingUnit.code }),
    ...(line.description !== undefined && { description: line.description }),
  };
}

interface Destination {
  readonly supplierId: number;
  readonly siteId: number | undefined;
}

function announced(notice: ShipNotice, lines: readonly AnnouncedLine[], { supplierId, siteId }: Destination): AnnouncedShipment {
  return {
    supplierId,
    shipmentNumber: notice.shipmentNumber.value,
    purpose: notice.purpose.value,
    ...(notice.shippedOn && { shippedOn: notice.shippedOn.value }),
    ...(notice.expectedOn && { expectedOn: notice.expectedOn.value }),
    ...(siteId !== undefined && { siteId }),
    ...(notice.carrierCode && { carrierCode: notice.carrierCode.value }),
    ...(notice.billOfLading && { billOfLading: notice.billOfLading.value }),
    lines,
    handlingUnits: notice.handlingUnits.map(({ code, kind, parentCode }) => ({
      code,
      kind,
      ...(parentCode !== undefined && { parentCode }),
    })),
  };
}
