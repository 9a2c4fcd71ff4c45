import { sql, type App } from '#platform';

interface MailTroubles {
  /** The oldest first. */
  alarms: Array<{ sentence: string; place: string; since: Date }>;
  /** Mails that nobody could understand and nobody has decided about. */
  setAside: { count: number; oldest: Date | null };
}

/** What is in the way of mail in all companies, as it was last looked at. */
export async function mailTroubles(app: App): Promise<MailTroubles> {
  return await app.database.everywhere(async (tx) => ({
    alarms: await tx.all(
      sql`select sentence, place, since from channels.alarm order by since, kind, subject limit 200`,
    ),
    setAside: await tx.one(sql`select count(*)::int as count, min(received_at) as oldest from channels.raw
      where state = 'quarantined'`),
  }));
}
