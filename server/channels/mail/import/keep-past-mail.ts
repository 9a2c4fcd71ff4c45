import { sql, type Tx } from '#platform';
import { attachFiles } from '../../message-files.ts';
import { receiveMessage } from '../../receive.ts';
import { recordSent } from '../../spine.ts';
import { openThread, threadOf } from '../../threads.ts';
import { automaticReason } from '../automatic.ts';
import { wordsOfMail } from '../words-of-mail.ts';
import type { PastMail, Taking } from './take-mail.ts';

export type PlacedMail = PastMail & {
  thread: string | undefined;
  splitReason: string | undefined;
  account: string | null;
  raw: string;
  /** Of a new thread. */
  customer: string | undefined;
};

export interface Kept {
  thread: string;
  message: string;
  customer: string;
}

/** Writes a mail of the past into its thread with the time it was sent; nobody is told. */
export async function keepPastMail(tx: Tx, taking: Taking, placed: PlacedMail): Promise<Kept> {
  const { mail } = placed;
  const { ours } = taking;
  const own = [...mail.to, mail.from].map(({ address }) => address).filter((address) => ours.isOwn(address));
  const automatic = automaticReason({ headers: mail.headers, sender: mail.from.address, returnPath: undefined, own });
  return placed.direction === 'in'
    ? await keepIn(tx, taking, { ...placed, automatic })
    : await keepOut(tx, taking, { ...placed, automatic });
}

type Marked = PlacedMail & { automatic: string | undefined };

async function keepIn(tx: Tx, { app, source }: Taking, { mail, ...placed }: Marked): Promise<Kept> {
  return await receiveMessage(tx, app, { ...placed, ...wordsOfMail(mail), claims: [], past: { source } });
}

async function keepOut(tx: Tx, { app, source }: Taking, placed: Marked): Promise<Kept> {
  const { mail, at, partners, automatic } = placed;
  const thread =
    placed.customer === undefined
      ? await threadOf(tx, placed.thread!)
      : await openThread(tx, { ...placed, customer: placed.customer, channel: 'mail', subject: mail.subject });
  const author = { kind: automatic === undefined ? ('agent' as const) : ('system' as const), id: null };
  const { id: message } = await tx.one<{ id: string }>(sql`
    insert into channels.message (thread, channel, direction, author_kind, author_name, address, subject, text, html,
      spans, automatic, automatic_reason, state, client_id, provider_id, raw, at)
    values (${thread.id}, 'mail', 'out', ${author.kind}, ${mail.from.name || mail.from.address}, ${partners[0]?.address},
      ${mail.subject}, ${mail.text}, ${mail.html}, ${JSON.stringify(mail.spans)}::jsonb,
      ${automatic !== undefined}, ${automatic}, 'sent', ${placed.clientId},
      ${mail.mailId}, ${placed.raw}, ${at})
    returning id`);
  const { customer, channel } = thread;
  await attachFiles(tx, app, { message, customer, files: mail.files });
  await tx.run(sql`update channels.thread set started_at = least(started_at, ${at}),
    last_out_at = greatest(last_out_at, ${at}) where id = ${thread.id}`);
  const about = { thread: thread.id, message, customer };
  await recordSent(tx, { ...about, channel, at, purpose: 'reply', author, source });
  return about;
}
