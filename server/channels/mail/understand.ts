import { buffer } from 'node:stream/consumers';
import { Problem } from '#core/contract/problems.ts';
import { addJob, defineJob, openFile, sql, type App, type Tx } from '#platform';
import { z } from 'zod';
import { settleRaw, takeRaw, type Raw } from '../raw.ts';
import { readMail, Unreadable, type ReadMail } from './read-mail.ts';
import { receiveMail } from './receive-mail.ts';

async function bytesOf(app: App, workspace: string, id: string): Promise<Buffer | undefined> {
  return await app.database.inWorkspace(workspace, async (tx) => {
    const raw = await tx.maybe<Pick<Raw, 'state' | 'file'>>(sql`select state, file from channels.raw where id = ${id}`);
    if (raw?.state !== 'received') return undefined;
    return await buffer((await openFile(tx, app.files, raw.file)).stream);
  });
}

async function settle(app: App, at: { workspace: string; raw: string }, mail: ReadMail): Promise<void> {
  await app.database.inWorkspace(at.workspace, async (tx) => {
    const raw = await takeRaw(tx, at.raw);
    if (raw.state !== 'received') return;
    await settleRaw(tx, raw.id, await receiveMail(tx, app, { raw, mail }));
  });
}

async function quarantine(app: App, at: { workspace: string; raw: string }, reason: string): Promise<void> {
  await app.database.inWorkspace(at.workspace, async (tx) => {
    const raw = await takeRaw(tx, at.raw);
    if (raw.state === 'received') await settleRaw(tx, raw.id, { state: 'quarantined', reason });
  });
}

/** The database is away or somebody was in our way: the mail is fine, the next attempt will do. */
function isPassing(error: unknown): boolean {
  if (error instanceof Problem) return error.type === 'unavailable';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(08|40|53|55|57)\w{3}$|^E[A-Z]+$|^25P0/.test(code) || /terminated|timeout exceeded/i.test(String(error));
}

function reasonOf(error: unknown): string {
  if (error instanceof Unreadable) return error.message;
  return `It could not be understood: ${error instanceof Error ? error.message : String(error)}`.slice(0, 500);
}

/** Understands one kept mail. What fails for its content is set aside with the reason and never holds up the next. */
export async function understandMail(app: App, at: { workspace: string; raw: string }): Promise<void> {
  const bytes = await bytesOf(app, at.workspace, at.raw);
  if (bytes === undefined) return;
  try {
    await settle(app, at, await readMail(bytes));
  } catch (error) {
    if (isPassing(error)) throw error;
    app.log.warn({ raw: at.raw, reason: String(error) }, 'a mail was put into quarantine');
    await quarantine(app, at, reasonOf(error));
  }
}

export const understandJob = defineJob({
  name: 'channels.understand-mail',
  input: z.object({ workspace: z.uuid(), raw: z.uuid() }),
  run: understandMail,
});

/** Asks that a kept mail be understood, in the transaction that keeps it. */
export async function askToUnderstand(tx: Tx, raw: string): Promise<void> {
  await addJob(tx, understandJob, { workspace: tx.workspace, raw }, { key: raw });
}

/** Asks again for what has waited longer than two minutes: its job was lost with a database or gave up. */
export const resumeIntakeJob = defineJob({
  name: 'channels.resume-intake',
  input: z.object({ workspace: z.uuid() }),
  async run(app, { workspace }) {
    await app.database.inWorkspace(workspace, async (tx) => {
      const before = new Date(tx.now.getTime() - 120_000);
      const waiting = await tx.all<{ id: string }>(sql`select id from channels.raw
        where workspace = ${workspace} and state = 'received' and received_at < ${before} order by received_at limit 200`);
      for (const { id } of waiting) await askToUnderstand(tx, id);
    });
  },
});
