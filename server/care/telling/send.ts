import { heldReasons } from '#core/care/telling.ts';
import { weDidSubject } from '#core/care/we-did.ts';
import { afterFailure, refuseLeft, writerOf, writeTo } from '#desk';
import { afterQuietOf, leftInPeace } from '#listening';
import { apart, loop, Problem, problem, publish, sql, type App, type Tx } from '#platform';
import { causeRow, type CauseRow } from '../causes/rows.ts';
import { causeChanged } from '../events.ts';
import { draftFor, howToSpeakTo, isTold, peopleOf } from './people.ts';

interface Due {
  id: string;
  workspace: string;
}

interface Letter {
  id: string;
  cause: string;
  customer: string;
  telling: string;
  words: string | null;
  dueAt: Date;
  attempts: number;
  authorKind: 'agent' | 'api';
  author: string | null;
  authorName: string;
}

const atOnce = 20;

/** Tells customers what was done when their turn has come, by the clock of the world; each in a transaction of its own. */
export function startTelling(app: App): () => Promise<void> {
  const each = apart(app, 'what we did');
  const turn = async (): Promise<boolean> => {
    const due = await app.database.look(sql<Due>`select id, workspace from care.letter
      where state = 'queued' and due_at <= ${app.world.now()} and not id = any(${each.resting()}::uuid[]) order by due_at limit ${atOnce}`);
    for (const letter of due) await each.work(letter.id, () => goes(app, letter));
    return due.length === atOnce;
  };
  return loop({ name: 'what we did', log: app.log, everyMilliseconds: 1000, turn }).stop;
}

async function takeLetter(tx: Tx, id: string): Promise<Letter | undefined> {
  return await tx.maybe<Letter>(sql`
    select letter.id, letter.cause, letter.customer, letter.telling, letter.words, letter.due_at, letter.attempts,
      telling.by_kind as author_kind, telling.by as author, telling.by_name as author_name
    from care.letter join care.telling on telling.id = letter.telling
    where letter.id = ${id} and letter.state = 'queued' and letter.due_at <= ${tx.now} for update of letter`);
}

async function goes(app: App, { id, workspace }: Due): Promise<void> {
  try {
    await app.database.inWorkspace(workspace, async (tx) => {
      const letter = await takeLetter(tx, id);
      if (letter !== undefined) await tell(tx, letter, app);
    });
  } catch (error) {
    if (!(error instanceof Problem))
      app.log.error({ letter: id, reason: String(error) }, 'a customer could not be told');
    await app.database.inWorkspace(workspace, (tx) => keepBack(tx, id, error));
  }
}

/** Tells one customer, unless they are left in peace or it is their night. */
async function tell(tx: Tx, letter: Letter, app: App): Promise<void> {
  const cause = await causeRow(tx, letter.cause);
  if (cause.state !== 'fixed') throw problem('refused', { code: 'not-fixed', detail: 'It is not fixed any more.' });
  const peace = (await leftInPeace(tx, [letter.customer])).get(letter.customer);
  if (peace !== undefined) throw problem('refused', { code: peace });
  const later = await afterQuietOf(tx, letter.customer, tx.now);
  if (later > tx.now) return void (await tx.run(sql`update care.letter set due_at = ${later} where id = ${letter.id}`));
  await refuseLeft(tx, letter);
  const conversation = await writeIt(tx, { letter, cause }, app);
  await tx.run(sql`update care.letter set state = 'sent', due_at = null, sent_at = ${tx.now}, conversation = ${conversation},
    version = version + 1 where id = ${letter.id}`);
  await tx.run(sql`update care.named set told_at = ${tx.now} from care.recovery
    join customers.root person on person.id = recovery.customer join customers.root told on told.root = person.root
    where named.recovery = recovery.id and named.cause = ${cause.id} and told.id = ${letter.customer} and named.told_at is null`);
  await tx.run(sql`update care.telling set sent = sent + 1 where id = ${letter.telling}`);
  await publish(tx, causeChanged, { subject: cause.id, data: {} });
}

async function writeIt(tx: Tx, { letter, cause }: { letter: Letter; cause: CauseRow }, app: App): Promise<string> {
  const { customer, words } = letter;
  const how = (await howToSpeakTo(tx, [customer])).get(customer);
  const named = await tx.maybe<{ conversation: string | null; told: boolean }>(sql`
    select coalesce(about.place, recovery.conversation) as conversation, ${isTold} as told
    from ${peopleOf(cause.id)} as everyone join customers.root person on person.root = everyone.customer
    join care.recovery on recovery.id = everyone.recovery
    left join desk.conversation_state about on about.id = recovery.conversation where person.id = ${customer}`);
  if (named === undefined || how === undefined)
    throw problem('refused', { code: 'unnamed', detail: 'They do not name it any more.' });
  if (named.told) throw problem('refused', { code: 'told', detail: 'A colleague told them meanwhile.' });
  return await writeTo(
    tx,
    {
      customer,
      conversation: named.conversation,
      subject: weDidSubject(how.language),
      text: words ?? draftFor(cause, how),
      key: `letter:${letter.id}:${letter.telling}`,
    },
    { app, actor: writerOf(tx, letter) },
  );
}

/** What cannot go stays with the reason; what only broke is tried again for a while. */
async function keepBack(tx: Tx, id: string, error: unknown): Promise<void> {
  const letter = await takeLetter(tx, id);
  if (letter === undefined) return;
  const next = afterFailure(error, { attempts: letter.attempts, now: tx.now });
  if (typeof next !== 'string')
    return void (await tx.run(sql`update care.letter set attempts = attempts + 1, due_at = ${next} where id = ${id}`));
  const code = error instanceof Problem ? error.more.code : undefined;
  const reason = heldReasons.find((each) => each === code) ?? next;
  await tx.run(
    sql`update care.letter set state = 'held', due_at = null, reason = ${reason}, version = version + 1 where id = ${id}`,
  );
  await tx.run(sql`update care.telling set held = held + 1 where id = ${letter.telling}`);
  await publish(tx, causeChanged, { subject: letter.cause, data: {} });
}
