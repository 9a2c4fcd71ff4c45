import { buffer } from 'node:stream/consumers';
import { Problem } from '#core/contract/problems.ts';
import { addJob, defineJob, hashOfFile, mayTake, sql, type App, type Tx } from '#platform';
import { z } from 'zod';
import { receiveForm } from '../form/receive-form.ts';
import { settleRaw, takeRaw, type Envelope, type Raw } from '../raw.ts';
import { beginAttempt, failAttempt, setAside, type InHand } from './attempt.ts';
import { lookAtMail } from './authentication/look-at-mail.ts';
import { readMail, Unreadable } from './read-mail.ts';
import { receiveMail, type Outcome } from './receive-mail.ts';

type At = { workspace: string; raw: string };

/** What an attempt needs of the database: where the bytes are, the way they came, the settings of the mailbox. */
type Given = { kind: string; hash: string | undefined; envelope: Envelope; settings: unknown };

async function givenOf(tx: Tx, { kind, file, account, envelope }: InHand): Promise<Given> {
  const mailbox = await tx.maybe<{ settings: unknown }>(
    sql`select settings from channels.account where id = ${account}`,
  );
  return { kind, hash: await hashOfFile(tx, file), envelope, settings: mailbox?.settings ?? null };
}

async function bytesOf(app: App, workspace: string, hash: string | undefined): Promise<Buffer> {
  if (hash === undefined) throw new Error('Its bytes are gone.');
  return await buffer(app.files.read(workspace, hash)).catch((error: unknown) => {
    throw new Error(`Its bytes cannot be read: ${wordsOf(error)}`);
  });
}

/** Large mails bring many files, and each is made durable by itself. */
const large = 1024 * 1024;

type Receive = (tx: Tx, raw: Raw) => Promise<Outcome>;

async function settle(app: App, at: At, { size, receive }: { size: number; receive: Receive }): Promise<void> {
  await app.database.inWorkspace(at.workspace, async (tx) => {
    if (size > large) await mayTake(tx, 30);
    const raw = await takeRaw(tx, at.raw);
    if (raw.state !== 'received') return;
    await settleRaw(tx, raw.id, await receive(tx, raw));
  });
}

async function quarantine(app: App, at: At, reason: string): Promise<void> {
  await app.database.inWorkspace(at.workspace, async (tx) => {
    const raw = await takeRaw(tx, at.raw);
    if (raw.state !== 'received') return;
    await setAside(tx, raw.id, reason);
    tellScreens(tx, app);
  });
}

/** Tells the page of incoming mail that it is old. */
export function tellScreens(tx: Tx, app: App): void {
  const { workspace } = tx;
  tx.afterCommit(() => app.live.signal(workspace, { name: 'incoming.changed', subject: workspace, data: {} }));
}

/** Of what the database says, what the mail itself is to blame for: its values, its sizes, a rule it breaks. */
const ofTheMail = /^(22|23|42|54)\w{3}$/;

/**
 * Whether a later attempt may do: the bytes, the database or the disk were away, or somebody was in our way. What takes a
 * mail apart depends on nothing else, so it says Unreadable; of all other errors only those of the mail or of our own
 * making are final, for there are many ways in which a connection is lost.
 */
function isPassing(error: unknown): boolean {
  if (error instanceof Unreadable || error instanceof z.core.$ZodError) return false;
  if (error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError) return false;
  if (error instanceof Problem) return error.type === 'unavailable' || error.type === 'conflict';
  return !(error instanceof Error && 'code' in error && ofTheMail.test(String(error.code)));
}

function wordsOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  return words.replaceAll('\0', '').slice(0, 500);
}

function reasonOf(error: unknown): string {
  return error instanceof Unreadable ? error.message : `It could not be understood: ${wordsOf(error)}`;
}

