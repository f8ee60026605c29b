import { Field, Int, ObjectType } from 'type-graphql';
import { ReplayablePayloadType } from '../shared/payload.type.js';
import { DateTimeScalar } from '../shared/scalars.js';

@ObjectType('Clock', { description: 'The time as the platform sees it: what expires, expires by it.', simpleResolvers: true })
export class ClockType {
  @Field(() => DateTimeScalar, { description: 'Now.' })
  now!: string;

  @Field(() => Int, { description: "How many seconds it is ahead of the machine's time; 0 unless a demo moved it." })
  offsetSeconds!: number;

  @Field(() => Boolean, { description: 'Whether advanceClock may move it: the server runs for a demo.' })
  movable!: boolean;
}

@ObjectType({ implements: ReplayablePayloadType, description: 'What advanceClock answers.', simpleResolvers: true })
export class AdvanceClockPayload extends ReplayablePayloadType {
  offsetSeconds?: number;
}
