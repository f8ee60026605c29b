import { randomUUID } from 'node:crypto';
import { GraphQLError, OperationTypeNode, getOperationAST, getVariableValues, type ExecutionArgs, type GraphQLSchema } from 'graphql';
import type { Caller } from '../../../../schema/shared/context.js';
import { requestError } from '../../../../schema/shared/requestError.js';
import { withCode, withMessage } from '../answers/formatError.js';
import { checkVariables } from '../limits/inputLimits.js';
import type { TrustedDocuments } from '../requests/trustedDocuments.js';
import type { ValidDocuments } from '../requests/validDocuments.js';
import { admitOperation } from './admitOperation.js';
import { mayIntrospect, withoutSuggestions } from './introspection.js';
import { openContext, type ContextDeps, type OperationContext } from './operationContext.js';

/** What graphql-ws and graphql-sse hand over of a client's operation. */
export interface OperationPayload {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  /** A trusted document in place of the text, which is then empty; also as `extensions.documentId`. */
  readonly documentId?: unknown;
  readonly extensions?: Readonly<Record<string, unknown>> | null | undefined;
}

export interface PreparingDeps {
  readonly schema: GraphQLSchema;
  readonly context: ContextDeps;
  readonly documents: TrustedDocuments;
  readonly validDocuments: ValidDocuments;
}

/** What runs: graphql-js's own arguments with a context of ours. */
export type PreparedOperation = ExecutionArgs & { readonly contextValue: OperationContext };

/** For the ways in that Apollo does not serve: the operation ready to run, or what is wrong with it. */
export async function prepareOperation(
  deps: PreparingDeps,
  caller: Caller,
  payload: OperationPayload,
): Promise<PreparedOperation | readonly GraphQLError[]> {
  const context = openContext(deps.context, caller, randomUUID());
  const prepared = await prepare(deps, context, payload);
  if (!('contextValue' in prepared)) context.meter.settle(undefined);
  return 'contextValue' in prepared || mayIntrospect(caller.role) ? prepared : prepared.map(unsuggesting);
}

async function prepare(
  { schema, documents, validDocuments }: PreparingDeps,
  contextValue: OperationContext,
  payload: OperationPayload,
): Promise<PreparedOperation | readonly GraphQLError[]> {
  try {
    contextValue.meter.checkOpen();
    const document = validDocuments.read(await textOf(documents, contextValue.principal, payload));
    if (!('definitions' in document)) return document;
    const operation = getOperationAST(document, payload.operationName);
    if (!operation) return [requestError('BAD_USER_INPUT', 'Name one of the operations of the document.')];
    const variables = payload.variables ?? {};
    checkVariables(variables);
    const { errors: malformed } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
    if (malformed) return malformed.map((error) => withCode(error, 'BAD_USER_INPUT'));
    const operationName = payload.operationName ?? null;
    admitOperation({ schema, document, operationName, variables, caller: contextValue.principal, meter: contextValue.meter });
    if (operation.operation === OperationTypeNode.QUERY) contextValue.allowReplicas();
    return { schema, document, operationName, variableValues: variables, contextValue };
  } catch (error) {
    if (error instanceof GraphQLError) return [withCode(error, 'GRAPHQL_PARSE_FAILED')];
    throw error;
  }
}

/** Throws DOCUMENT_UNKNOWN, DOCUMENT_NOT_TRUSTED, BAD_USER_INPUT. */
async function textOf(documents: TrustedDocuments, caller: Caller, payload: OperationPayload): Promise<string> {
  const resolved = await documents.resolve(caller, payload);
  if (!resolved.ok) throw requestError(resolved.code, resolved.message);
  return resolved.query;
}

function unsuggesting(error: GraphQLError): GraphQLError {
  const message = withoutSuggestions(error.message);
  return message === error.message ? error : withMessage(error, message);
}
