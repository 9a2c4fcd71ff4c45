/** Tables that belong to no workspace or are read before one is known, each with its reason. Any other must be protected. */
export const sharedTables: Readonly<Record<string, string>> = {
  'public.platform_migration': 'what has been applied to this database; the owner alone reads it',
  'platform.installation': 'one row about the installation itself',
  'platform.positioned_table': 'names of tables, no data',
  'platform.schedule': 'when a schedule last ran, over all workspaces',
  'platform.cursor': 'positions of readers, no content; the dispatcher moves them over all workspaces',
  'platform.idempotency': 'looked up before a transaction of the workspace begins; keyed by workspace and actor',
};
