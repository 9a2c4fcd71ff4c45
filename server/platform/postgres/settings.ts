import { createHash } from 'node:crypto';

/** Settings of the server by their PostgreSQL names, for a small machine of about two cores. */
const defaults: Record<string, string> = {
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '8MB',
  maintenance_work_mem: '128MB',
  max_connections: '60',
  wal_buffers: '16MB',
  max_wal_size: '2GB',
  min_wal_size: '256MB',
  checkpoint_completion_target: '0.9',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  wal_level: 'replica',
  max_wal_senders: '2',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  datestyle: 'iso, ymd',
  password_encryption: 'scram-sha-256',
  // An open write transaction holds back every reader below the snapshot horizon.
  idle_in_transaction_session_timeout: '10s',
  tcp_keepalives_idle: '30',
  client_connection_check_interval: '5s',
  log_checkpoints: 'off',
  log_line_prefix: '%m [%p] %q%d ',
  logging_collector: 'off',
  listen_addresses: '127.0.0.1',
  // A socket's path may be too long in a deep folder, and nobody needs one.
  unix_socket_directories: '',
};

/** All settings to start with; `cluster_name` carries their fingerprint, so that an orphan started otherwise is seen. */
export function settingsWith(extra: Record<string, string>, version: string): Record<string, string> {
  const settings = { ...defaults, ...extra };
  const hash = createHash('sha256')
    .update(JSON.stringify([settings, version]))
    .digest('hex');
  return { ...settings, cluster_name: `throughline ${hash.slice(0, 12)}` };
}

/** Servers with this name carry data from one major version to the next: no command may work beside them. */
export const upgradeName = 'throughline upgrade';

/** For an older major version, of which nothing is wanted but its rows: only settings that every version knows. */
export const readingSettings: Record<string, string> = {
  cluster_name: upgradeName,
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  default_transaction_read_only: 'on',
  autovacuum: 'off',
  logging_collector: 'off',
  timezone: 'UTC',
};

/** For a new cluster that is thrown away if anything happens before it is whole and written through to the disk. */
export const fillingSettings: Record<string, string> = {
  ...defaults,
  cluster_name: upgradeName,
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  min_wal_size: '80MB',
  max_wal_size: '400MB',
  autovacuum: 'off',
  idle_in_transaction_session_timeout: '0',
};

/** The settings as arguments of the `postgres` program. */
export function settingArguments(settings: Record<string, string>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
