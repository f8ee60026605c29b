/** The server's settings, given on its command line: one list, nothing stale in a file. */
export function serverSettings(socketFolder: string, durable: boolean): string[] {
  const settings = { ...COMMON, unix_socket_directories: socketFolder, ...(durable ? DURABLE : THROWN_AWAY) };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

const COMMON = {
  // No TCP at all: who can enter the socket folder and knows a password is in.
  listen_addresses: '',
  unix_socket_permissions: '0700',
  port: '5432',
  max_connections: '100',
  wal_level: 'replica',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // The default prices disks that have to move a head.
  random_page_cost: '1.1',
  // Compiling costs more than the short statements here take.
  jit: 'off',
};

/** Log files named by the day of the week overwrite each other, so that they stay bounded. */
const DURABLE = {
  fsync: 'on',
  shared_buffers: '256MB',
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgresql-%a.log',
  log_rotation_age: '1d',
  log_rotation_size: '0',
  log_truncate_on_rotation: 'on',
};

/** For tests: a power cut may cost the whole cluster. */
const THROWN_AWAY = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
};
