import { fewestCorrections } from '#core/listening/sentiment/adjustment.ts';
import { mostChanged, type Taught } from '#core/listening/sentiment/teach.ts';
import { audit } from '#people';
import { sql, type Actor, type Tx } from '#platform';
import { pastProgress } from '../past/messages.ts';
import { adjustmentNow } from './adjustment.ts';
import { teachSoon } from './teach.ts';

type Tried = Omit<Taught, 'adjustment'> & { number: number; version: string; at: Date };

/** What the workspace's corrections taught, each time it was tried, and whether readings take it. */
export async function readTeaching(tx: Tx) {
  const setting = await tx.maybe(
    sql<{ off: boolean }>`select off from listening.teaching_setting where workspace = ${tx.workspace}`,
  );
  const { corrections } = await tx.one(sql<{
    corrections: number;
  }>`select count(*)::int as corrections from listening.correction
    where workspace = ${tx.workspace}`);
  const tries =
    await tx.all(sql<Tried>`select number, version, state, corrections, before, after, changed, at from listening.teaching
    where workspace = ${tx.workspace} order by number desc limit 20`);
  return {
    on: setting?.off !== true,
    corrections,
    needed: fewestCorrections,
    mostChanged,
    used: (await adjustmentNow(tx))?.number ?? null,
    tries,
    past: await pastProgress(tx),
  };
}

/** Turns on or off that readings take what was taught; it is tried anew when it is turned on. */
export async function changeTeaching(tx: Tx, { on }: { on: boolean }, actor: Actor) {
  await tx.run(sql`insert into listening.teaching_setting (off) values (${!on})
    on conflict (workspace) do update set off = excluded.off`);
  await audit(tx, actor, { action: 'teaching.update', subject: tx.workspace, detail: { on } });
  await teachSoon(tx);
  return readTeaching(tx);
}
