import { Field, Int, ObjectType } from 'type-graphql';
import type { LocalDate } from '../../src/domain/shared/dates.js';
import type { Bin } from '../../src/domain/site/bin.js';
import type { BinKind } from '../../src/domain/stock/binKind.js';
import { NodeType } from '../shared/node.type.js';
import { publishEnum } from '../shared/publishEnum.js';
import { LocalDateScalar } from '../shared/scalars.js';

export const BinKindEnum = publishEnum<BinKind>({
  name: 'BinKind',
  description: 'What a bin is for. The last six are virtual: places outside the shelves, one of each at every site.',
  values: {
    STORAGE: 'Goods are kept; may be allocated.',
    PICK_FACE: 'Goods are picked from here first; may be allocated.',
    RECEIVING: 'Goods that came and are not put away.',
    STAGING: 'Goods that stand ready to leave.',
    QUARANTINE: 'Goods kept apart.',
    DAMAGED: 'Damaged goods.',
    VESSEL: 'A tank or silo; may be allocated.',
    SUPPLIER: 'Where received goods come from.',
    CUSTOMER: 'Where shipped goods go.',
    PRODUCTION: 'Where inputs of a transformation go and outputs come from.',
    SCRAP: 'Where destroyed goods go.',
    ADJUSTMENT: 'Where found goods come from and missing ones go.',
    IN_TRANSIT: 'On the way between our sites; keeps its quantity.',
  },
});

@ObjectType('Bin', {
  implements: NodeType,
  description: 'A place at a site that goods can be in. Bins form a tree inside their site.',
  simpleResolvers: true,
})
export class BinType extends NodeType implements Omit<Bin, 'id' | 'publicId' | 'siteId' | 'zoneId' | 'parentBinId'> {
  @Field(() => String, { description: 'Its code, unique at the site: what is printed on its label.' })
  code!: string;

  @Field(() => BinKindEnum, { description: 'What it is for. Never changes.' })
  kind!: BinKind;

  @Field(() => LocalDateScalar, { nullable: true, description: 'From that day it takes nothing new; null while it is in use.' })
  retiredOn!: LocalDate | null;

  @Field(() => Int, { description: 'Grows with every change; hand it back as ifVersion.' })
  version!: number;
}
