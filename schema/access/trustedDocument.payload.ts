import { Field, ID, Int, ObjectType } from 'type-graphql';
import { PayloadType } from '../shared/payload.type.js';

@ObjectType({ implements: PayloadType, description: 'What defineTrustedDocuments answers.', simpleResolvers: true })
export class DefineTrustedDocumentsPayload extends PayloadType {
  documentIds?: string[];

  @Field(() => Int, { nullable: true, description: 'How many of them are new; null when they were refused.' })
  addedCount?: number | null;
}

@ObjectType({ implements: PayloadType, description: 'What removeTrustedDocuments answers.', simpleResolvers: true })
export class RemoveTrustedDocumentsPayload extends PayloadType {
  @Field(() => [ID], {
    nullable: true,
    description: 'Those that are trusted no longer; every process serves them for 30 seconds more at most. Null when they were refused.',
  })
  documentIds?: string[] | null;
}
