import type { InputOf, OutputOf } from '#core/contract/endpoint.ts';
import type * as contract from '#core/contract/session.ts';
import { sql, type App, type OpenContext } from '#platform';
import { audit } from './audit.ts';
import { membershipsOf } from './authenticate.ts';
import { signedInUser } from './signed-in-user.ts';

type Profile = OutputOf<typeof contract.changeProfile>;

/** The language a person chose for their console; null is that of the browser. */
export async function languageOf(app: App, user: string): Promise<Profile['language']> {
  const [row] = await app.database.look(
    sql<Pick<Profile, 'language'>>`select language from people.user where id = ${user}`,
  );
  return row?.language ?? null;
}

/** Changes the own name or language. A name is written into the audit log of each of the person's workspaces, under the name before. */
export async function changeProfile(
  { name, language }: InputOf<typeof contract.changeProfile>,
  context: OpenContext,
): Promise<Profile> {
  const { app } = context;
  const user = signedInUser(context);
  const profile = await app.database.everywhere((tx) =>
    tx.one(
      sql<Profile>`update people.user set name = coalesce(${name ?? null}, name),
          language = case when ${language === undefined}::boolean then language else ${language ?? null}::text end, updated_at = ${tx.now}
        where id = ${user.id} returning id, name, email, language`,
    ),
  );
  if (profile.name !== user.name)
    await auditOwn(app, user, { action: 'profile.change', detail: { name: profile.name } });
  return profile;
}

/** Writes what a person did to themselves into the audit log of each of their workspaces. */
export async function auditOwn(
  app: App,
  user: { id: string; name: string },
  deed: { action: string; detail?: Record<string, unknown> },
): Promise<void> {
  for (const { id } of await membershipsOf(app, user.id))
    await app.database.inWorkspace(id, (tx) => audit(tx, { kind: 'agent', ...user }, { ...deed, subject: user.id }));
}
