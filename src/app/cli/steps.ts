import { Listr, type ListrTask } from 'listr2';
import type { Cli } from './cli.js';

/** Shows on a terminal what is being done; elsewhere the answer at the end says it all. */
export async function runSteps<Context extends object>(
  { host, options }: Cli,
  context: Context,
  tasks: ListrTask<Context>[],
): Promise<Context> {
  const isShown = host.isTerminal && options.json !== true;
  return await new Listr<Context, 'default' | 'silent'>(tasks, { ctx: context, renderer: isShown ? 'default' : 'silent' }).run();
}
