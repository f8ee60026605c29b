import type { Command } from 'commander';
import type { Cli, GlobalOptions } from './cli.js';

/** What a command comes to: `data` is printed with --json, else `text`. */
export interface CliAnswer {
  readonly data: unknown;
  readonly text: string;
  /** False: exit code 1, as for a check that does not hold. */
  readonly ok?: boolean;
}

/** A command's work: its arguments, its options, and what it comes to; undefined when it printed by itself. */
export type Work<Given extends readonly unknown[]> = (cli: Cli, ...given: Given) => Promise<CliAnswer | undefined>;

/** Makes an action of commander's from a command's work. */
export type Act = <Given extends readonly unknown[]>(work: Work<Given>) => (...given: readonly unknown[]) => Promise<void>;

/** The last two of what commander hands to an action are the options and the command. */
export const optionsOf = (given: readonly unknown[]): GlobalOptions => (given.at(-1) as Command).optsWithGlobals<GlobalOptions>();
