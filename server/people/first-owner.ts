import { sql, type App } from '#platform';

/** The person who has owned a workspace of this installation for the longest time. */
export function firstOwner(app: App): Promise<{ id: string; name: string } | undefined> {
  return app.database.everywhere((tx) =>
    tx.maybe(sql<{ id: string; name: string }>`select u.id, u.name
      from people.member join people."user" u on u.id = member.user_id
      where member.role = 'owner' order by member.since limit 1`),
  );
}
