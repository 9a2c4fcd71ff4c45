import { buffer } from 'node:stream/consumers';
import { defineTransport, openFile, sql, type App, type Delivery, type HandOver, type Tx } from '#platform';
import { z } from 'zod';
import { messageHtml, messageOf, type Message } from '../messages.ts';
import { settleDelivery } from '../settle.ts';
import { threadOf } from '../threads.ts';
import { answerSubject, composeMail, type Draft } from './compose.ts';
import { sendingMailbox, type Mailbox } from './mailbox.ts';
import { tokenSource } from './oauth/access-token.ts';
import { ownMailId } from './own-mail-id.ts';
import { chainOf, keepMailId } from './references.ts';
import { referencesOf } from './mail-ids.ts';
import { replyAddress } from './reply-address.ts';
import { threadAnchor } from './thread-anchor.ts';
import { submitMail, type SmtpTarget } from './smtp-out.ts';

/** Where a mailbox hands its mail in. */
export function smtpTarget(app: App, mailbox: Mailbox): SmtpTarget | undefined {
  const { smtp, address } = mailbox.settings;
  if (smtp === null) return undefined;
  const name = address.slice(address.lastIndexOf('@') + 1);
  return {
    smtp,
    password: mailbox.smtpPassword,
    tokens: tokenSource(app, mailbox),
    privateHosts: app.config.privateMailHosts,
    name,
  };
}

/** Whom an answer goes to: where the thread's beginner asked for, else who wrote last, else the first who takes part. */
async function addressee(tx: Tx, thread: string): Promise<{ name: string; address: string } | undefined> {
  return await tx.maybe<{ name: string; address: string }>(sql`
    select participant.address, participant.name from channels.participant
    join channels.thread on thread.id = participant.thread
    left join lateral (select address from channels.message
      where message.thread = participant.thread and direction = 'in' and message.channel = 'mail'
      order by at desc, id desc limit 1) as newest on true
    where participant.thread = ${thread}
    order by (participant.address = thread.reply_to) desc nulls last,
      (participant.address = newest.address) desc nulls last, participant.joined_at, participant.address limit 1`);
}

async function filesOf(tx: Tx, app: App, message: Message): Promise<Draft['files']> {
  return await Promise.all(
    message.files.map(async (file) => {
      const { stream } = await openFile(tx, app.files, file.id);
      return { filename: file.name, contentType: file.type, content: await buffer(stream) };
    }),
  );
}

const payload = z.object({ message: z.uuid(), to: z.string().optional() });
type Payload = z.output<typeof payload>;

/** A chat has no subject of its own. */
function subjectOf(subject: string, about: { senderName: string; answers: boolean }): string {
  const plain = subject.trim() === '' ? `Your message to ${about.senderName}` : subject;
  return about.answers ? answerSubject(plain) : plain;
}

type Ready = { mailbox: Mailbox; to: string; draft: Draft };

async function prepare(tx: Tx, app: App, payload: Payload): Promise<Ready | Delivery> {
  const id = payload.message;
  const message = await messageOf(tx, id);
  const thread = await threadOf(tx, message.thread);
  const mailbox = await sendingMailbox(tx, app, thread);
  if (!mailbox) return { held: 3600, reason: 'No mailbox of this workspace has an outgoing server yet.' };
  const to = payload.to === undefined ? await addressee(tx, thread.id) : { name: '', address: payload.to };
  if (!to) return { refused: true, reason: 'No address of this customer is known.' };
  const { address, senderName, plusAddress } = mailbox.settings;
  const domain = address.slice(address.lastIndexOf('@') + 1);
  const mailId = ownMailId(app.keyring, id, domain);
  const { chain, answered } = await chainOf(tx, thread.id);
  const earlier = chain.filter((each) => each !== mailId);
  await tx.run(sql`update channels.message set address = ${to.address} where id = ${id}`);
  await keepMailId(tx, { thread: thread.id, message: id, id: mailId });
  const draft: Draft = {
    mailId,
    from: { name: senderName, address },
    replyTo: plusAddress ? await replyAddress(tx, app.keyring, { thread: thread.id, address }) : undefined,
    to,
    subject: subjectOf(thread.subject, { senderName, answers: earlier.length > 0 }),
    text: message.text,
    html: await messageHtml(tx, id),
    date: message.at,
    inReplyTo: answered === mailId ? undefined : answered,
    references: [threadAnchor(app.keyring, thread.id, domain), ...referencesOf(earlier)],
    automatic: message.author.kind !== 'agent',
    files: await filesOf(tx, app, message),
  };
  return { mailbox, to: to.address, draft };
}

async function deliver(app: App, item: { workspace: string; payload: Payload }, handOver: HandOver): Promise<Delivery> {
  const ready = await app.database.inWorkspace(item.workspace, (tx) => prepare(tx, app, item.payload));
  if (!('draft' in ready)) return ready;
  const target = smtpTarget(app, ready.mailbox);
  if (!target) return { held: 3600, reason: 'The outgoing server was removed.' };
  const bytes = await composeMail(ready.draft);
  return await submitMail(target, { from: ready.draft.from.address, to: [ready.to], bytes, handOver });
}

export const mailTransport = defineTransport({
  name: 'mail',
  payload,
  deliver,
  settled: (tx, item, delivery) => settleDelivery(tx, item.payload.message, delivery),
});
