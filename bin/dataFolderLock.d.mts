export declare class DataFolderInUse extends Error {
  constructor(dataDir: string, holder: { pid: number; host: string; since: string } | undefined);
  /** The process that holds the folder, when it could be read. */
  readonly pid: number | undefined;
}

export interface DataFolderLock {
  /** The absolute path of the folder. */
  readonly dataDir: string;
  release(): void;
}

/** Takes the exclusive lock on a data folder, creating the folder if needed; refuses at once with DataFolderInUse. */
export declare function lockDataFolder(dataDir: string): DataFolderLock;
