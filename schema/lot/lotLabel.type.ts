import { Field, ObjectType } from 'type-graphql';
import { publishEnum } from '../shared/publishEnum.js';
import type { PublishedUserError } from '../shared/userErrors.js';
import { UserErrorType } from '../shared/userError.type.js';

export type LotLabelFormat = 'GS1_128' | 'DIGITAL_LINK';

export const LotLabelFormatEnum = publishEnum<LotLabelFormat>({
  name: 'LotLabelFormat',
  description: 'How the data of a label are written.',
  values: {
    GS1_128: 'An element string, as GS1-128 and DataMatrix bear it: behind the first FNC1, others as ASCII 29.',
    DIGITAL_LINK: 'A GS1 Digital Link at id.gs1.org, as QR codes bear it.',
  },
});

@ObjectType('LotLabel', { description: 'What stands on a label of a lot. `scan` reads it back.', simpleResolvers: true })
export class LotLabelType {
  @Field(() => String, { nullable: true, description: 'The data of the symbol; null when it cannot stand on a label.' })
  text!: string | null;

  @Field(() => String, { nullable: true, description: 'What is printed below a symbol, "(01)09506000134352(10)L-1".' })
  printed!: string | null;

  @Field(() => [UserErrorType], {
    description:
      'Why it cannot stand on a label: INVALID_INPUT when no pack has a GTIN, or lot number or dates do not fit; empty otherwise.',
  })
  userErrors!: PublishedUserError[];
}
