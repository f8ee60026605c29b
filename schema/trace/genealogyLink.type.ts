import { Field, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../shared/scalars.js';

@ObjectType('GenealogyLink', {
  description:
    'What of one lot went into another, in one transformation, as it was recorded. `trace` follows them in time and with quantities.',
  simpleResolvers: true,
})
export class GenealogyLinkType {
  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  occurredAt!: string;
}
