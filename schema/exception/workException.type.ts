import { Field, Int, ObjectType } from 'type-graphql';
import type { PriorityPart, Severity, WorkException, WorkExceptionKind } from '../../src/domain/exceptions/workException.js';
import { NodeType } from '../shared/node.type.js';
import { publishEnum } from '../shared/publishEnum.js';
import { DateTimeScalar } from '../shared/scalars.js';

export const WorkExceptionKindEnum = publishEnum<WorkExceptionKind>({
  name: 'WorkExceptionKind',
  description: 'What a person must look at. New ones may come.',
  values: {
    MESSAGE_FAILED: 'A message could not be processed for a fault of ours.',
    HOLD_ON_ALLOCATED_STOCK:
      'A hold stops stock that orders wait for. Over when it is released, or nothing of that stock is allocated any more.',
    EXPIRED_ALLOCATED_STOCK: 'Stock that orders wait for is past its last usable day. Over when nothing of it is allocated any more.',
    SHORT_PICK: 'Less was found than was to be picked.',
    SHIPMENT_LOST: 'A carrier lost a shipment.',
  },
});

export const SeverityEnum = publishEnum<Severity>({
  name: 'Severity',
  description: 'How bad it is.',
  values: {
    LOW: 'It can wait.',
    MEDIUM: 'It should not wait for long.',
    HIGH: 'It keeps work from going on.',
    CRITICAL: 'It endangers people, or much of the stock.',
  },
});

const PriorityPartEnum = publishEnum<PriorityPart['part']>({
  name: 'WorkExceptionPriorityPartCode',
  description: 'What makes an exception urgent.',
  values: {
    SEVERITY: '100, 200, 300 or 400, from LOW to CRITICAL.',
    OPEN_ORDERS: '5 for each order that waits for it, at most 50.',
    NEAR_EXPIRY: '1 for each day less than 30 that the lot is usable for, at most 30.',
    MISSING_DOCUMENT: '15 when a document is missing.',
  },
});

@ObjectType('WorkExceptionPriorityPart', { description: 'A part of the priority.', simpleResolvers: true })
export class WorkExceptionPriorityPartType {
  @Field(() => PriorityPartEnum, { description: 'What it is for.' })
  part!: PriorityPart['part'];

  @Field(() => Int, { description: 'How much of the priority it is.' })
  points!: number;
}

type Published = Pick<WorkException, 'kind' | 'severity' | 'summary' | 'raisedAt' | 'dueAt' | 'resolvedAt' | 'version'>;

@ObjectType('WorkException', {
  implements: NodeType,
  description: 'Something a person must look at. About one thing, one of a kind is open at a time.',
  simpleResolvers: true,
})
export class WorkExceptionType extends NodeType implements Published {
  @Field(() => WorkExceptionKindEnum, { description: 'What it is.' })
  kind!: WorkExceptionKind;

  @Field(() => SeverityEnum, { description: 'How bad it is.' })
  severity!: Severity;

  @Field(() => String, { description: 'In one sentence, for people.' })
  summary!: string;

  @Field(() => DateTimeScalar, { description: 'Since when.' })
  raisedAt!: WorkException['raisedAt'];

  @Field(() => DateTimeScalar, { description: 'By when somebody should have looked at it.' })
  dueAt!: WorkException['dueAt'];

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when; null while it is open.' })
  resolvedAt!: WorkException['resolvedAt'];

  @Field(() => String, {
    nullable: true,
    description: 'What became of it: SOLVED, ACCEPTED, NOT_AN_ISSUE, OTHER; CONDITION_OVER when what it told of is no longer so.',
  })
  resolveReasonCode!: string | null;

  @Field(() => String, { nullable: true, description: 'In words.' })
  resolveNote!: string | null;

  @Field(() => Int, { description: 'Grows with every change; hand it back as ifVersion.' })
  version!: number;
}
