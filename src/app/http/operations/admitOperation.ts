import { Kind, getOperationAST, type DocumentNode, type FragmentDefinitionNode, type GraphQLSchema } from 'graphql';
import { checkFieldRights } from '../../../../schema/shared/checkFieldRights.js';
import type { Caller } from '../../../../schema/shared/context.js';
import { OperationCost } from '../limits/cost.js';
import { costPlan } from '../limits/costPlan.js';
import { checkVariables } from '../limits/inputLimits.js';
import type { OperationMeter } from '../limits/operationMeter.js';
import { checkIntrospection } from './introspection.js';

/** A valid operation, whoever carried it here. */
export interface AskedOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operationName: string | null;
  /** As the client sent them. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly caller: Caller;
  readonly meter: OperationMeter;
}

/**
 * What stands between a valid operation and its execution, the same for HTTP, socket and event stream: checks by who asks, then what it
 * costs. Throws a GraphQLError with the code that tells the client what to do.
 */
export function admitOperation(asked: AskedOperation): void {
  const { schema, document, variables, caller } = asked;
  checkVariables(variables);
  checkIntrospection(schema, document, caller);
  checkFieldRights({ schema, document, variables }, caller);
  charge(asked);
}

/** Last: only what would really run is paid for in full. */
function charge({ schema, document, operationName, variables, meter }: AskedOperation): void {
  const operation = getOperationAST(document, operationName);
  if (!operation) return;
  meter.charge(new OperationCost(costPlan(schema, operation, fragmentsOf(document)), variables));
}

function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  return new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])),
  );
}
