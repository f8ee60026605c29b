import { createUnionType } from 'type-graphql';
import { EventType, LaggedType, SubscriptionReadyType } from './event.type.js';
import {
  HoldChangedEvent,
  InboundMessageChangedEvent,
  LotExpiringEvent,
  OrderChangedEvent,
  ShipmentChangedEvent,
  StockChangedEvent,
  WorkExceptionRaisedEvent,
} from './streamed.type.js';

const resolveType = (message: object): string => (message as { readonly __typename: string }).__typename;

export const EventMessage = createUnionType({
  name: 'EventMessage',
  description: 'What the subscription events delivers.',
  types: () => [SubscriptionReadyType, LaggedType, EventType] as const,
  resolveType,
});

export const StockChangedMessage = createUnionType({
  name: 'StockChangedMessage',
  description: 'What the subscription stockChanged delivers.',
  types: () => [SubscriptionReadyType, LaggedType, StockChangedEvent] as const,
  resolveType,
});

export const HoldChangedMessage = createUnionType({
  name: 'HoldChangedMessage',
  description: 'What the subscription holdChanged delivers.',
  types: () => [SubscriptionReadyType, LaggedType, HoldChangedEvent] as const,
  resolveType,
});

export const LotExpiringMessage = createUnionType({
  name: 'LotExpiringMessage',
  description: 'What the subscription lotExpiring delivers.',
  types: () => [SubscriptionReadyType, LaggedType, LotExpiringEvent] as const,
  resolveType,
});

export const OrderChangedMessage = createUnionType({
  name: 'OrderChangedMessage',
  description: 'What the subscription orderChanged delivers.',
  types: () => [SubscriptionReadyType, LaggedType, OrderChangedEvent] as const,
  resolveType,
});

export const ShipmentChangedMessage = createUnionType({
  name: 'ShipmentChangedMessage',
  description: 'What the subscription shipmentChanged delivers.',
  types: () => [SubscriptionReadyType, LaggedType, ShipmentChangedEvent] as const,
  resolveType,
});

export const InboundMessageChangedMessage = createUnionType({
  name: 'InboundMessageChangedMessage',
  description: 'What the subscription inboundMessageChanged delivers.',
  types: () => [SubscriptionReadyType, LaggedType, InboundMessageChangedEvent] as const,
  resolveType,
});

export const WorkExceptionRaisedMessage = createUnionType({
  name: 'WorkExceptionRaisedMessage',
  description: 'What the subscription workExceptionRaised delivers.',
  types: () => [SubscriptionReadyType, LaggedType, WorkExceptionRaisedEvent] as const,
  resolveType,
});
