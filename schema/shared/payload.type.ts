import { Field, InterfaceType } from 'type-graphql';
import type { PublishedUserError } from './userErrors.js';
import { UserErrorType } from './userError.type.js';

@InterfaceType('Payload', {
  description: 'What a mutation answers. Either it was done, or userErrors says all that stood in the way and nothing was done.',
})
export abstract class PayloadType {
  @Field(() => [UserErrorType], { description: 'Why it was refused, most important first; empty when it was done.' })
  userErrors!: PublishedUserError[];
}

@InterfaceType('ReplayablePayload', {
  description: 'What a mutation with an idempotency key answers.',
  implements: PayloadType,
})
export abstract class ReplayablePayloadType extends PayloadType {
  @Field(() => Boolean, {
    description: 'True when the key was used before with this input: the answer is that of the first time, nothing was done again.',
  })
  replayed!: boolean;
}
