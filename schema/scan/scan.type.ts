import { Field, Int, ObjectType } from 'type-graphql';
import type { Gs1Element, Gs1Reading, ScanForm, ScanProblem, ScanProblemCode } from '../../src/domain/gs1/gs1Reading.js';
import type { LocalDate } from '../../src/domain/shared/dates.js';
import type { Gtin, Sscc } from '../../src/domain/shared/identifiers.js';
import { publishEnum } from '../shared/publishEnum.js';
import { DecimalScalar, GtinScalar, LocalDateScalar, SsccScalar, UnitCodeScalar } from '../shared/scalars.js';

export const ScanFormEnum = publishEnum<ScanForm>({
  name: 'ScanForm',
  description: 'How a scanned text was written.',
  values: {
    ELEMENT_STRING: 'Elements of a GS1 symbol, as scanners send them.',
    HUMAN_READABLE: 'Elements as they are printed below the symbol: "(01)09506000134352(10)ABC".',
    DIGITAL_LINK: 'A GS1 Digital Link, a web address of any domain.',
    KEY: 'A GTIN or SSCC alone.',
    OTHER: 'Nothing of GS1; it may be a licence plate of yours.',
  },
});

export const ScanProblemCodeEnum = publishEnum<ScanProblemCode>({
  name: 'ScanProblemCode',
  description: 'What is wrong with a scanned text. New ones may come.',
  values: {
    EMPTY: 'There is nothing in it.',
    TEXT_TOO_LONG: 'It is longer than any symbol; nothing of it was read.',
    NOT_GS1: 'It is none of the forms of GS1.',
    IDENTIFIER_UNKNOWN: 'An application identifier that GS1 has not given out.',
    VALUE_TOO_SHORT: 'The value has too few letters.',
    VALUE_TOO_LONG: 'The value has too many letters; often the separator behind it is missing.',
    CHARACTER_NOT_ALLOWED: 'A letter that may not stand there.',
    CHECK_DIGIT_WRONG: 'The check digit does not fit: a digit was misread or mistyped.',
    DATE_INVALID: 'There is no such day.',
    PAIR_NOT_ALLOWED: 'Two elements that may not stand together.',
    VALUES_DIFFER: 'The same element twice, with different values.',
    LINK_WITHOUT_KEY: 'A web address without a GS1 key.',
    QUALIFIER_MISPLACED: 'A part of a link where it may not stand.',
    ENCODING_INVALID: 'A part of a link that is badly encoded.',
  },
});

@ObjectType('ScannedElement', { description: 'One value of a scanned text, by its application identifier.', simpleResolvers: true })
export class ScannedElementType implements Gs1Element {
  @Field(() => String, { description: 'GS1 Application Identifier: "10".' })
  ai!: string;

  @Field(() => String, { description: 'What GS1 calls it: "BATCH/LOT".' })
  title!: string;

  @Field(() => String, { description: 'As it was encoded: a date as YYMMDD, a measure without its point.' })
  value!: string;

  @Field(() => Int, { description: 'Letters of the text before the value.' })
  offset!: number;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Of dates: the day; null where the label tells the month alone.' })
  date!: LocalDate | null;

  @Field(() => DecimalScalar, { nullable: true, description: 'Of counts, measures and amounts: the number.' })
  decimal!: string | null;

  @Field(() => UnitCodeScalar, { nullable: true, description: 'Unit of `decimal`, for measures.' })
  unit!: string | null;
}

@ObjectType('ScanProblem', { description: 'Something that is wrong with a scanned text, and where.', simpleResolvers: true })
export class ScanProblemType implements ScanProblem {
  @Field(() => ScanProblemCodeEnum, { description: 'What is wrong.' })
  code!: ScanProblemCode;

  @Field(() => String, { nullable: true, description: 'Application identifier of the element; null when it is about the whole.' })
  ai!: string | null;

  @Field(() => Int, { description: 'Letters of the text before it.' })
  offset!: number;

  @Field(() => String, { description: 'What stands there, its first 60 letters.' })
  seen!: string;

  @Field(() => String, { description: 'What should stand there.' })
  expected!: string;
}

type PublishedReading = Pick<Gs1Reading, 'form' | 'symbology' | 'elements' | 'problems'>;

@ObjectType('Scan', {
  description:
    'What a scanned text says, and what it names of yours. With a problem it says nothing but its sound elements: half a label is no label.',
  simpleResolvers: true,
})
export class ScanType implements PublishedReading {
  @Field(() => ScanFormEnum, { description: 'How it was written.' })
  form!: ScanForm;

  @Field(() => String, { nullable: true, description: 'Symbology identifier (ISO/IEC 15424), if the scanner sent it: "]C1".' })
  symbology!: string | null;

  @Field(() => [ScannedElementType], { description: 'Its sound elements, in the order of the text.' })
  elements!: readonly Gs1Element[];

  @Field(() => [ScanProblemType], { description: 'All that is wrong, in the order of the text; empty when it was read whole.' })
  problems!: readonly ScanProblem[];

  @Field(() => SsccScalar, { nullable: true, description: 'SSCC of the logistic unit.' })
  sscc!: Sscc | null;

  @Field(() => GtinScalar, { nullable: true, description: 'GTIN of the item, or of the items inside a logistic unit.' })
  gtin!: Gtin | null;

  @Field(() => String, { nullable: true, description: 'Lot number.' })
  lotNumber!: string | null;

  @Field(() => String, { nullable: true, description: 'Serial number.' })
  serialNumber!: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Day of manufacture; null where the label tells the month alone.' })
  manufacturedOn!: LocalDate | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Day of packing; null where the label tells the month alone.' })
  packedOn!: LocalDate | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Best before; the last day of the month where the label tells no day.' })
  bestBeforeOn!: LocalDate | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Expiry; the last day of the month where the label tells no day.' })
  expiresOn!: LocalDate | null;
}
