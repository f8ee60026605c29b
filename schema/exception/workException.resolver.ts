import { Arg, Args, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { resolveException } from '../../src/commands/exceptions/resolveException.js';
import type { WorkException } from '../../src/domain/exceptions/workException.js';
import { workExceptions } from '../../src/queries/exceptions/workExceptions.js';
import { lotsById } from '../../src/queries/lots/lotLookUps.js';
import { sitesById } from '../../src/queries/masterData/siteLookUps.js';
import { RoleEnum } from '../access/role.enum.js';
import { EventSubjectType } from '../event/event.type.js';
import { LotType } from '../lot/lot.type.js';
import { connection, connectionType } from '../shared/connection.js';
import type { GraphContext } from '../shared/context.js';
import { loadNode } from '../shared/nodeRegistry.js';
import { runCommand } from '../shared/runCommand.js';
import { withReason } from '../shared/withReason.js';
import { SiteType } from '../site/site.type.js';
import { ResolveExceptionInput, WorkExceptionsArguments } from './workException.inputs.js';
import { ResolveExceptionPayload } from './workException.payload.js';
import { WorkExceptionPriorityPartType, WorkExceptionType } from './workException.type.js';

const WorkExceptionConnection = connectionType('WorkException', WorkExceptionType, { asOfCursor: true });

@Resolver(() => WorkExceptionType)
export class WorkExceptionResolver {
  @Query(() => WorkExceptionConnection, {
    description: 'What people must look at, open and resolved, the most urgent first unless ordered otherwise. Errors: LIMIT_EXCEEDED.',
  })
  workExceptions(@Args(() => WorkExceptionsArguments) list: WorkExceptionsArguments, @Ctx() context: GraphContext) {
    return connection(context, workExceptions, list);
  }

  @Mutation(() => ResolveExceptionPayload, {
    description:
      'Says what became of an exception. Errors: NOT_FOUND, ILLEGAL_STATUS_TRANSITION when it was resolved before, STALE_VERSION, REASON_CODE_REQUIRED, INVALID_INPUT, IDEMPOTENCY_CONFLICT.',
  })
  resolveException(
    @Arg('input', () => ResolveExceptionInput, { description: 'Which one, and what became of it.' }) input: ResolveExceptionInput,
    @Ctx() context: GraphContext,
  ) {
    return runCommand(context, resolveException, withReason(input));
  }

  @FieldResolver(() => RoleEnum, { description: 'Who looks at it first.' })
  owner(@Root() exception: WorkException) {
    return exception.ownerRole;
  }

  @FieldResolver(() => Int, { description: 'The sum of its parts, as they were when it was raised: the higher, the sooner.' })
  priority(@Root() exception: WorkException) {
    return -exception.queueRank;
  }

  @FieldResolver(() => [WorkExceptionPriorityPartType], { description: 'What its priority is made of.' })
  priorityParts(@Root() exception: WorkException) {
    return exception.priorityParts;
  }

  @FieldResolver(() => [EventSubjectType], { description: 'What it is about: ids for node and nodes, at most 250 of a noun.' })
  subjects(@Root() exception: WorkException) {
    return Object.entries(exception.subjects).map(([noun, ids]) => ({ noun, ids }));
  }

  @FieldResolver(() => LotType, { nullable: true, description: 'The lot it is about.' })
  lot(@Root() exception: WorkException, @Ctx() context: GraphContext) {
    return exception.lotId === null ? null : context.loader(lotsById).load(exception.lotId);
  }

  @FieldResolver(() => SiteType, { nullable: true, description: 'The site; null when it is about several, or none.' })
  site(@Root() exception: WorkException, @Ctx() context: GraphContext) {
    return exception.siteId === null ? null : context.loader(sitesById).load(exception.siteId);
  }
}

@Resolver(() => ResolveExceptionPayload)
export class ResolveExceptionPayloadResolver {
  @FieldResolver(() => WorkExceptionType, { nullable: true, description: 'The exception as it is now; null when it was refused.' })
  workException(@Root() payload: ResolveExceptionPayload, @Ctx() context: GraphContext) {
    return loadNode(context, payload.workExceptionId);
  }
}
