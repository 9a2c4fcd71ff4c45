import { sql, type Database } from '#platform';

/** A company with its settings and nobody in it: for tests that need no sign-in. Answers the workspace. */
export async function testCompany(database: Database, country = 'DE'): Promise<string> {
  const workspace = crypto.randomUUID();
  await database.inWorkspace(workspace, (tx) =>
    tx.run(sql`insert into people.workspace (name, zone, currency, language, country, consent_required, created_at)
      values ('Test company', 'Europe/Berlin', 'EUR', 'en', ${country}, false, ${tx.now})`),
  );
  return workspace;
}
