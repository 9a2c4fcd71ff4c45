import { blackOut, blackOutWords, type Hidden } from '#core/channels/black-out.ts';
import type { Span } from '#core/channels/quotes/span.ts';
import { sql, type App, type Tx } from '#platform';
import { spansOfStored } from '../stored-spans.ts';
import { blackOutSubmission } from '../form/submissions.ts';
import { dropBytesNaming } from './bytes-naming.ts';
import { namesIn, type Traces } from './traces.ts';

interface Row {
  id: string;
  thread: string;
  channel: string;
  direction: string;
  subject: string;
  text: string;
  html: string | null;
  spans: Span[] | null;
  stateReason: string | null;
}

const columns = sql`id, thread, channel, direction, subject, text, html, spans, state_reason`;

/** What stays of others is read without the erased. Its layout and marks go where they stood in it. */
async function blackOutOne(tx: Tx, row: Row, hidden: Hidden): Promise<boolean> {
  const text = blackOut({ text: row.text, spans: spansOfStored(row) }, hidden);
  const subject = blackOutWords(row.subject, hidden.words);
  const reason = row.stateReason && blackOutWords(row.stateReason, hidden.words);
  const inLayout = row.html !== null && blackOutWords(row.html, hidden.words) !== row.html;
  const isTouched = text !== row.text || inLayout;
  if (!isTouched && subject === row.subject && reason === row.stateReason) return false;
  await tx.run(sql`update channels.message set text = ${text}, subject = ${subject}, state_reason = ${reason},
    html = ${isTouched ? null : row.html}, marked = case when ${isTouched} then null else marked end where id = ${row.id}`);
  if (row.channel === 'form') await blackOutSubmission(tx, row.id, hidden.words);
  return true;
}

const atOnce = 200;

/** The messages of these conversations, some at a time. */
async function* messagesIn(tx: Tx, threads: readonly string[]): AsyncGenerator<Row[]> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const rows = await tx.all<Row>(sql`select ${columns} from channels.message
      where workspace = ${tx.workspace} and thread = any(${threads}::uuid[]) and id > ${after} order by id limit ${atOnce}`);
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)!.id;
  }
}

/** The messages in which one of these addresses stands anywhere. All are read: a search by words misses what signs are stuck to. */
async function* messagesNaming(tx: Tx, addresses: readonly string[]): AsyncGenerator<Row[]> {
  if (addresses.length === 0) return;
  const found = await tx.all<{ id: string }>(sql`select id from channels.message where workspace = ${tx.workspace}
    and exists (select from unnest(${addresses}::text[]) as erased (address)
      where strpos(lower(text), erased.address) > 0 or strpos(lower(subject), erased.address) > 0)`);
  for (let at = 0; at < found.length; at += atOnce) {
    const ids = found.slice(at, at + atOnce).map(({ id }) => id);
    yield await tx.all<Row>(sql`select ${columns} from channels.message where id = any(${ids}::uuid[])`);
  }
}

/**
 * Blacks out in mails of others: the addresses everywhere; in conversations in which the erased took part also their full names
 * and what is quoted of them. The bytes of such mails as they came go: nothing can be blacked out in those.
 */
export async function blackOutOthers(tx: Tx, app: App, traces: Traces & { said: string[] }): Promise<void> {
  const { addresses, threads, said } = traces;
  for await (const rows of messagesIn(tx, threads)) {
    const touched = new Set<string>();
    for (const row of rows)
      if (await blackOutOne(tx, row, { words: [...addresses, ...namesIn(traces, row.thread)], said }))
        touched.add(row.id);
    await dropBytesNaming(tx, app, { messages: rows.map(({ id }) => id), touched, addresses });
  }
  for await (const rows of messagesNaming(tx, addresses)) {
    const touched = new Set<string>();
    for (const row of rows) if (await blackOutOne(tx, row, { words: addresses, said: [] })) touched.add(row.id);
    await dropBytesNaming(tx, app, { messages: [...touched], touched, addresses });
  }
}
