import { ArgsType, Field, ID, InputType } from 'type-graphql';
import { MAXIMUM_DOCUMENT, MAXIMUM_DOCUMENTS } from '../../src/domain/access/trustedDocument.js';
import type { TrustedDocumentOrder } from '../../src/queries/access/trustedDocuments.js';
import { PageArguments } from '../shared/connection.js';
import { publishEnum } from '../shared/publishEnum.js';

@InputType({ description: 'A document with its hash, as a manifest of codegen tells them.' })
export class TrustedDocumentInput {
  @Field(() => String, {
    description: '"sha256:" and the SHA-256 of the body, 64 hexadecimal digits in lower case. Errors: INVALID_INPUT.',
  })
  documentId!: string;

  @Field(() => String, {
    description: `The text, at most ${MAXIMUM_DOCUMENT} characters: exactly one operation of this schema with its fragments. Errors: INVALID_INPUT.`,
  })
  body!: string;
}

@InputType({ description: 'Documents that the tenant shall trust.' })
export class DefineTrustedDocumentsInput {
  @Field(() => [TrustedDocumentInput], {
    description: `1 to ${MAXIMUM_DOCUMENTS} of them; those trusted already stay as they are. Errors: INVALID_INPUT.`,
  })
  documents!: TrustedDocumentInput[];
}

@InputType({ description: 'Documents that the tenant shall trust no longer.' })
export class RemoveTrustedDocumentsInput {
  @Field(() => [ID], { description: `Their documentIds, 1 to ${MAXIMUM_DOCUMENTS} of them. Errors: INVALID_INPUT, NOT_FOUND.` })
  documentIds!: string[];
}

const TrustedDocumentOrderEnum = publishEnum<TrustedDocumentOrder>({
  name: 'TrustedDocumentOrder',
  description: 'Orders of trusted documents.',
  values: { CREATED: 'Oldest first.', CREATED_DESCENDING: 'Newest first.' },
});

@ArgsType()
export class TrustedDocumentsArguments extends PageArguments {
  @Field(() => TrustedDocumentOrderEnum, { defaultValue: 'CREATED', description: 'In which order.' })
  orderBy!: TrustedDocumentOrder;
}
