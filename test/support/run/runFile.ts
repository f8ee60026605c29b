import type { ConnectionOptions } from '../../../src/platform/connectionOptions.js';
import type { LoginCredentials } from '../../../src/platform/database/database.js';

/** What the global set-up tells the workers, in a file of the run's folder that only their user reads. */
export interface TestRun {
  /** To the server's own database. */
  readonly owner: ConnectionOptions;
  /** The runtime logins, to the template database. They are the whole server's, so they open every clone. */
  readonly logins: LoginCredentials;
}

/** The environment variable with the run's folder: jest hands the environment on to its workers. */
export const RUN_FOLDER_VARIABLE = 'LOTGRAPH_TEST_RUN';
export const RUN_FILE = 'run.json';
export const TEMPLATE_DATABASE = 'template_lotgraph';
