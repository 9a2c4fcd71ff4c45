import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { chatLanguageFor } from '#core/channels/chat-languages.ts';
import { transcriptWords } from '#core/channels/transcript-words.ts';
import { workspaceSettings } from '#people';
import { enqueue, problem, sql, type App, type Tx } from '#platform';
import { messagesOf, type Message } from '../messages.ts';
import { isSuppressed } from '../suppression/suppressed.ts';
import { chatAccountOf } from './account.ts';
import { countTranscript } from './flood.ts';
import { maskEmail, visitorMessage } from './state.ts';
import type { Pass } from './token.ts';
import { holdVisitor, type Visitor } from './visitor.ts';

/** The newest messages that are sent. */
const most = 200;
/** Within a day: to one address, whoever asks; and by one visitor, to whatever addresses. */
const limits = { address: 2, visitor: 3 };

function hashOf(address: string): string {
  return createHash('sha256').update(address).digest('hex');
}

/** Under which a conversation goes out. */
export function transcriptKey(id: string): string {
  return `transcript:${id}`;
}

/** Whether a mailbox can send at all. */
export async function sendsTranscripts(tx: Tx): Promise<boolean> {
  const { able } = await tx.one<{ able: boolean }>(sql`select exists (select from channels.account
    where kind = 'mail' and active and settings -> 'smtp' <> 'null'::jsonb) as able`);
  return able;
}

async function refuseTooMany(tx: Tx, visitor: string, hash: string): Promise<void> {
  const day = new Date(tx.now.getTime() - 86_400_000);
  const [sent] = await tx.all<{ toAddress: number; byVisitor: number }>(sql`select
    count(*) filter (where address_hash = ${hash})::int as to_address,
    count(*) filter (where visitor = ${visitor})::int as by_visitor
    from channels.transcript where at > ${day} and (address_hash = ${hash} or visitor = ${visitor})`);
  if (sent!.toAddress >= limits.address || sent!.byVisitor >= limits.visitor)
    throw problem('too-many', { detail: 'The conversation was sent already. Ask again tomorrow.', retryAfter: 3600 });
}

/** What was said, oldest first; questions of surveys are none of it. */
async function saidIn(tx: Tx, thread: string): Promise<Message[]> {
  const { items } = await messagesOf(tx, thread, { limit: most });
  return items.filter(({ purpose }) => purpose !== 'survey').toReversed();
}

function refuseUnanswered(said: readonly Message[], proven: boolean): void {
  if (!proven && !said.some(({ author }) => author.kind === 'agent'))
    throw problem('refused', { detail: 'The conversation can be sent once somebody has answered.' });
}

/**
 * Sends the conversation to the visitor: to the address they are known by, or to one they typed. To an address that nobody
 * proved only what a person of ours has answered to, so that a chat is no way to send strangers one's own words.
 */
export async function sendTranscript(
  tx: Tx,
  app: App,
  input: { pass: Pass; email?: string | undefined; request: FastifyRequest },
): Promise<{ email: string }> {
  const visitor = await holdVisitor(tx, input.pass);
  const to = (input.email ?? visitor.email)?.trim().toLowerCase();
  if (visitor.thread === null || to === undefined)
    throw problem('invalid', { detail: 'There is nothing to send, or no address to send it to.' });
  const { settings } = await chatAccountOf(tx, visitor.account);
  if (!settings.transcripts || !(await sendsTranscripts(tx)))
    throw problem('unavailable', { detail: 'Conversations are not sent by mail here.' });
  const said = await saidIn(tx, visitor.thread);
  refuseUnanswered(said, visitor.emailProven && to === visitor.email);
  countTranscript(input.request);
  const hash = hashOf(to);
  await refuseTooMany(tx, visitor.id, hash);
  await tx.run(sql`delete from channels.transcript where at < ${new Date(tx.now.getTime() - 2 * 86_400_000)}`);
  const { id } = await tx.one<{ id: string }>(sql`insert into channels.transcript (thread, visitor, address_hash, at)
    values (${visitor.thread}, ${visitor.id}, ${hash}, ${tx.now}) returning id`);
  // Who wants no mail of ours gets none, and nobody learns of it.
  if (await isSuppressed(tx, to)) return { email: maskEmail(to) };
  const payload = { to, ...(await letterOf(tx, app, { visitor, said, title: settings.title })) };
  await enqueue(tx, { transport: 'mail-notice', key: transcriptKey(id), subject: visitor.thread, payload });
  return { email: maskEmail(to) };
}

async function letterOf(tx: Tx, app: App, about: { visitor: Visitor; said: readonly Message[]; title: string }) {
  const { visitor, said, title } = about;
  const { name, zone } = await workspaceSettings(tx);
  const company = title === '' ? name : title;
  const language = chatLanguageFor([visitor.language]);
  const words = transcriptWords[language];
  const clock = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone });
  const blocks = said.map((message) => {
    const { from, name: author, text, files, at } = visitorMessage(tx, app, message);
    const who = from === 'visitor' ? words.you : author || company;
    const attached = files.length === 0 ? [] : [words.files(files.map((file) => file.name).join(', '))];
    return [`${who}, ${clock.format(at)}`, ...(text === '' ? [] : [text]), ...attached].join('\n');
  });
  const note = said.length < most ? [] : [words.newest(said.length)];
  const text = [words.intro, ...note, ...blocks, words.footer(company)].join('\n\n');
  return { subject: words.subject(company), text };
}
