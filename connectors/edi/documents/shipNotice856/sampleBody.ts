import { checkDigit } from '../../../../src/domain/shared/identifiers.js';
import type { OutboundSegment } from '../../acknowledge/writeSegments.js';
import type { EdiProfile } from '../../profile.js';
import type { SampleLine } from './sampleLines.js';
import type { LotPlace, SamplePlaces } from './samplePlaces.js';
import type { SampleRequest } from './sampleRequest.js';
import { isWritableBy, writableText } from './sampleText.js';

export interface SampleBody {
  /** BSN to CTT. */
  readonly segments: readonly OutboundSegment[];
  /** The lines in the order they were written, with their handling units. */
  readonly shipped: readonly SampleLine[];
}

type Places = SamplePlaces & { readonly lot: LotPlace };

/** The ship notice between ST and SE, level below level as the partner packs. */
export function sampleBody(request: SampleRequest, places: Places, lines: readonly SampleLine[]): SampleBody {
  const writer = new BodyWriter(request, places);
  writer.level(request.profile.writes.hierarchy, lines, {});
  const { at, controlNumber, profile } = request;
  const bsn = [
    '00',
    `SAMPLE${paddedNumber(controlNumber)}`,
    dateText(at),
    at.slice(11, 16).replace(':', ''),
    STRUCTURES[profile.writes.hierarchy],
  ];
  const headerDate = places.expiry?.place === 'HEADER_DTM' ? lines.find(({ expiresOn }) => expiresOn !== undefined)?.expiresOn : undefined;
  const total = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return {
    segments: [
      { tag: 'BSN', elements: bsn },
      ...(headerDate === undefined ? [] : [{ tag: 'DTM', elements: [places.expiry?.qualifier ?? '', dateText(headerDate)] }]),
      ...writer.segments,
      { tag: 'CTT', elements: [String(writer.levels), String(total)] },
    ],
    shipped: writer.shipped,
  };
}

/** BSN05. */
const STRUCTURES: Readonly<Record<EdiProfile['writes']['hierarchy'], string>> = {
  SOTPI: '0001',
  SOPI: '0001',
  SOTI: 'ZZZZ',
  SOI: '0004',
  SOIP: '0002',
  STPI: 'ZZZZ',
  STI: 'ZZZZ',
  SPI: 'ZZZZ',
  SI: 'ZZZZ',
};

/** Lines in one level; where a level names the lot, one. */
const LINES_IN: Readonly<Record<string, number>> = { T: 4, P: 2, I: 1 };
const MAXIMUM_NAME = 60;
const MAXIMUM_DESCRIPTION = 80;
/** GS1 prefixes 200 to 299 are a company's own business: such an SSCC is nobody's. */
const OWN_USE = '02000000';

interface Above {
  readonly id?: number;
  readonly handlingUnit?: string;
}

class BodyWriter {
  readonly segments: OutboundSegment[] = [];
  readonly shipped: SampleLine[] = [];
  levels = 0;
  #units = 0;

  constructor(
    private readonly request: SampleRequest,
    private readonly places: Places,
  ) {}

  /** Writes the first of the levels once for each part of the lines that it holds, with the rest of the levels below. */
  level(hierarchy: string, lines: readonly SampleLine[], above: Above): void {
    const code = hierarchy.charAt(0);
    const below = hierarchy.slice(1);
    for (const part of parts(lines, this.#linesIn(code, below))) {
      this.levels += 1;
      const id = this.levels;
      const [line] = part;
      if (line === undefined) continue;
      this.#add('HL', String(id), above.id === undefined ? '' : String(above.id), code);
      const own = this.#unit(code);
      const handlingUnit = own ?? above.handlingUnit;
      this.#describe(code, line);
      if (own !== undefined) this.#add('MAN', this.places.mark ?? '', this.places.mark === 'GM' ? `00${own}` : own);
      // The last level is the item, or the one pack below it that holds the whole of it.
      if (below === '') this.shipped.push({ ...line, handlingUnit });
      else this.level(below, part, { id, ...(handlingUnit !== undefined && { handlingUnit }) });
    }
  }

  #linesIn(code: string, below: string): number {
    const { lot } = this.places;
    const isOfOneLot = lot.place === 'ANCESTOR_REF' && (lot.level === code || !below.includes(lot.level));
    if (code === 'S' || code === 'O') return Infinity;
    return isOfOneLot ? 1 : (LINES_IN[code] ?? 1);
  }

  #describe(code: string, line: SampleLine): void {
    if (code === 'S') this.#describeShipment();
    if (code === 'O') this.#add('PRF', `PO${paddedNumber(this.request.controlNumber)}`);
    if (code === 'I') this.#describeItem(line);
    const { lot } = this.places;
    if (lot.place === 'ANCESTOR_REF' && lot.level === code) this.#add('REF', lot.qualifier, line.lotNumber);
  }

  #describeShipment(): void {
    const { at, shipTo, profile } = this.request;
    if (!this.places.takenDates.has('011')) this.#add('DTM', '011', dateText(at));
    if (shipTo === undefined || !isWritableBy(profile)(shipTo.code)) return;
    this.#add('N1', 'ST', writableText(shipTo.name, profile, MAXIMUM_NAME), shipTo.qualifier, shipTo.code);
  }

  /** In the order that X12 gives the segments of an HL. */
  #describeItem({ lineNumber, item, codes, quantity, unit, lotNumber, expiresOn }: SampleLine): void {
    const { lot, expiry } = this.places;
    const number = String(lineNumber);
    const pairs = codes.flatMap(({ qualifier, code }) => [qualifier, code]);
    this.#add('LIN', number, ...pairs, ...(lot.place === 'LIN' ? [lot.qualifier, lotNumber] : []));
    this.#add('SN1', number, String(quantity), unit);
    const description = writableText(item.name, this.request.profile, MAXIMUM_DESCRIPTION);
    if (description !== '') this.#add('PID', 'F', '', '', '', description);
    if (lot.place === 'REF') this.#add('REF', lot.qualifier, lotNumber);
    if (expiresOn !== undefined && expiry?.place === 'REF') this.#add('REF', expiry.qualifier, dateText(expiresOn));
    if (lot.place === 'CLD') {
      this.#add('CLD', '1', String(quantity));
      this.#add('REF', lot.qualifier, lotNumber);
    }
    if (expiresOn !== undefined && expiry?.place === 'DTM') this.#add('DTM', expiry.qualifier, dateText(expiresOn));
  }

  #unit(code: string): string | undefined {
    if (this.places.mark === undefined || (code !== 'T' && code !== 'P')) return undefined;
    this.#units += 1;
    const serial = String((this.request.controlNumber * 1_000 + this.#units) % 1_000_000_000).padStart(9, '0');
    return `${OWN_USE}${serial}${checkDigit(`${OWN_USE}${serial}`)}`;
  }

  #add(tag: string, ...elements: readonly string[]): void {
    this.segments.push({ tag, elements });
  }
}

function parts(lines: readonly SampleLine[], size: number): readonly (readonly SampleLine[])[] {
  if (lines.length <= size) return [lines];
  return Array.from({ length: Math.ceil(lines.length / size) }, (_, index) => lines.slice(index * size, (index + 1) * size));
}

const paddedNumber = (controlNumber: number): string => String(controlNumber).padStart(9, '0');
const dateText = (date: string): string => date.slice(0, 10).replaceAll('-', '');
