import { Field, ObjectType } from 'type-graphql';
import type { Instant } from '../../src/domain/shared/dates.js';
import type { HandlingUnit } from '../../src/domain/stock/handlingUnit.js';
import { NodeType } from '../shared/node.type.js';
import { publishEnum } from '../shared/publishEnum.js';
import { DateTimeScalar } from '../shared/scalars.js';

export const HandlingUnitKindEnum = publishEnum<HandlingUnit['kind']>({
  name: 'HandlingUnitKind',
  description: 'What a handling unit is.',
  values: { PALLET: 'A pallet or other carrier of packages.', PACKAGE: 'A case, drum or other package.' },
});

@ObjectType('HandlingUnit', {
  implements: NodeType,
  description: 'A pallet or package that goods lie in. An SSCC may come back on another one when it is closed.',
  simpleResolvers: true,
})
export class HandlingUnitType extends NodeType implements Omit<HandlingUnit, 'id' | 'publicId' | 'parentId'> {
  @Field(() => String, { description: 'Its SSCC in 18 digits, or its licence plate.' })
  code!: string;

  @Field(() => HandlingUnitKindEnum, { description: 'What it is.' })
  kind!: HandlingUnit['kind'];

  @Field(() => DateTimeScalar, { description: 'Since when it is in use.' })
  openedAt!: Instant;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when it is not; null while it is open.' })
  closedAt!: Instant | null;
}
