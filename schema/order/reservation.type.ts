import { Field, Int, ObjectType } from 'type-graphql';
import type { Reservation, ReservationStatus } from '../../src/domain/order/reservation.js';
import { NodeType } from '../shared/node.type.js';
import { publishEnum } from '../shared/publishEnum.js';
import { DateTimeScalar } from '../shared/scalars.js';

export const ReservationStatusEnum = publishEnum<ReservationStatus>({
  name: 'ReservationStatus',
  description: 'What became of a reservation.',
  values: {
    LIVE: 'It keeps its quantity from others.',
    EXPIRED: 'Its time is over: it keeps nothing, since the very instant.',
    RELEASED: 'It was set free before.',
    USED: 'An order used it.',
  },
});

@ObjectType('Reservation', {
  implements: NodeType,
  description: 'Some of an item at a site, kept for a customer for a time: of no lot, and of nothing that is still to come.',
  simpleResolvers: true,
})
export class ReservationType extends NodeType implements Pick<Reservation, 'expiresAt' | 'reservedAt' | 'endedAt' | 'version'> {
  @Field(() => DateTimeScalar, { description: 'Until when it lives.' })
  expiresAt!: Reservation['expiresAt'];

  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  reservedAt!: Reservation['reservedAt'];

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was set free or used; null when it was not, though it may have expired.',
  })
  endedAt!: Reservation['endedAt'];

  @Field(() => Int, { description: 'Grows with every change.' })
  version!: number;
}
