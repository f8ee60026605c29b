import type { Registry } from 'prom-client';
import { Counter } from 'prom-client';
import { connectionOfUrl } from '../platform/connectionOfUrl.js';
import { openReplica, type Database, type LoginCredentials } from '../platform/database/database.js';
import { ReadReplicas } from '../platform/database/readReplicas.js';
import type { Logger } from '../platform/logger.js';
import type { Config } from './config.js';

export interface ReplicaOptions {
  readonly config: Pick<Config, 'databaseReplicaUrls' | 'replicaWaitMs' | 'databaseConnections'>;
  readonly logins: LoginCredentials;
  readonly database: Pick<Database, 'app'>;
  readonly registry: Registry;
  readonly logger: Logger;
}

/** The replicas of the settings, each tried once; undefined when there are none. */
export async function openReplicas({ config, logins, database, registry, logger }: ReplicaOptions): Promise<ReadReplicas | undefined> {
  if (config.databaseReplicaUrls.length === 0) return undefined;
  const reads = new Counter({
    name: 'lotgraph_replica_reads_total',
    help: 'Queries that a replica could have answered, by what became of them: replica, or the primary since it was behind or unreachable.',
    labelNames: ['outcome'],
    registers: [registry],
  });
  const replicas = new ReadReplicas({
    primary: database.app,
    replicas: config.databaseReplicaUrls.map((url) => {
      const { host, port, database: name } = connectionOfUrl(url);
      return openReplica(logins, { host, port, database: name }, config.databaseConnections);
    }),
    waitMs: config.replicaWaitMs,
    logger,
    observe: (outcome) => reads.inc({ outcome }),
  });
  await replicas.start();
  return replicas;
}
