import { execute, type ExecutionArgs, type ExecutionResult } from 'graphql';
import type { OperationContext } from './operationContext.js';

/** Executes with a context of its own: its read session ends before the result is written. */
export async function executeOnce(args: ExecutionArgs): Promise<ExecutionResult> {
  const context = args.contextValue as OperationContext;
  try {
    return await execute(args);
  } finally {
    await context.close();
  }
}
