import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { replayMessage } from '../../src/commands/messaging/replayMessage.js';
import type { InboundDocument, InboundMessage, OutboundMessage } from '../../src/domain/inbound/inboundMessage.js';
import { inboundShipmentsById } from '../../src/queries/inbound/inboundShipmentLookUps.js';
import { partnersById } from '../../src/queries/masterData/partnerLookUps.js';
import { answersByMessage, documentsByMessage, linesByDocument, messagesById } from '../../src/queries/messages/messageLookUps.js';
import { messages } from '../../src/queries/messages/messages.js';
import { InboundShipmentType } from '../inbound/inboundShipment.type.js';
import { PartnerType } from '../partner/partner.type.js';
import { connection, connectionType } from '../shared/connection.js';
import type { GraphContext } from '../shared/context.js';
import { encodeId } from '../shared/ids.js';
import { loadNode } from '../shared/nodeRegistry.js';
import { runCommand } from '../shared/runCommand.js';
import { InboundMessagesArguments, ReplayMessageInput, SubmitMessageInput } from './inboundMessage.inputs.js';
import { ReplayMessagePayload, SubmitMessagePayload } from './inboundMessage.payload.js';
import { AcknowledgementType, InboundDocumentType, InboundMessageType, MessageIssueType } from './inboundMessage.type.js';
import { loadMessage } from './loadMessage.js';
import { publishIssue } from './publishIssue.js';
import { submitMessage } from './submitMessage.js';
import { UnderstoodLineType } from './understoodLine.type.js';

const InboundMessageConnection = connectionType('InboundMessage', InboundMessageType);

@Resolver(() => InboundMessageType)
export class InboundMessageResolver {
  @Query(() => InboundMessageType, {
    nullable: true,
    description: 'One message that came in; null when there is none, or it is not yours.',
  })
  inboundMessage(@Arg('id', () => ID, { description: 'Which one: msg_...' }) id: string, @Ctx() context: GraphContext) {
    return loadMessage(context, id);
  }

  @Query(() => InboundMessageConnection, {
    description: 'Messages that came in, newest first unless ordered otherwise. Errors: LIMIT_EXCEEDED.',
  })
  inboundMessages(@Args(() => InboundMessagesArguments) list: InboundMessagesArguments, @Ctx() context: GraphContext) {
    return connection(context, messages, list);
  }

  @Mutation(() => SubmitMessagePayload, {
    description:
      'Takes a message in as if it had been posted: it is kept, answered at once, and processed by itself. Errors: INVALID_INPUT, NOT_FOUND, PARTNER_MISMATCH, IDEMPOTENCY_CONFLICT.',
  })
  submitMessage(
    @Arg('input', () => SubmitMessageInput, { description: 'The message.' }) input: SubmitMessageInput,
    @Ctx() context: GraphContext,
  ) {
    return submitMessage(context, input);
  }

  @Mutation(() => ReplayMessagePayload, {
    description:
      'Has a message processed again, as master data and profiles are now; what of it was applied stays applied, and a test stays a test. Errors: NOT_FOUND, ILLEGAL_STATUS_TRANSITION.',
  })
  replayMessage(
    @Arg('input', () => ReplayMessageInput, { description: 'Which one.' }) input: ReplayMessageInput,
    @Ctx() context: GraphContext,
  ) {
    return runCommand(context, replayMessage(context.enqueue), input);
  }

  @FieldResolver(() => PartnerType, {
    nullable: true,
    description: 'Whose it is; null while the sender is unknown.',
  })
  partner(@Root() message: InboundMessage, @Ctx() context: GraphContext) {
    return message.partnerId === null ? null : context.loader(partnersById).load(message.partnerId);
  }

  @FieldResolver(() => InboundMessageType, {
    nullable: true,
    description: 'The message that brought the same bytes before, of a DUPLICATE.',
  })
  duplicateOf(@Root() message: InboundMessage, @Ctx() context: GraphContext) {
    return message.duplicateOfId === null ? null : context.loader(messagesById).load(message.duplicateOfId);
  }

  @FieldResolver(() => [MessageIssueType], { description: 'Everything found, at most 500: about the file, its envelopes, its documents.' })
  issues(@Root() message: InboundMessage) {
    return message.issues.map(publishIssue);
  }

  @FieldResolver(() => [InboundDocumentType], {
    description: 'Its documents, in file order; none while it waits or its sender is unknown.',
  })
  documents(@Root() message: InboundMessage, @Ctx() context: GraphContext) {
    return context.loader(documentsByMessage).load(message.id);
  }

  @FieldResolver(() => [AcknowledgementType], {
    description: 'What it was answered; a duplicate is answered with what was written the first time.',
  })
  acknowledgements(@Root() message: InboundMessage, @Ctx() context: GraphContext) {
    return context.loader(answersByMessage).load(message.id);
  }
}

@Resolver(() => InboundDocumentType)
export class InboundDocumentResolver {
  @FieldResolver(() => [MessageIssueType], { description: 'Everything found in it.' })
  issues(@Root() document: InboundDocument) {
    return document.issues.map(publishIssue);
  }

  @FieldResolver(() => [UnderstoodLineType], {
    description: 'Its lines as they were understood, at most 500 of it and 5,000 of its message: a rejected one too.',
  })
  async lines(@Root() document: InboundDocument, @Ctx() context: GraphContext) {
    return (await context.loader(linesByDocument).load(document.id))?.lines ?? [];
  }

  @FieldResolver(() => InboundShipmentType, {
    nullable: true,
    description: 'The announced shipment it made, or came again for.',
  })
  inboundShipment(@Root() document: InboundDocument, @Ctx() context: GraphContext) {
    return document.inboundShipmentId === null ? null : context.loader(inboundShipmentsById).load(document.inboundShipmentId);
  }
}

@Resolver(() => AcknowledgementType)
export class AcknowledgementResolver {
  @FieldResolver(() => ID)
  id(@Root() answer: OutboundMessage) {
    return encodeId('outboundMessage', answer.publicId);
  }

  @FieldResolver(() => String)
  body(@Root() answer: OutboundMessage) {
    return Buffer.from(answer.body).toString('latin1');
  }
}

@Resolver(() => SubmitMessagePayload)
export class SubmitMessagePayloadResolver {
  @FieldResolver(() => InboundMessageType, { nullable: true, description: 'The message, RECEIVED; null when it was refused.' })
  inboundMessage(@Root() payload: SubmitMessagePayload, @Ctx() context: GraphContext) {
    return loadNode(context, payload.inboundMessageId);
  }
}

@Resolver(() => ReplayMessagePayload)
export class ReplayMessagePayloadResolver {
  @FieldResolver(() => InboundMessageType, { nullable: true, description: 'The message, RECEIVED again; null when it was refused.' })
  inboundMessage(@Root() payload: ReplayMessagePayload, @Ctx() context: GraphContext) {
    return loadNode(context, payload.inboundMessageId);
  }
}
