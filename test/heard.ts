import type { TestCompany } from './company-app.ts';
import { until } from './until.ts';

interface Heard {
  /** The name of the listener. */
  by: string;
  /** The name of the event. */
  event: string;
  /** A plain id. */
  subject: string;
}

/** Waits until a listener has come past what happened: it reads settings as they are then, so they are changed only after. */
export async function heard({ app, workspace }: TestCompany, { by, event, subject }: Heard): Promise<void> {
  await until(async () => {
    const { rows } = await app.owner.query(
      `select count(*)::int as n, count(*) filter (where (cursor.generation, cursor.xid, cursor.id::bigint)
         >= (event.generation, event.xid, event.id))::int as passed
       from platform.event left join platform.cursor on cursor.workspace = event.workspace and reader = $1
       where event.workspace = $2 and name = $3 and subject = $4`,
      [by, workspace, event, subject],
    );
    return rows[0].n > 0 && rows[0].passed === rows[0].n;
  }, `${by} has heard ${event}`);
}
