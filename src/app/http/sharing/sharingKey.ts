import {
  Kind,
  getOperationAST,
  print,
  visit,
  type DocumentNode,
  type ExecutionArgs,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';
import type { OperationContext } from '../operations/operationContext.js';
import { callerClass } from './callerClass.js';

/** Equal for subscriptions whose every event has the same answer: same rights, same document, same variables, wherever each of them began. */
export function sharingKey({ document, operationName, variableValues, contextValue }: ExecutionArgs): string {
  const operation = getOperationAST(document, operationName);
  if (!operation) throw new Error('a subscription without its operation');
  const beginning = variableOfBeginning(document, operation);
  const variables = (operation.variableDefinitions ?? [])
    .map(({ variable }) => variable.name.value)
    .filter((name) => name !== beginning && variableValues?.[name] !== undefined)
    .sort()
    .map((name) => [name, variableValues?.[name]]);
  const { principal } = contextValue as OperationContext;
  return JSON.stringify([callerClass(principal), document.loc?.source.body ?? print(document), operationName ?? null, variables]);
}

/** The variable that says where to begin, if it says nothing else: `events(after: $after)`. */
function variableOfBeginning(document: DocumentNode, operation: OperationDefinitionNode): string | undefined {
  const { selections } = operation.selectionSet;
  const name = selections.length === 1 ? afterOf(selections[0]) : undefined;
  if (name === undefined) return undefined;
  let uses = 0;
  visit(document, {
    VariableDefinition: () => false,
    Variable(node) {
      if (node.name.value === name) uses += 1;
    },
  });
  return uses === 1 ? name : undefined;
}

function afterOf(root: SelectionNode | undefined): string | undefined {
  if (root?.kind !== Kind.FIELD) return undefined;
  const after = root.arguments?.find((argument) => argument.name.value === 'after')?.value;
  return after?.kind === Kind.VARIABLE ? after.name.value : undefined;
}
