export interface BuildOptions {
  /** Holds the source folders; the checkout by default. */
  readonly root?: string;
  /** Where the result goes; <root>/dist by default. */
  readonly outDir?: string;
  readonly folders?: readonly string[];
}

/** Compiles the source folders unless outDir already holds these very sources. */
export declare function build(options?: BuildOptions): Promise<{ built: boolean; files: number }>;
