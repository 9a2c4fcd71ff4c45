import { chatLanguages, type ChatLanguage } from '#core/channels/chat-languages.ts';
import { audit } from '#people';
import { problem, sql, type Actor, type App, type Tx } from '#platform';
import { mailSender } from '#channels';
import { z } from 'zod';
import { answerTimesOf } from './times.ts';

export type Texts = Partial<Record<ChatLanguage, string>>;

type Kept = { on: boolean; texts: Texts; version: number };
type Row = { active: boolean; texts: unknown; version: number };

const textsRead = z.partialRecord(z.enum(chatLanguages), z.string()).catch({});

/** Whether a mailbox acknowledges, and in which words. */
export async function acknowledgementOf(tx: Tx, account: string): Promise<Kept> {
  const row = await tx.maybe<Row>(
    sql`select active, texts, version from desk.acknowledgement where account = ${account}`,
  );
  return { on: row?.active ?? false, texts: textsRead.parse(row?.texts ?? {}), version: row?.version ?? 1 };
}

/** The setting of a mailbox as the console shows it, with the figures that customers would be told. */
export async function readAcknowledgement(tx: Tx, app: App, account: string) {
  const { sender } = await mailSender(tx, account);
  return { ...(await acknowledgementOf(tx, account)), sender, times: await answerTimesOf(tx, app, { account }) };
}

type Change = { id: string; on: boolean; texts: Texts; version: number };

/** Changes the setting of a mailbox; throws conflict when somebody changed it since `version`. */
export async function changeAcknowledgement(
  tx: Tx,
  { id, on, texts, version }: Change,
  { app, actor }: { app: App; actor: Actor },
) {
  await mailSender(tx, id);
  const own = JSON.stringify(Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== '')));
  const changed = await tx.run(sql`
    insert into desk.acknowledgement as there (account, active, texts, version, updated_at)
    values (${id}, ${on}, ${own}::jsonb, 2, ${tx.now})
    on conflict (workspace, account) do update set active = excluded.active, texts = excluded.texts,
      version = there.version + 1, updated_at = excluded.updated_at where there.version = ${version}`);
  if (changed === 0)
    throw problem('conflict', { detail: 'Somebody changed this meanwhile: load it again.', code: 'stale' });
  await audit(tx, actor, { action: 'acknowledgement.change', subject: id, detail: { on } });
  return await readAcknowledgement(tx, app, id);
}
