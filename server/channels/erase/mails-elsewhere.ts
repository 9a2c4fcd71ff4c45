import { lettersOf } from '#core/channels/black-out.ts';
import { visibleText } from '#core/channels/quotes/span.ts';
import { forgetOutbound, releaseFiles, sql, type App, type Tx } from '#platform';
import { outboxKey } from '../outgoing.ts';
import { blankRaw } from '../raw.ts';
import { forgetTakenAlong } from '../side/take-along.ts';
import { spansOfStored } from '../stored-spans.ts';
import type { Traces } from './traces.ts';

type Row = Parameters<typeof spansOfStored>[0] & { id: string; thread: string };

/** So much of what they said is looked for in quotes. */
const mostMails = 200;
const longestSaid = 5_000;

interface Gone {
  /** What they said in them, as `lettersOf` gives it. */
  said: string[];
  /** The conversations that they stood in. */
  from: string[];
}

/** Mails from and to their addresses in conversations of others. */
export async function forgetMailsElsewhere(tx: Tx, app: App, { addresses, threads, until }: Traces): Promise<Gone> {
  const rows = await tx.all<Row>(sql`select id, thread, channel, direction, subject, text, spans from channels.message
    where workspace = ${tx.workspace} and address = any(${addresses}::text[]) and at <= ${until}
      and thread = any(${threads}::uuid[])`);
  await forgetMessages(tx, app, rows);
  const theirs = rows.filter(({ direction }) => direction === 'in');
  return {
    said: theirs
      .slice(0, mostMails)
      .map((row) => lettersOf(visibleText(row.text, spansOfStored(row)).slice(0, longestSaid))),
    from: [...new Set(rows.map(({ thread }) => thread))],
  };
}

/** Messages with their files, raw bytes and what waits to be sent of them, and the ids by which other mails name them. */
export async function forgetMessages(tx: Tx, app: App, messages: ReadonlyArray<{ id: string }>): Promise<void> {
  const ids = messages.map(({ id }) => id);
  if (ids.length === 0) return;
  const any = sql`any(${ids}::uuid[])`;
  const raw = await tx.all<{ id: string }>(
    sql`select id from channels.raw where workspace = ${tx.workspace} and message = ${any}`,
  );
  await blankRaw(tx, app, { ids: raw.map(({ id }) => id), reason: 'Erased.' });
  const files = await tx.all<{ owner: string }>(
    sql`select distinct owner from channels.message_file where message = ${any}`,
  );
  for (const { owner } of files) await releaseFiles(tx, app.files, owner);
  await forgetTakenAlong(tx, app, ids);
  await forgetOutbound(tx, ids.map(outboxKey));
  await tx.run(sql`with borne as (select mail_id from channels.mail_reference
      where workspace = ${tx.workspace} and message = ${any}),
    named as (delete from channels.mail_mention
      where workspace = ${tx.workspace} and mail_id in (select mail_id from borne))
    delete from channels.mail_reference where workspace = ${tx.workspace} and message is null
      and mail_id in (select mail_id from borne)`);
  await tx.run(sql`update channels.mail_decision set evidence = evidence - 'value', matched = null
    where workspace = ${tx.workspace} and matched = ${any}`);
  await tx.run(sql`delete from channels.message where id = ${any}`);
}
