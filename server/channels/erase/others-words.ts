import { blackOut, blackOutWords, type Hidden } from '#core/channels/black-out.ts';
import type { Span } from '#core/channels/quotes/span.ts';
import { sql, type App, type Tx } from '#platform';
import { spansOfStored } from '../stored-spans.ts';
import { dropBytesNaming } from './bytes-naming.ts';
import type { Traces } from './traces.ts';

interface Row {
  id: string;
  channel: string;
  direction: string;
  subject: string;
  text: string;
  html: string | null;
  spans: Span[] | null;
  stateReason: string | null;
}

const columns = sql`id, channel, direction, subject, text, html, spans, state_reason`;

/** What stays of others is read without the erased. Its layout goes where they stood in it. */
async function blackOutOne(tx: Tx, row: Row, hidden: Hidden): Promise<boolean> {
  const text = blackOut({ text: row.text, spans: spansOfStored(row) }, hidden);
  const subject = blackOutWords(row.subject, hidden.words);
  const reason = row.stateReason && blackOutWords(row.stateReason, hidden.words);
  const inLayout = row.html !== null && blackOutWords(row.html, hidden.words) !== row.html;
  const isTouched = text !== row.text || inLayout;
  if (!isTouched && subject === row.subject && reason === row.stateReason) return false;
  await tx.run(sql`update channels.message set text = ${text}, subject = ${subject}, state_reason = ${reason},
    html = ${isTouched ? null : row.html} where id = ${row.id}`);
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

/** The messages that name an address, wherever they stand: each at most once. */
async function* messagesNaming(tx: Tx, address: string): AsyncGenerator<Row[]> {
  const seen = new Set<string>();
  for (;;) {
    const found = await tx.all<{ message: string }>(
      sql`select message from channels.search_message(plainto_tsquery('simple', ${address}), 500)`,
    );
    const ids = found.map(({ message }) => message).filter((id) => !seen.has(id));
    if (ids.length === 0) return;
    for (const id of ids) seen.add(id);
    yield await tx.all<Row>(sql`select ${columns} from channels.message where id = any(${ids}::uuid[])`);
  }
}

/**
 * Blacks out in mails of others: the addresses everywhere; in conversations in which the erased took part also their full names
 * and what is quoted of them. The bytes of such mails as they came go: nothing can be blacked out in those.
 */
export async function blackOutOthers(tx: Tx, app: App, traces: Traces & { said: string[] }): Promise<void> {
  const { addresses, names, threads, said } = traces;
  for await (const rows of messagesIn(tx, threads)) {
    const touched = new Set<string>();
    for (const row of rows)
      if (await blackOutOne(tx, row, { words: [...addresses, ...names], said })) touched.add(row.id);
    await dropBytesNaming(tx, app, { messages: rows.map(({ id }) => id), touched, addresses });
  }
  for (const address of addresses)
    for await (const rows of messagesNaming(tx, address)) {
      const touched = new Set<string>();
      for (const row of rows) if (await blackOutOne(tx, row, { words: addresses, said: [] })) touched.add(row.id);
      await dropBytesNaming(tx, app, { messages: [...touched], touched, addresses });
    }
}
