import { randomUUID } from 'node:crypto';
import type { SentField } from '#core/channels/form/submission.ts';
import { sql, type Tx } from '#platform';
import type { Channel } from './threads.ts';

/** A conversation from before the product was there, with its words. */
export interface PastThread {
  id: string;
  channel: Channel;
  customer: string;
  subject: string;
  startedAt: Date;
  messages: Array<{
    at: Date;
    direction: 'in' | 'out';
    author: { kind: 'customer' | 'agent'; id: string; name: string };
    text: string;
    /** What stood beside the message in a form. */
    submission?: PastSubmission | undefined;
  }>;
}

interface PastSubmission {
  form: string;
  address: string;
  fields: SentField[];
}

/** Keeps conversations of the past as they were: nothing is sent, nobody is told. Interactions are the caller's to record. */
export async function keepPastThreads(tx: Tx, threads: readonly PastThread[]): Promise<void> {
  const rows = threads.map(({ messages, ...thread }) => ({
    ...thread,
    lastInAt: lastOf(messages, 'in'),
    lastOutAt: lastOf(messages, 'out'),
  }));
  await tx.run(sql`
    insert into channels.thread (id, channel, customer, subject, started_at, last_in_at, last_out_at)
    select id, channel, customer, subject, "startedAt", "lastInAt", "lastOutAt" from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (id uuid, channel text, customer uuid, subject text, "startedAt" timestamptz, "lastInAt" timestamptz, "lastOutAt" timestamptz)`);
  const messages = threads.flatMap((thread) =>
    thread.messages.map(({ at, direction, author, text, submission }) => ({
      id: submission && randomUUID(),
      submission,
      thread: thread.id,
      channel: thread.channel,
      subject: thread.subject,
      at,
      direction,
      text,
      ...named(author),
    })),
  );
  await tx.run(sql`
    insert into channels.message (id, thread, channel, direction, author_kind, author_id, author_name, subject, text, state, at)
    select coalesce(id, uuidv7()), thread, channel, direction, kind, by, name, subject, text, case direction when 'in' then 'received' else 'delivered' end, at
    from jsonb_to_recordset(${JSON.stringify(messages)}::jsonb)
      as row (id uuid, thread uuid, channel text, direction text, kind text, by text, name text, subject text, text text, at timestamptz)`);
  await keepPastSubmissions(
    tx,
    messages.filter(({ submission }) => submission !== undefined),
  );
}

type WithSubmission = { id: string | undefined; at: Date; submission: PastSubmission | undefined };

async function keepPastSubmissions(tx: Tx, messages: readonly WithSubmission[]): Promise<void> {
  if (messages.length === 0) return;
  const rows = messages.map(({ id, at, submission }) => ({ id, at, ...submission }));
  await tx.run(sql`insert into channels.submission (message, form, language, fields, address, at)
    select id, form, 'en', fields, address, at from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row (id uuid, form text, fields jsonb, address text, at timestamptz)`);
}

const named = ({ kind, id, name }: PastThread['messages'][number]['author']) => ({ kind, by: id, name });

function lastOf(messages: PastThread['messages'], direction: 'in' | 'out'): Date | null {
  return messages.findLast((message) => message.direction === direction)?.at ?? null;
}
