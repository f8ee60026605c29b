import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { releaseReservation } from '../../src/commands/ordering/releaseReservation.js';
import { reserveStock } from '../../src/commands/ordering/reserveStock.js';
import { reservationStatus, type Reservation } from '../../src/domain/order/reservation.js';
import { itemsById } from '../../src/queries/masterData/itemLookUps.js';
import { partnersById } from '../../src/queries/masterData/partnerLookUps.js';
import { sitesById } from '../../src/queries/masterData/siteLookUps.js';
import { ItemType } from '../item/item.type.js';
import { PartnerType } from '../partner/partner.type.js';
import type { GraphContext } from '../shared/context.js';
import { loadNode } from '../shared/nodeRegistry.js';
import { QuantityType } from '../shared/quantity.type.js';
import { runCommand } from '../shared/runCommand.js';
import { SiteType } from '../site/site.type.js';
import { quantityOf } from '../stock/quantities.js';
import { ReleaseReservationInput, ReserveStockInput } from './reservation.inputs.js';
import { ReleaseReservationPayload, ReserveStockPayload } from './reservation.payload.js';
import { ReservationStatusEnum, ReservationType } from './reservation.type.js';

@Resolver(() => ReservationType)
export class ReservationResolver {
  @Mutation(() => ReserveStockPayload, {
    description:
      'Keeps some of what may be promised of an item now from others, for a time; placeOrder uses it by its id. Errors: NOT_FOUND, RETIRED, INVALID_INPUT, QUANTITY_INVALID, UNIT_UNKNOWN, PARTNER_MISMATCH, INSUFFICIENT_STOCK, IDEMPOTENCY_CONFLICT.',
  })
  reserveStock(
    @Arg('input', () => ReserveStockInput, { description: 'What is to be kept.' }) input: ReserveStockInput,
    @Ctx() context: GraphContext,
  ) {
    return runCommand(context, reserveStock, input);
  }

  @Mutation(() => ReleaseReservationPayload, {
    description:
      'Sets free what was reserved, before its time is over. Errors: NOT_FOUND, ILLEGAL_STATUS_TRANSITION, IDEMPOTENCY_CONFLICT.',
  })
  releaseReservation(
    @Arg('input', () => ReleaseReservationInput, { description: 'Which one.' }) input: ReleaseReservationInput,
    @Ctx() context: GraphContext,
  ) {
    return runCommand(context, releaseReservation, input);
  }

  @FieldResolver(() => ItemType, { description: 'Of which item.' })
  item(@Root() reservation: Reservation, @Ctx() context: GraphContext) {
    return context.loader(itemsById).load(reservation.itemId);
  }

  @FieldResolver(() => SiteType, { description: 'At which site.' })
  site(@Root() reservation: Reservation, @Ctx() context: GraphContext) {
    return context.loader(sitesById).load(reservation.siteId);
  }

  @FieldResolver(() => PartnerType, { nullable: true, description: 'For which customer; null when nobody was named.' })
  customer(@Root() reservation: Reservation, @Ctx() context: GraphContext) {
    return reservation.customerId === null ? null : context.loader(partnersById).load(reservation.customerId);
  }

  @FieldResolver(() => QuantityType, { description: 'How much, in the base unit of the item.' })
  quantity(@Root() reservation: Reservation) {
    return quantityOf(reservation.quantity, reservation.baseUnit);
  }

  @FieldResolver(() => ReservationStatusEnum, { description: 'What became of it, by now.' })
  status(@Root() reservation: Reservation, @Ctx() context: GraphContext) {
    return reservationStatus(reservation, context.now());
  }
}

@Resolver(() => ReserveStockPayload)
export class ReserveStockPayloadResolver {
  @FieldResolver(() => ReservationType, { nullable: true, description: 'The reservation; null when it was refused.' })
  reservation(@Root() payload: ReserveStockPayload, @Ctx() context: GraphContext) {
    return loadNode(context, payload.reservationId);
  }
}

@Resolver(() => ReleaseReservationPayload)
export class ReleaseReservationPayloadResolver {
  @FieldResolver(() => ReservationType, { nullable: true, description: 'The reservation as it is now; null when it was refused.' })
  reservation(@Root() payload: ReleaseReservationPayload, @Ctx() context: GraphContext) {
    return loadNode(context, payload.reservationId);
  }
}
