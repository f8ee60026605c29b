import { ObjectType } from 'type-graphql';
import { ReplayablePayloadType } from '../shared/payload.type.js';

@ObjectType({ implements: ReplayablePayloadType, description: 'What reserveStock answers.', simpleResolvers: true })
export class ReserveStockPayload extends ReplayablePayloadType {
  reservationId?: string;
}

@ObjectType({ implements: ReplayablePayloadType, description: 'What releaseReservation answers.', simpleResolvers: true })
export class ReleaseReservationPayload extends ReplayablePayloadType {
  reservationId?: string;
}
