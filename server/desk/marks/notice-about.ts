import { publish, sql, type Tx } from '#platform';
import { noticesGiven } from '../events.ts';

/** Something of a domain to the right, without a conversation. */
export interface NoticeSubject {
  kind: 'recovery' | 'praise' | 'alert';
  id: string;
  /** Whom it has to do with; null: nobody who is to be named. */
  customer: string | null;
  /** What it is called, without anything personal. */
  title: string;
}

interface Told {
  /** The event that it tells of, once. */
  id: number;
  name: string;
  at: Date;
  about: { conversation: string } | NoticeSubject;
  people: readonly string[];
  byName: string;
}

/** Gives people a notice of what happened elsewhere than at the desk. */
export async function noticeAbout(tx: Tx, { about, ...told }: Told): Promise<void> {
  if ('conversation' in about) await aboutConversation(tx, about.conversation, told);
  else await aboutSubject(tx, about, told);
}

type Telling = Omit<Told, 'about'>;

async function aboutConversation(tx: Tx, conversation: string, { id, name, at, people, byName }: Telling) {
  const given = await tx.all<{ person: string }>(sql`
    insert into desk.notice (person, conversation, event, what, by_name, at)
    select person, coalesce(merged_into, conversation.id), ${id}::bigint, ${name}, ${byName}, ${at}::timestamptz
    from desk.conversation cross join unnest(${[...people]}::uuid[]) as person
    where conversation.id = ${conversation} on conflict do nothing returning person`);
  if (given.length > 0)
    await publish(tx, noticesGiven, { subject: conversation, data: { people: given.map(({ person }) => person) } });
}

async function aboutSubject(tx: Tx, subject: NoticeSubject, { id, name, at, people, byName }: Telling) {
  const { kind, customer, title } = subject;
  const given = await tx.all<{ person: string }>(sql`
    insert into desk.notice (person, about, subject, customer, title, event, what, by_name, at)
    select person, ${kind}, ${subject.id}, ${customer}, ${title}, ${id}::bigint, ${name}, ${byName}, ${at}::timestamptz
    from unnest(${[...people]}::uuid[]) as person on conflict do nothing returning person`);
  // One each: who looks with a limited sight hears of what is told to them alone.
  for (const { person } of given) await publish(tx, noticesGiven, { subject: person, data: { people: [person] } });
}

/** Takes back every notice about these: they are there no more, or nobody was to be told yet. */
export async function forgetNotices(tx: Tx, kind: NoticeSubject['kind'], ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const gone = await tx.all<{ person: string }>(sql`delete from desk.notice
    where workspace = ${tx.workspace} and about = ${kind} and subject = any(${[...ids]}::uuid[]) returning person`);
  for (const person of new Set(gone.map((each) => each.person)))
    await publish(tx, noticesGiven, { subject: person, data: { people: [person] } });
}
