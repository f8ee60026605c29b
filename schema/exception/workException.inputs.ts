import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { Role } from '../../src/domain/access/principal.js';
import type { Severity, WorkExceptionKind } from '../../src/domain/exceptions/workException.js';
import type { WorkExceptionOrder } from '../../src/queries/exceptions/workExceptions.js';
import { RoleEnum } from '../access/role.enum.js';
import { BooleanFilter } from '../hold/hold.inputs.js';
import { PageArguments } from '../shared/connection.js';
import { IdFilter } from '../shared/filters.inputs.js';
import { publishEnum } from '../shared/publishEnum.js';
import { ReasonInput } from '../shared/stockMoving.inputs.js';
import { SeverityEnum, WorkExceptionKindEnum } from './workException.type.js';

@InputType({ description: 'An exception to be resolved.' })
export class ResolveExceptionInput {
  @Field(() => String, {
    description: 'Makes it happen once: the same key and input answer the same result. 1 to 200 characters, kept 30 days.',
  })
  idempotencyKey!: string;

  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Check and answer as if, and write nothing.' })
  dryRun?: boolean | null;

  @Field(() => ID, { description: 'Which exception.' })
  workExceptionId!: string;

  @Field(() => ReasonInput, { description: 'What became of it, SOLVED, ACCEPTED, NOT_AN_ISSUE or OTHER, and a note.' })
  reason!: ReasonInput;

  @Field(() => Int, { nullable: true, description: 'Resolve it only if it still has this version. Errors: STALE_VERSION.' })
  ifVersion?: number | null;
}

@InputType({ description: 'Conditions on the kind of an exception, joined by and.' })
export class WorkExceptionKindFilter {
  @Field(() => WorkExceptionKindEnum, { nullable: true, description: 'This one.' })
  equals?: WorkExceptionKind | null;

  @Field(() => [WorkExceptionKindEnum], { nullable: true, description: 'Any of these.' })
  in?: WorkExceptionKind[] | null;
}

@InputType({ description: 'Conditions on how bad it is, joined by and.' })
export class SeverityFilter {
  @Field(() => SeverityEnum, { nullable: true, description: 'This.' })
  equals?: Severity | null;

  @Field(() => [SeverityEnum], { nullable: true, description: 'Any of these.' })
  in?: Severity[] | null;
}

@InputType({ description: 'Conditions on a role, joined by and.' })
export class RoleFilter {
  @Field(() => RoleEnum, { nullable: true, description: 'This one.' })
  equals?: Role | null;

  @Field(() => [RoleEnum], { nullable: true, description: 'Any of these.' })
  in?: Role[] | null;
}

@InputType({ description: 'Conditions on exceptions, joined by and.' })
export class WorkExceptionFilter {
  @Field(() => [WorkExceptionFilter], { nullable: true, description: 'All of these.' })
  and?: WorkExceptionFilter[] | null;

  @Field(() => [WorkExceptionFilter], { nullable: true, description: 'Any of these; an empty list matches nothing.' })
  or?: WorkExceptionFilter[] | null;

  @Field(() => WorkExceptionFilter, { nullable: true, description: 'Not this.' })
  not?: WorkExceptionFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By id.' })
  id?: IdFilter | null;

  @Field(() => BooleanFilter, { nullable: true, description: 'Open or resolved.' })
  open?: BooleanFilter | null;

  @Field(() => WorkExceptionKindFilter, { nullable: true, description: 'By kind.' })
  kind?: WorkExceptionKindFilter | null;

  @Field(() => SeverityFilter, { nullable: true, description: 'By severity.' })
  severity?: SeverityFilter | null;

  @Field(() => RoleFilter, { nullable: true, description: 'By who looks at it first.' })
  owner?: RoleFilter | null;

  @Field(() => IdFilter, { nullable: true, description: 'By lot.' })
  lot?: IdFilter | null;
}

const WorkExceptionOrderEnum = publishEnum<WorkExceptionOrder>({
  name: 'WorkExceptionOrder',
  description: 'Orders of exceptions.',
  values: { PRIORITY: 'Highest priority first, then oldest first.', RAISED: 'Oldest first.', RAISED_DESCENDING: 'Newest first.' },
});

@ArgsType()
export class WorkExceptionsArguments extends PageArguments {
  @Field(() => WorkExceptionFilter, { nullable: true, description: 'Which exceptions; all, also resolved ones, when absent.' })
  filter?: WorkExceptionFilter | null;

  @Field(() => WorkExceptionOrderEnum, { defaultValue: 'PRIORITY', description: 'In which order.' })
  orderBy!: WorkExceptionOrder;
}