async function attempt(app: App, at: At, { kind, hash, envelope, settings }: Given): Promise<void> {
  const bytes = await bytesOf(app, at.workspace, hash);
  const size = bytes.length;
  if (kind === 'form')
    return await settle(app, at, { size, receive: (tx, raw) => receiveForm(tx, app, { raw, bytes }) });
  const mail = await readMail(bytes, { returnPath: envelope.from }).catch((error: unknown) => {
    throw error instanceof Unreadable
      ? error
      : new Error(`The thread that reads mails did not work: ${wordsOf(error)}`);
  });
  const trust = await lookAtMail(app, { bytes, mail, envelope, settings });
  await settle(app, at, { size, receive: (tx, raw) => receiveMail(tx, app, { raw, mail, trust }) });
}

/** When the database is away this throws: the job is tried again by itself, and finds the attempt open. */
async function later(app: App, at: At, error: unknown): Promise<void> {
  app.log.warn({ raw: at.raw, reason: String(error) }, 'a mail could not be understood for the moment');
  await app.database.inWorkspace(at.workspace, async (tx) => {
    const next = await failAttempt(tx, at.raw, wordsOf(error));
    if (next === undefined) return tellScreens(tx, app);
    await askToUnderstand(tx, at.raw, next);
  });
}

let suspects: Promise<unknown> = Promise.resolve();

/** Begins an attempt, where it is one's turn. */
async function begin(app: App, at: At, alone: boolean): Promise<Given | 'alone' | 'not now'> {
  return await app.database.inWorkspace(at.workspace, async (tx) => {
    const begun = await beginAttempt(tx, at.raw, alone);
    if (begun === 'alone') return begun;
    if (begun === 'settled') return 'not now';
    if ('file' in begun) return await givenOf(tx, begun);
    await askToUnderstand(tx, at.raw, begun.later);
    return 'not now';
  });
}

async function take(app: App, at: At, alone: boolean): Promise<void> {
  const begun = await begin(app, at, alone);
  if (begun === 'not now') return;
  if (begun === 'alone') {
    const turn = suspects.then(() => take(app, at, true));
    suspects = turn.catch(() => undefined);
    return await turn;
  }
  try {
    await attempt(app, at, begun);
  } catch (error) {
    if (isPassing(error)) return await later(app, at, error);
    app.log.warn({ raw: at.raw, reason: String(error) }, 'a mail was put into quarantine');
    await quarantine(app, at, reasonOf(error));
  }
}

const running = new Map<string, Promise<void>>();

/** Understands one kept mail. What fails for its content is set aside with the reason and never holds up the next. */
export async function understandMail(app: App, at: At): Promise<void> {
  const there = running.get(at.raw);
  if (there !== undefined) return await there;
  const mine = take(app, at, false).finally(() => running.delete(at.raw));
  running.set(at.raw, mine);
  await mine;
}

export const understandJob = defineJob({
  name: 'channels.understand-mail',
  input: z.object({ workspace: z.uuid(), raw: z.uuid() }),
  run: understandMail,
});

/** Asks that a kept mail be understood, in the transaction that keeps it. */
export async function askToUnderstand(tx: Tx, raw: string, runAt?: Date): Promise<void> {
  const when = runAt === undefined ? {} : { runAt };
  await addJob(tx, understandJob, { workspace: tx.workspace, raw }, { key: raw, ...when });
}

/** Asks again for what has waited two minutes longer than it should: its job was lost with a database or gave up. */
export const resumeIntakeJob = defineJob({
  name: 'channels.resume-intake',
  input: z.object({ workspace: z.uuid() }),
  async run(app, { workspace }) {
    await app.database.inWorkspace(workspace, async (tx) => {
      const before = new Date(tx.now.getTime() - 120_000);
      const waiting = await tx.all<{ id: string }>(sql`select id from channels.raw
        where workspace = ${workspace} and state = 'received'
          and coalesce(next_attempt_at, begun_at, received_at) < ${before} order by received_at limit 200`);
      for (const { id } of waiting) await askToUnderstand(tx, id);
    });
  },
});
