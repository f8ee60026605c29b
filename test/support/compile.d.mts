/** Compiles source folders into <folder>/compiled and returns that path, for what runs outside jest's module loader. */
export declare function compile(folder: string, sources: readonly string[]): Promise<string>;
