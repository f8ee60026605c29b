import { ArgsType, Field, ID, InputType } from 'type-graphql';
import type { MessageStatus } from '../../src/domain/inbound/messageStatus.js';
import type { MessageOrder } from '../../src/queries/messages/messages.js';
import { PageArguments } from '../shared/connection.js';
import { IdFilter } from '../shared/filters.inputs.js';
import { publishEnum } from '../shared/publishEnum.js';
import { MessageStatusEnum } from './messageStatus.enum.js';

@InputType({ description: 'A message to be processed as if it had been posted. Exactly one of content and contentBase64.' })
export class SubmitMessageInput {
  @Field(() => String, {
    description: 'Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days.',
  })
  idempotencyKey!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Whose message it must be; found by the sender in it when neither id nor code is given. Errors: NOT_FOUND, PARTNER_MISMATCH.',
  })
  partnerId?: string | null;

  @Field(() => String, { nullable: true, description: 'The same by the code of the partner.' })
  partnerCode?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The message as text (UTF-8), at most 128 KiB; larger ones by HTTP. Errors: LIMIT_EXCEEDED.',
  })
  content?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The message as bytes in base64, at most 128 KiB when decoded. Errors: LIMIT_EXCEEDED, INVALID_INPUT.',
  })
  contentBase64?: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the file it was, for people; at most 200 characters.' })
  fileName?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'True makes it a test, whatever it says of itself: it is validated in full and answered, and nothing is applied.',
  })
  test!: boolean;
}

@InputType({ description: 'A message to be processed again.' })
export class ReplayMessageInput {
  @Field(() => ID, {
    description: 'A message that is PARKED, REJECTED, UNREADABLE or VALIDATED. Errors: NOT_FOUND, ILLEGAL_STATUS_TRANSITION.',
  })
  inboundMessageId!: string;
}

@InputType({ description: 'Conditions on the status of a message, joined by and.' })
export class MessageStatusFilter {
  @Field(() => MessageStatusEnum, { nullable: true, description: 'This one.' })
  equals?: MessageStatus | null;

  @Field(() => [MessageStatusEnum], { nullable: true, description: 'Any of these.' })
  in?: MessageStatus[] | null;
}

@InputType({ description: 'Conditions on messages, joined by and.' })
export class InboundMessageFilter {
  @Field(() => [InboundMessageFilter], { nullable: true, description: 'All of these.' })
  and?: InboundMessageFilter[] | null;

  @Field(() => [InboundMessageFilter], { nullable: true, description: 'Any of these; an empty list matches nothing.' })
  or?: InboundMessageFilter[] | null;

  @Field(() => InboundMessageFilter, { nullable: true, description: 'Not this.' })
  not?: InboundMessageFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By id.' })
  id?: IdFilter | null;

  @Field(() => MessageStatusFilter, {
    nullable: true,
    description: 'By status: PARKED waits for a person, REJECTED and UNREADABLE are the dead letters.',
  })
  status?: MessageStatusFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By partner.' })
  partner?: IdFilter | null;
}

const MessageOrderEnum = publishEnum<MessageOrder>({
  name: 'InboundMessageOrder',
  description: 'Orders of messages.',
  values: { RECEIVED: 'Oldest first.', RECEIVED_DESCENDING: 'Newest first.' },
});

@ArgsType()
export class InboundMessagesArguments extends PageArguments {
  @Field(() => InboundMessageFilter, { nullable: true, description: 'Which messages; all when absent.' })
  filter?: InboundMessageFilter | null;

  @Field(() => MessageOrderEnum, { defaultValue: 'RECEIVED_DESCENDING', description: 'In which order.' })
  orderBy!: MessageOrder;
}
