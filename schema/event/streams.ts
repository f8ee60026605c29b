import { EVENT_TYPES, type EventType } from '../../src/events/catalogue.js';
import type { GraphContext } from '../shared/context.js';
import { requestError } from '../shared/requestError.js';
import { streamOf, type StreamOptions } from '../shared/stream.js';
import type {
  EventStreamArguments,
  HoldChangedArguments,
  InboundMessageChangedArguments,
  LotExpiringArguments,
  OrderChangedArguments,
  ShipmentChangedArguments,
  StockChangedArguments,
  WorkExceptionRaisedArguments,
} from './event.inputs.js';
import { fitsStock, isAmong, type OrderEventType, type ShipmentEventType } from './publishMessage.js';

/** What type-graphql hands to `subscribe`. */
interface Subscribed {
  readonly args: unknown;
  readonly context: GraphContext;
}

const MAXIMUM_FILTER_IDS = 250;

const ORDER_EVENTS: readonly OrderEventType[] = [
  'OrderPlaced',
  'OrderAmended',
  'OrderCancelled',
  'OrderAllocated',
  'OrderPicked',
  'OrderPacked',
  'OrderShipped',
];

/** The sources of the subscriptions: which events, and which of them the client wants. */
export const eventStream = (subscribed: Subscribed) => {
  const { filter } = subscribed.args as EventStreamArguments;
  return open(subscribed, { types: filter?.types ?? EVENT_TYPES });
};

export const stockStream = (subscribed: Subscribed) => {
  const { filter } = subscribed.args as StockChangedArguments;
  return open<'StockChanged'>(subscribed, {
    types: ['StockChanged'],
    matches: ({ payload }) => payload.changes.some((change) => fitsStock(change, filter)),
  });
};

export const holdStream = (subscribed: Subscribed) => {
  const { filter } = subscribed.args as HoldChangedArguments;
  return open<'HoldPlaced' | 'HoldReleased'>(subscribed, {
    types: ['HoldPlaced', 'HoldReleased'],
    matches: ({ payload }) => isAmong(filter?.lotIds, payload.lot),
  });
};

export const expiryStream = (subscribed: Subscribed) => {
  const { filter, withinDays } = subscribed.args as LotExpiringArguments;
  return open<'LotExpiring'>(subscribed, {
    types: ['LotExpiring'],
    matches: ({ payload }) =>
      payload.daysLeft <= (withinDays ?? Number.MAX_SAFE_INTEGER) &&
      isAmong(filter?.itemIds, payload.item) &&
      isAmong(filter?.siteIds, payload.site),
  });
};

export const orderStream = (subscribed: Subscribed) => {
  const { filter } = subscribed.args as OrderChangedArguments;
  return open<OrderEventType>(subscribed, {
    types: ORDER_EVENTS,
    matches: ({ payload }) => isAmong(filter?.orderIds, payload.order) && isAmong(filter?.customerIds, payload.customer),
  });
};

export const shipmentStream = (subscribed: Subscribed) => {
  const { filter } = subscribed.args as ShipmentChangedArguments;
  return open<ShipmentEventType>(subscribed, {
    types: ['ShipmentShipped', 'ShipmentTracked'],
    matches: ({ payload }) =>
      isAmong(filter?.shipmentIds, payload.shipment) &&
      isAmong(filter?.orderIds, payload.order) &&
      isAmong(filter?.customerIds, payload.customer),
  });
};

export const messageStream = (subscribed: Subscribed) => {
  const { filter } = subscribed.args as InboundMessageChangedArguments;
  return open<'InboundMessageChanged'>(subscribed, {
    types: ['InboundMessageChanged'],
    matches: ({ payload }) => isAmong(filter?.inboundMessageIds, payload.inboundMessage) && isAmong(filter?.statuses, payload.status),
  });
};

export const exceptionStream = (subscribed: Subscribed) => {
  const { filter } = subscribed.args as WorkExceptionRaisedArguments;
  return open<'WorkExceptionRaised'>(subscribed, {
    types: ['WorkExceptionRaised'],
    matches: ({ payload }) => isAmong(filter?.kinds, payload.kind) && isAmong(filter?.severities, payload.severity),
  });
};

/** The door's own filter: partners hear of what names them. */
const concerns = ({ visibleTo }: GraphContext, { partnerIds }: { readonly partnerIds: readonly number[] }): boolean =>
  visibleTo === undefined || partnerIds.includes(visibleTo);

/** Every event is held against the filter, so that its size is bounded. */
function open<Type extends EventType>({ args, context }: Subscribed, options: Omit<StreamOptions<Type>, 'after'>) {
  const { filter, after } = args as { readonly filter?: object | null; readonly after?: string | null };
  const ids = Object.values(filter ?? {}).flat().length;
  if (ids > MAXIMUM_FILTER_IDS) throw requestError('LIMIT_EXCEEDED', `A filter of a subscription has at most ${MAXIMUM_FILTER_IDS} ids.`);
  return streamOf(context, { ...options, after, matches: (event) => concerns(context, event) && options.matches?.(event) !== false });
}
