import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { WebhookConnectorId } from '../../src/domain/inbound/inboundEndpoint.js';
import type { InboundEndpointOrder } from '../../src/queries/messages/inboundEndpoints.js';
import { PageArguments } from '../shared/connection.js';
import { IdFilter, TextFilter } from '../shared/filters.inputs.js';
import { publishEnum } from '../shared/publishEnum.js';
import { LocalDateScalar } from '../shared/scalars.js';
import { WebhookConnectorEnum } from './inboundEndpoint.type.js';

@InputType({ description: 'An address for a shop or carrier to post to, as it shall be. There is one of each code.' })
export class DefineInboundEndpointInput {
  @Field(() => String, {
    description:
      'What it is called here, 1 to 50 characters, and no code of a partner: orders that come in by it bear it as their source. Errors: INVALID_INPUT.',
  })
  code!: string;

  @Field(() => WebhookConnectorEnum, { description: 'Who posts to it; stays what it was.' })
  connector!: WebhookConnectorId;

  @Field(() => ID, {
    description: 'The customer of its orders, or the carrier; stays who it was. Errors: NOT_FOUND, RETIRED, INVALID_INPUT.',
  })
  partnerId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Of a shop: the site that serves its orders. Errors: NOT_FOUND, RETIRED, INVALID_INPUT.',
  })
  siteId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of a shop: the place of the partner that its orders go to. Errors: NOT_FOUND.' })
  shipToId?: string | null;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'Orders bind what there is; false: one that is short is not taken, and waits as a PARKED message.',
  })
  partial!: boolean;

  @Field(() => LocalDateScalar, { nullable: true, description: 'It takes nothing any more; null takes it into use again.' })
  retiredOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Of a new one: what its sender signs with, 16 to 200 characters, where the sender makes it up (Shopify). One of ours when absent. Errors: INVALID_INPUT.',
  })
  secret?: string | null;

  @Field(() => Int, { nullable: true, description: 'Only if it still has this version, 0 for none yet. Errors: STALE_VERSION.' })
  ifVersion?: number | null;
}

@InputType({ description: 'Another secret for an endpoint.' })
export class RotateInboundEndpointSecretInput {
  @Field(() => ID, { description: 'Which one. Errors: NOT_FOUND.' })
  inboundEndpointId!: string;

  @Field(() => String, {
    nullable: true,
    description: 'What its sender signs with from now on, 16 to 200 characters; one of ours when absent. Errors: INVALID_INPUT.',
  })
  secret?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Ends the secret before it at once. Else both are good until the next rotation.',
  })
  endEarlier!: boolean;
}

@InputType({ description: 'Conditions on inbound endpoints, joined by and.' })
export class InboundEndpointFilter {
  @Field(() => [InboundEndpointFilter], { nullable: true, description: 'All of these.' })
  and?: InboundEndpointFilter[] | null;

  @Field(() => [InboundEndpointFilter], { nullable: true, description: 'Any of these; an empty list matches nothing.' })
  or?: InboundEndpointFilter[] | null;

  @Field(() => InboundEndpointFilter, { nullable: true, description: 'Not this.' })
  not?: InboundEndpointFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By id.' })
  id?: IdFilter | null;

  @Field(() => TextFilter, { nullable: true, description: 'By code.' })
  code?: TextFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By partner.' })
  partner?: IdFilter | null;
}

const InboundEndpointOrderEnum = publishEnum<InboundEndpointOrder>({
  name: 'InboundEndpointOrder',
  description: 'Orders of inbound endpoints.',
  values: { CODE: 'By code.', CODE_DESCENDING: 'By code, the last first.' },
});

@ArgsType()
export class InboundEndpointsArguments extends PageArguments {
  @Field(() => InboundEndpointFilter, { nullable: true, description: 'Which ones; all when absent.' })
  filter?: InboundEndpointFilter | null;

  @Field(() => InboundEndpointOrderEnum, { defaultValue: 'CODE', description: 'In which order.' })
  orderBy!: InboundEndpointOrder;
}
