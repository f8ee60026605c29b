import { Field, ObjectType } from 'type-graphql';
import type { DocumentKind, TrustedDocument } from '../../src/domain/access/trustedDocument.js';
import { publishEnum } from '../shared/publishEnum.js';
import { DateTimeScalar } from '../shared/scalars.js';

export const DocumentKindEnum = publishEnum<DocumentKind>({
  name: 'TrustedDocumentKind',
  description: 'What the operation of a document does.',
  values: { QUERY: 'It reads.', MUTATION: 'It changes something.', SUBSCRIPTION: 'It listens.' },
});

@ObjectType('TrustedDocument', {
  description:
    'A GraphQL document that the tenant trusts: storefront keys may send no other, everybody may send its documentId in place of its text.',
  simpleResolvers: true,
})
export class TrustedDocumentType implements Pick<TrustedDocument, 'body' | 'kind' | 'name' | 'definedAt'> {
  @Field(() => String, { description: 'The text.' })
  body!: string;

  @Field(() => DocumentKindEnum, { description: 'What its operation does.' })
  kind!: DocumentKind;

  @Field(() => String, { nullable: true, description: 'The name of its operation, if it has one.' })
  name!: string | null;

  @Field(() => DateTimeScalar, { description: 'Since when it is trusted.' })
  definedAt!: TrustedDocument['definedAt'];
}
