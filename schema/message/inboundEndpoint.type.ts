import { Field, Int, ObjectType } from 'type-graphql';
import type { EndpointSecret, InboundEndpoint, WebhookConnectorId } from '../../src/domain/inbound/inboundEndpoint.js';
import { NodeType } from '../shared/node.type.js';
import { publishEnum } from '../shared/publishEnum.js';
import { DateTimeScalar, LocalDateScalar } from '../shared/scalars.js';

export const WebhookConnectorEnum = publishEnum<WebhookConnectorId>({
  name: 'WebhookConnector',
  description: 'Whose events come in, and how they are signed.',
  values: { shopify: 'Orders of a Shopify shop.', easypost: 'Parcels that EasyPost follows, of all carriers.' },
});

type Published = Omit<InboundEndpoint, 'id' | 'publicId' | 'partnerId' | 'siteId' | 'shipToId'>;

@ObjectType('InboundEndpoint', {
  implements: NodeType,
  description: 'An address that one shop or carrier posts its events to. What comes in is an InboundMessage.',
  simpleResolvers: true,
})
export class InboundEndpointType extends NodeType implements Published {
  @Field(() => String, { description: 'What it is called here; `source` of the orders that come in by it.' })
  code!: string;

  @Field(() => WebhookConnectorEnum, { description: 'Who posts to it.' })
  connector!: WebhookConnectorId;

  @Field(() => Boolean, { description: 'Orders bind what there is; when false, one that is short waits as a PARKED message.' })
  partial!: boolean;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Since when it takes nothing any more.' })
  retiredOn!: InboundEndpoint['retiredOn'];

  @Field(() => DateTimeScalar, { description: 'When it was last defined.' })
  definedAt!: InboundEndpoint['definedAt'];

  @Field(() => Int, { description: 'Grows with every definition and rotation; hand it back as ifVersion.' })
  version!: number;
}

@ObjectType('InboundEndpointSecret', {
  description: 'A secret that a sender may sign with. What it is was told once.',
  simpleResolvers: true,
})
export class InboundEndpointSecretType implements Pick<EndpointSecret, 'createdAt'> {
  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  createdAt!: EndpointSecret['createdAt'];
}
