import { z } from 'zod';
import { alertTurn } from '#core/insight/alerts/alert-turn.ts';
import { defineJob, defineSchedule, publish, sql, type App, type Tx } from '#platform';
import { controlFigures } from '../control/control.ts';
import { alertOpened } from '../events.ts';
import { freshness } from '../scope.ts';
import { tellOfAlert } from './tell.ts';
import type { Watch } from './watches.ts';

interface Watched extends Watch {
  id: string;
  open: 'low' | 'high' | null;
}

/** Days back from which a signal is news. */
const newsDays = { day: 7, week: 21 } as const;

/** Looks at every chart that is watched, with limits for so many of them, and tells what left them. Behind the times it waits. */
export async function lookForSignals(app: App, workspace: string): Promise<void> {
  await app.database.inWorkspace(workspace, async (tx) => {
    const watched =
      await tx.all(sql<Watched>`select watch.id, scale, about, nullif(channel, '') as channel, people, side as open
      from insight.watch left join insight.alert on alert.watch = watch.id and ended_at is null order by watch.id for update of watch`);
    if (watched.length === 0) return;
    const { state, rows } = await freshness(tx, app);
    if (state !== 'ready' || rows > 0) return;
    for (const one of watched) await lookAt(tx, app, { ...one, charts: watched.length });
  });
}

async function lookAt(tx: Tx, app: App, { id, open, charts, ...watch }: Watched & { charts: number }): Promise<void> {
  const { scale, about, channel } = watch;
  const query = { days: 365, scale, about, charts, ...(channel === null ? {} : { channel }) };
  const control = await controlFigures(tx, app, query);
  const { by, periods } = control;
  const since = new Date(tx.now.getTime() - newsDays[by] * 86_400_000).toISOString().slice(0, 10);
  const told = alertTurn(periods, open, since);
  if (told.turn === 'end')
    await tx.run(sql`update insight.alert set ended_at = ${tx.now} where watch = ${id} and ended_at is null`);
  if (told.turn !== 'open') return;
  const { side, start } = told;
  const opened = await tx.maybe(sql<{ id: string }>`insert into insight.alert (watch, side, start, by, opened_at)
    values (${id}, ${side}, ${start}, ${by}, ${tx.now}) on conflict (watch, start) do nothing returning id`);
  if (opened === undefined) return;
  await publish(tx, alertOpened, { subject: opened.id, data: { alert: opened.id, scale, about, channel, side } });
  await tellOfAlert(tx, app, { id: opened.id, watch, side, control, charts });
}

export const lookJob = defineJob({
  name: 'insight.look-for-signals',
  input: z.object({ workspace: z.uuid() }),
  run: (app, { workspace }) => lookForSignals(app, workspace),
});

export const lookOften = defineSchedule({ job: lookJob, every: '1 hour', eachWorkspace: true });
