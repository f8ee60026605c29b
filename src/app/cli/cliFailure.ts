/** One thing that went wrong, as it is printed: with --json under these names. */
export interface CliError {
  /** A code of docs/ERRORS.md, or one of the command line's own (docs/guides/cli.md). */
  readonly code: string;
  readonly message: string;
  /** Where in the mutation's input; null when it is about the whole. */
  readonly path?: readonly string[] | null | undefined;
  /** What to do; looked up in docs/ERRORS.md when absent. */
  readonly fix?: string | undefined;
}

/** Refused or failed: exit code 1. */
export class CliFailure extends Error {
  override readonly name: string = 'CliFailure';
  readonly errors: readonly CliError[];

  constructor(...errors: readonly CliError[]) {
    super(errors.map((error) => error.message).join(' '));
    this.errors = errors;
  }
}

/** Asked wrongly: exit code 2. */
export class UsageFailure extends CliFailure {
  override readonly name = 'UsageFailure';

  constructor(message: string, fix?: string) {
    super({ code: 'USAGE', message, fix });
  }
}
