import { sql, type Delivery, type Tx } from '#platform';

const kept = 2 * 3_600_000;

function startOf(now: Date, milliseconds: number): Date {
  return new Date(Math.floor(now.getTime() / milliseconds) * milliseconds);
}

function secondsTo(now: Date, end: number): number {
  return Math.max(1, Math.ceil((end - now.getTime()) / 1000));
}

/**
 * Counts a mail that a mailbox is about to send, in this transaction. Answers why it has to wait when the mailbox may send no more
 * in this minute or hour: then it is not counted.
 */
export async function takeTurn(tx: Tx, account: string): Promise<Delivery | undefined> {
  const { perMinute, perHour } = await tx.one<{ perMinute: number | null; perHour: number | null }>(
    sql`select per_minute, per_hour from channels.account where id = ${account} for update`,
  );
  const minute = startOf(tx.now, 60_000);
  const hour = startOf(tx.now, 3_600_000);
  const sent = await tx.one<{ minute: number; hour: number }>(sql`
    select coalesce(sum(mails) filter (where minute = ${minute}), 0)::int as minute,
      coalesce(sum(mails), 0)::int as hour
    from channels.sent_count where account = ${account} and minute >= ${hour}`);
  const lane = `mail:${account}`;
  if (perHour !== null && sent.hour >= perHour) {
    const reason = `This mailbox sends at most ${perHour} mails an hour.`;
    return { held: secondsTo(tx.now, hour.getTime() + 3_600_000), lane, reason };
  }
  if (perMinute !== null && sent.minute >= perMinute) {
    const reason = `This mailbox sends at most ${perMinute} mails a minute.`;
    return { held: secondsTo(tx.now, minute.getTime() + 60_000), lane, reason };
  }
  await tx.run(sql`insert into channels.sent_count (account, minute, mails) values (${account}, ${minute}, 1)
    on conflict (workspace, account, minute) do update set mails = sent_count.mails + 1`);
  await tx.run(sql`delete from channels.sent_count
    where account = ${account} and minute < ${new Date(tx.now.getTime() - kept)}`);
  return undefined;
}
