/** Tables that belong to no workspace or are read before one is known, each with its reason. Any other must be protected. */
export const sharedTables: Readonly<Record<string, string>> = {
  'public.platform_migration': 'what has been applied to this database; the owner alone reads it',
  'platform.installation': 'one row about the installation itself',
  'platform.positioned_table': 'names of tables, no data',
  'platform.schedule': 'when a schedule last ran, over all workspaces',
  'platform.cursor': 'positions of readers, no content; the dispatcher moves them over all workspaces',
  'platform.idempotency': 'looked up before a transaction of the workspace begins; keyed by workspace and actor',
  'people.user': 'people sign in once for the whole installation; the app sees colleagues by a policy of its own',
  'people.session': 'read before a workspace is known; the sign-in alone may read it',
  'people.account': 'password hashes; the sign-in alone may read them',
  'people.verification': 'tokens of password links; the sign-in alone may read them',
  'people.workspace': 'is the workspace itself: its id stands in the policy',
};
