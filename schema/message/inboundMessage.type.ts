import { Field, ID, Int, ObjectType } from 'type-graphql';
import type {
  DocumentStatus,
  InboundDocument,
  InboundMessage,
  IssueSeverity,
  MessageIssue,
  OutboundMessage,
  WayIn,
} from '../../src/domain/inbound/inboundMessage.js';
import type { MessageStatus } from '../../src/domain/inbound/messageStatus.js';
import { NodeType } from '../shared/node.type.js';
import { publishEnum } from '../shared/publishEnum.js';
import { DateTimeScalar } from '../shared/scalars.js';
import { MessageStatusEnum } from './messageStatus.enum.js';

export const WayInEnum = publishEnum<WayIn>({
  name: 'WayIn',
  description: 'How a message came in.',
  values: {
    HTTP: 'Posted to /connectors/<partner>/edi.',
    GRAPHQL: 'By submitMessage.',
    DROP_FOLDER: "As a file in the partner's drop folder.",
    WEBHOOK: 'Posted by a shop or carrier to its inbound endpoint.',
  },
});

export const IssueSeverityEnum = publishEnum<IssueSeverity>({
  name: 'IssueSeverity',
  description: 'Who must act on an issue.',
  values: {
    reject: 'The sender must mend it and send it again.',
    hold: 'A person here must: define or map something, then replay the message.',
    warn: 'Nobody; it was noted, and the sender told.',
    info: 'Nobody; it was noted.',
  },
});

export const DocumentStatusEnum = publishEnum<DocumentStatus>({
  name: 'InboundDocumentStatus',
  description: 'What became of one document of a message; of a test, what would have.',
  values: {
    APPLIED: 'It was applied, once.',
    VALIDATED: 'It was a test, and would have been applied.',
    HELD: 'It was understood and not applied: a person must act. Its issues say how.',
    REJECTED: 'The sender must send it again.',
    DUPLICATE: 'It came before with the same content; nothing was done again.',
  },
});

@ObjectType('MessageIssue', {
  description: 'One thing wrong with a message or worth noting: what was seen, what was expected, what to do.',
  simpleResolvers: true,
})
export class MessageIssueType implements Omit<MessageIssue, 'at' | 'path' | 'seen' | 'expected' | 'fix'> {
  @Field(() => IssueSeverityEnum, { description: 'Who must act.' })
  severity!: IssueSeverity;

  @Field(() => String, { description: 'Stable: EDI_MAPPING_ITEM_UNKNOWN, SE_COUNT, PARTNER_MISMATCH, ...' })
  code!: string;

  @Field(() => String, { description: 'In words.' })
  message!: string;

  @Field(() => Int, { nullable: true, description: 'Number of the segment in the file, from 1 at the ISA.' })
  segment!: number | null;

  @Field(() => String, { nullable: true, description: 'Tag of the segment.' })
  tag!: string | null;

  @Field(() => Int, { nullable: true, description: 'Element of the segment, from 1.' })
  element!: number | null;

  @Field(() => Int, { nullable: true, description: 'Offset of the place in bytes from the first of the file.' })
  byte!: number | null;

  @Field(() => String, { nullable: true, description: 'HL01 of the level it belongs to.' })
  hl!: string | null;

  @Field(() => String, { nullable: true, description: 'Place in a JSON message: $.line_items[0].sku.' })
  path!: string | null;

  @Field(() => String, { nullable: true, description: 'What stands there.' })
  seen!: string | null;

  @Field(() => String, { nullable: true, description: 'What should.' })
  expected!: string | null;

  @Field(() => String, { nullable: true, description: 'What to do about it.' })
  fix!: string | null;
}

@ObjectType('Acknowledgement', {
  description: 'What a message was answered: written once, sent again on a duplicate.',
  simpleResolvers: true,
})
export class AcknowledgementType implements Omit<OutboundMessage, 'id' | 'publicId' | 'body'> {
  @Field(() => ID, { description: 'out_...' })
  id!: string;

  @Field(() => String, { description: '"997" for the content, "TA1" for the envelope.' })
  kind!: string;

  @Field(() => String, { description: 'Our interchange control number.' })
  controlNumber!: string;

  @Field(() => String, { description: 'The message itself.' })
  body!: string;

  @Field(() => DateTimeScalar, { description: 'When it was written.' })
  createdAt!: OutboundMessage['createdAt'];
}

@ObjectType('InboundDocument', { description: 'One business document of a message: an X12 transaction set.', simpleResolvers: true })
export class InboundDocumentType implements Pick<InboundDocument, 'kind' | 'controlNumber' | 'documentNumber' | 'status' | 'lineCount'> {
  @Field(() => String, { description: 'ST01: "856".' })
  kind!: string;

  @Field(() => String, { description: 'ST02.' })
  controlNumber!: string;

  @Field(() => String, { nullable: true, description: "The sender's number of it (BSN02); null when it could not be read." })
  documentNumber!: string | null;

  @Field(() => DocumentStatusEnum, { description: 'What became of it; of a test, what would have.' })
  status!: DocumentStatus;

  @Field(() => Int, { description: 'How many lines were understood; `lines` holds the first of them.' })
  lineCount!: number;
}

@ObjectType('InboundMessage', {
  implements: NodeType,
  description: 'What came in, kept byte for byte before anything else was done with it.',
  simpleResolvers: true,
})
export class InboundMessageType
  extends NodeType
  implements Omit<InboundMessage, 'id' | 'publicId' | 'partnerId' | 'duplicateOfId' | 'issues'>
{
  @Field(() => String, { description: 'Which connector reads it: "edi", "shopify", "easypost".' })
  connector!: string;

  @Field(() => WayInEnum, { description: 'How it came.' })
  wayIn!: WayIn;

  @Field(() => String, { nullable: true, description: 'Name of its file, if it had one.' })
  fileName!: string | null;

  @Field(() => Int, { description: 'Its size in bytes.' })
  byteLength!: number;

  @Field(() => MessageStatusEnum, { description: 'What became of it.' })
  status!: MessageStatus;

  @Field(() => Boolean, {
    description:
      'A test: by ISA15, by a partner in TESTING, or sent as one. It is judged and answered like any other, and nothing is applied.',
  })
  isTest!: boolean;

  @Field(() => Int, { description: 'How often its processing was asked for: 1, and 1 more for each replay.' })
  attempts!: number;

  @Field(() => DateTimeScalar, { description: 'When it came.' })
  receivedAt!: InboundMessage['receivedAt'];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was done; null while it waits.' })
  processedAt!: InboundMessage['processedAt'];

  @Field(() => Int, { description: 'Grows with every change.' })
  version!: number;
}
