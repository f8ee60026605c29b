import { SENDER_KIND, MAXIMUM_SECRET, MINIMUM_SECRET } from '../../domain/inbound/inboundEndpoint.js';
import { MAXIMUM_SOURCE, OWN_SOURCE } from '../../domain/order/order.js';
import { checkText } from '../../domain/shared/checkText.js';
import { parseLocalDate } from '../../domain/shared/dates.js';
import type { Decided, Refusal } from '../../domain/shared/refusal.js';
import { invalidInput, notFound, retired, staleVersion } from '../../domain/shared/refusals.js';
import type { PartnerFacts, SiteFacts } from '../../steps/facts/loadFacts.js';
import type { LocationFacts } from '../../steps/facts/loadLocations.js';
import type { DefineInboundEndpoint } from './defineInboundEndpointInput.js';

/** The endpoint of that code as it stands, under lock. */
export interface KnownEndpoint {
  readonly id: number;
  readonly uuid: string;
  readonly connector: string;
  readonly partnerId: number;
  readonly version: number;
}

export interface EndpointFacts {
  /** A partner has the code: its own orders bear it as their source. */
  readonly isCodeOfPartner: boolean;
  readonly known: KnownEndpoint | undefined;
  readonly partner: PartnerFacts | undefined;
  readonly site: SiteFacts | undefined;
  readonly shipTo: LocationFacts | undefined;
}

/** Internal ids. */
export interface CheckedEndpoint {
  readonly partnerId: number;
  readonly siteId: number | null;
  readonly shipToId: number | null;
}

/** All that is wrong with an endpoint, or what it is made of. */
export function checkInboundEndpoint(input: DefineInboundEndpoint, facts: EndpointFacts): Decided<CheckedEndpoint> {
  const { partner, site, shipTo } = facts;
  const refusals = [
    ...checkText(input.code, MAXIMUM_SOURCE, ['input', 'code']),
    ...(facts.isCodeOfPartner || input.code === OWN_SOURCE
      ? [
          invalidInput("Orders from elsewhere bear this code as their source; their numbers would be taken for the shop's.", [
            'input',
            'code',
          ]),
        ]
      : []),
    ...partnerRefusals(input, partner),
    ...placeRefusals(input, facts),
    ...knownRefusals(input, facts),
    ...(input.secret === undefined ? [] : secretRefusals(input.secret)),
    ...(input.retiredOn !== undefined && parseLocalDate(input.retiredOn) === undefined
      ? [invalidInput('There is no such day.', ['input', 'retiredOn'])]
      : []),
  ];
  if (refusals.length > 0 || partner === undefined) return { ok: false, refusals };
  return { ok: true, value: { partnerId: partner.id, siteId: site?.id ?? null, shipToId: shipTo?.id ?? null } };
}

export const secretRefusals = (secret: string): readonly Refusal[] => [
  ...checkText(secret, MAXIMUM_SECRET, ['input', 'secret']),
  ...(secret.length >= MINIMUM_SECRET
    ? []
    : [invalidInput(`A secret has at least ${MINIMUM_SECRET} characters.`, ['input', 'secret'], { least: MINIMUM_SECRET })]),
];

function partnerRefusals({ connector, partnerId }: DefineInboundEndpoint, partner: PartnerFacts | undefined): readonly Refusal[] {
  const path = ['input', 'partnerId'];
  if (partner === undefined) return [notFound('partner', partnerId, path)];
  if (partner.retired) return [retired('Partner', partner.code, path)];
  const mayOrder = partner.isCustomer || partner.isStorefront;
  return SENDER_KIND[connector] === 'SHOP' && !mayOrder ? [invalidInput(`Partner ${partner.code} is no customer.`, path)] : [];
}

function placeRefusals(
  { connector, siteId, shipToId }: DefineInboundEndpoint,
  { site, shipTo, partner }: EndpointFacts,
): readonly Refusal[] {
  const sitePath = ['input', 'siteId'];
  const shipToPath = ['input', 'shipToId'];
  if (SENDER_KIND[connector] === 'CARRIER') {
    return [
      ...(siteId === undefined ? [] : [invalidInput('Events of a carrier have no site.', sitePath)]),
      ...(shipToId === undefined ? [] : [invalidInput('Events of a carrier have no ship-to.', shipToPath)]),
    ];
  }
  return [
    ...(siteId === undefined ? [invalidInput('Orders of a shop are served from a site.', sitePath)] : []),
    ...(siteId !== undefined && site === undefined ? [notFound('site', siteId, sitePath)] : []),
    ...(site?.retired === true ? [retired('Site', site.code, sitePath)] : []),
    ...(shipToId !== undefined && (shipTo === undefined || shipTo.partnerId !== partner?.id)
      ? [notFound('place of the partner', shipToId, shipToPath)]
      : []),
  ];
}

/** Messages and orders that came by it keep their meaning. */
function knownRefusals(input: DefineInboundEndpoint, { known, partner }: EndpointFacts): readonly Refusal[] {
  const current = known?.version ?? 0;
  return [
    ...(input.ifVersion === undefined || input.ifVersion === current
      ? []
      : [staleVersion(input.ifVersion, current, ['input', 'ifVersion'])]),
    ...(known !== undefined && known.connector !== input.connector
      ? [invalidInput(`Endpoint ${input.code} is of ${known.connector}.`, ['input', 'connector'])]
      : []),
    ...(known !== undefined && partner !== undefined && known.partnerId !== partner.id
      ? [invalidInput(`Endpoint ${input.code} is of another partner.`, ['input', 'partnerId'])]
      : []),
    ...(known !== undefined && input.secret !== undefined
      ? [invalidInput('It has one: rotateInboundEndpointSecret gives it another.', ['input', 'secret'])]
      : []),
  ];
}
