import { Field, Int, ObjectType } from 'type-graphql';
import type {
  EdiState,
  IdentifierScheme,
  Partner,
  PartnerIdentifier,
  PartnerItemCode,
  PartnerLocation,
  PartnerRole,
  PartnerUnitCode,
} from '../../src/domain/partner/partner.js';
import type { LocalDate } from '../../src/domain/shared/dates.js';
import type { Gln } from '../../src/domain/shared/identifiers.js';
import { NodeType } from '../shared/node.type.js';
import { publishEnum } from '../shared/publishEnum.js';
import { DateTimeScalar, GlnScalar, JsonObjectScalar, LocalDateScalar } from '../shared/scalars.js';

export const PartnerRoleEnum = publishEnum<PartnerRole>({
  name: 'PartnerRole',
  description: 'What a partner does for us.',
  values: {
    SUPPLIER: 'Goods come from it.',
    CUSTOMER: 'Goods go to it.',
    CARRIER: 'Goods travel with it.',
    LOGISTICS_PROVIDER: 'It keeps or handles goods for us.',
    STOREFRONT: 'It takes orders for us.',
  },
});

export const IdentifierSchemeEnum = publishEnum<IdentifierScheme>({
  name: 'IdentifierScheme',
  description: 'Whose numbering an identifier is of.',
  values: {
    GLN: 'GS1 Global Location Number, 13 digits with a check digit.',
    DUNS: 'Dun & Bradstreet number, 9 digits, or 13 with a suffix.',
    ISA: 'Sender or receiver of an X12 interchange (ISA06, ISA08), with its qualifier (ISA05, ISA07).',
    GS: 'Application sender or receiver of an X12 functional group (GS02, GS03).',
    SCAC: 'Standard Carrier Alpha Code, 2 to 4 letters.',
  },
});

export const EdiStateEnum = publishEnum<EdiState>({
  name: 'EdiState',
  description: 'How seriously messages of a partner are taken.',
  values: { TESTING: 'Each is a test: validated in full and answered, and nothing is applied.', LIVE: 'They are applied.' },
});

@ObjectType('Partner', {
  implements: NodeType,
  description: 'Someone goods come from, go to or travel with.',
  simpleResolvers: true,
})
export class PartnerType
  extends NodeType
  implements Pick<Partner, 'code' | 'name' | 'ediState' | 'customerClass' | 'retiredOn' | 'version'>
{
  @Field(() => String, { description: 'Your own code of it, unique in the tenant.' })
  code!: string;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => EdiStateEnum, { description: 'How its messages are taken.' })
  ediState!: EdiState;

  @Field(() => String, { nullable: true, description: 'A group of customers that rules of lots may speak of.' })
  customerClass!: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'From that day nothing new is done with it; null while it is in use.' })
  retiredOn!: LocalDate | null;

  @Field(() => Int, { description: 'Grows with every change; hand it back as ifVersion.' })
  version!: number;
}

@ObjectType('PartnerIdentifier', { description: 'What a partner is called in messages. No two partners share one.', simpleResolvers: true })
export class PartnerIdentifierType implements Omit<PartnerIdentifier, 'partnerId'> {
  @Field(() => IdentifierSchemeEnum, { description: 'Whose numbering.' })
  scheme!: IdentifierScheme;

  @Field(() => String, { description: 'X12 I05 qualifier for ISA, "01" or "ZZ"; empty for the others.' })
  qualifier!: string;

  @Field(() => String, { description: 'The identifier itself, without padding.' })
  value!: string;
}

@ObjectType('PartnerLocation', { implements: NodeType, description: 'A place of a partner: ship-to or ship-from.', simpleResolvers: true })
export class PartnerLocationType extends NodeType implements Omit<PartnerLocation, 'id' | 'publicId' | 'partnerId'> {
  @Field(() => String, { description: 'Its code, unique for the partner.' })
  code!: string;

  @Field(() => String, { description: 'What people call it.' })
  name!: string;

  @Field(() => GlnScalar, { nullable: true, description: 'Its Global Location Number.' })
  gln!: Gln | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'From that day nothing goes there or comes from there.' })
  retiredOn!: LocalDate | null;
}

@ObjectType('PartnerItemCode', { description: 'What a partner calls one of our items in its messages.', simpleResolvers: true })
export class PartnerItemCodeType implements Pick<PartnerItemCode, 'qualifier' | 'code'> {
  @Field(() => String, { description: 'X12 element 235: "UP", "VN", "BP".' })
  qualifier!: string;

  @Field(() => String, { description: 'The code as the partner writes it.' })
  code!: string;
}

@ObjectType('PartnerUnitCode', {
  description: 'How a partner writes a unit: 1 of it = numerator/denominator base units of the item.',
  simpleResolvers: true,
})
export class PartnerUnitCodeType implements Pick<PartnerUnitCode, 'code' | 'numerator' | 'denominator'> {
  @Field(() => String, { description: 'The unit as the partner writes it.' })
  code!: string;

  @Field(() => Int, { description: 'Base units in `denominator` of this unit.' })
  numerator!: number;

  @Field(() => Int, { description: '1 unless a whole number of base units does not divide.' })
  denominator!: number;
}

@ObjectType('PartnerProfile', {
  description: 'How one connector reads and answers a partner: the version in force.',
  simpleResolvers: true,
})
export class PartnerProfileType {
  @Field(() => String, { description: 'Which connector, "edi".' })
  connector!: string;

  @Field(() => Int, { description: '1, 2, 3, ...: older versions are kept.' })
  profileVersion!: number;

  @Field(() => JsonObjectScalar, { description: 'Its settings, as the connector describes them.' })
  body!: Readonly<Record<string, unknown>>;

  @Field(() => DateTimeScalar, { description: 'When this version was recorded.' })
  recordedAt!: string;
}
