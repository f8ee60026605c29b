import { join } from 'node:path';
import type { Config } from './config.js';

export interface RunningIntake {
  readonly dropFolder: string;
  readonly doors: object;
  stop(): Promise<void>;
}
export async function startIntake({ config }: { config: Config }): Promise<RunningIntake> {
  return { dropFolder: join(config.dataDir, 'drop'), doors: {}, async stop() {} };
}
