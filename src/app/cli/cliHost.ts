/** What bin/lotgraph.mjs hands to the commands: the world outside, so that they can be run in a test as well. */
export interface CliHost {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The checkout: migrations, documents, bin. */
  readonly root: string;
  readonly isTerminal: boolean;
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
  /** Writes to standard output and waits while its reader is slow. */
  readonly writeThrough: (text: string) => Promise<void>;
  /** Becomes the server, in this process: it prints its banner and ends with a signal. */
  readonly startHere: (settings: Readonly<Record<string, string>>) => Promise<void>;
  /** Takes a data folder for this process, or throws an error of name DataFolderInUse. */
  readonly lockDataFolder: (dataDir: string) => { release(): void };
}
