import { Field, Int, ObjectType } from 'type-graphql';
import type { Certificate } from '../../src/domain/lot/certificate.js';
import { NodeType } from '../shared/node.type.js';
import { DateTimeScalar, LocalDateScalar } from '../shared/scalars.js';

type PublishedCertificate = Omit<Certificate, 'id' | 'publicId' | 'lotId'>;

@ObjectType('Certificate', { implements: NodeType, description: 'What somebody attests of a lot.', simpleResolvers: true })
export class CertificateType extends NodeType implements PublishedCertificate {
  @Field(() => String, { description: 'What it attests, as rules ask for it: "COA", "ORGANIC".' })
  kind!: string;

  @Field(() => String, { description: 'Its number.' })
  number!: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day on which it holds; null for any.' })
  validFrom!: Certificate['validFrom'];

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day on which it holds; null for any.' })
  validUntil!: Certificate['validUntil'];

  @Field(() => String, { nullable: true, description: 'Where the document is kept.' })
  document!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was last attached.' })
  attachedAt!: Certificate['attachedAt'];

  @Field(() => Int, { description: 'Grows with every change.' })
  version!: number;
}
