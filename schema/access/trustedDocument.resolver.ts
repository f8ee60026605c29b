import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Mutation, Query, Resolver, Root } from 'type-graphql';
import { defineTrustedDocuments } from '../../src/commands/access/defineTrustedDocuments.js';
import { removeTrustedDocuments } from '../../src/commands/access/removeTrustedDocuments.js';
import { documentIdOf, type TrustedDocument } from '../../src/domain/access/trustedDocument.js';
import { trustedDocuments } from '../../src/queries/access/trustedDocuments.js';
import { connection, connectionType } from '../shared/connection.js';
import type { GraphContext } from '../shared/context.js';
import { runCommand } from '../shared/runCommand.js';
import { checkDocument } from './checkDocument.js';
import { loadTrustedDocuments } from './loadTrustedDocuments.js';
import { DefineTrustedDocumentsInput, RemoveTrustedDocumentsInput, TrustedDocumentsArguments } from './trustedDocument.inputs.js';
import { DefineTrustedDocumentsPayload, RemoveTrustedDocumentsPayload } from './trustedDocument.payload.js';
import { TrustedDocumentType } from './trustedDocument.type.js';

const TrustedDocumentConnection = connectionType('TrustedDocument', TrustedDocumentType);

@Resolver(() => TrustedDocumentType)
export class TrustedDocumentResolver {
  @Query(() => TrustedDocumentConnection, {
    description: 'The documents that storefronts may send, oldest first unless ordered otherwise. Errors: LIMIT_EXCEEDED.',
  })
  trustedDocuments(@Args(() => TrustedDocumentsArguments) list: TrustedDocumentsArguments, @Ctx() context: GraphContext) {
    return connection(context, trustedDocuments, list);
  }

  @Mutation(() => DefineTrustedDocumentsPayload, {
    description: 'Trusts documents from now on, all of them or none; again does no harm. Errors: INVALID_INPUT.',
  })
  defineTrustedDocuments(
    @Arg('input', () => DefineTrustedDocumentsInput, { description: 'Which ones.' }) input: DefineTrustedDocumentsInput,
    @Ctx() context: GraphContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return runCommand(context, defineTrustedDocuments(checkDocument(info.schema)), input);
  }

  @Mutation(() => RemoveTrustedDocumentsPayload, {
    description: 'Trusts documents no longer, all of them or none. Errors: NOT_FOUND, INVALID_INPUT.',
  })
  removeTrustedDocuments(
    @Arg('input', () => RemoveTrustedDocumentsInput, { description: 'Which ones.' }) input: RemoveTrustedDocumentsInput,
    @Ctx() context: GraphContext,
  ) {
    return runCommand(context, removeTrustedDocuments, input);
  }

  @FieldResolver(() => ID, { description: '"sha256:" and the hash of the text, 64 hexadecimal digits.' })
  documentId(@Root() document: TrustedDocument) {
    return documentIdOf(document.sha256);
  }
}

@Resolver(() => DefineTrustedDocumentsPayload)
export class DefineTrustedDocumentsPayloadResolver {
  @FieldResolver(() => [TrustedDocumentType], {
    nullable: true,
    description: 'The documents as they are now, in the order of the input; null when they were refused.',
  })
  documents(@Root() payload: DefineTrustedDocumentsPayload, @Ctx() context: GraphContext) {
    return loadTrustedDocuments(context, payload.documentIds);
  }
}
