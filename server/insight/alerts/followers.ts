import { feelingNames } from '#core/insight/feeling-names.ts';
import { permissionsOf } from '#core/people/permissions.ts';
import { noticeAbout } from '#desk';
import { listMembers, type Member } from '#people';
import { defineListener, sql, type Tx } from '#platform';
import { alertOpened } from '../events.ts';

/** Those of some people who may see figures. */
export async function whoMaySee(tx: Tx, people: readonly string[]): Promise<Member[]> {
  const wanted = new Set(people);
  return (await listMembers(tx)).filter(
    ({ user, role }) => wanted.has(user) && permissionsOf(role).has('insight.read'),
  );
}

/** What an alert is about, in a line: `NPS, mail`. */
export function figureOf({ scale, channel }: { scale: keyof typeof feelingNames; channel: string | null }): string {
  return [feelingNames[scale].short, channel].filter((one) => one !== null).join(', ');
}

/** Those who watch a chart find in their notices, too, that it left its limits. */
export const noticeFollowers = defineListener({
  name: 'insight.notice-followers',
  on: [alertOpened],
  async handle(tx, { id, at, data }) {
    const { alert, side } = data;
    const watch = await tx.maybe(sql<{ people: string[] }>`
      select people from insight.watch join insight.alert on alert.watch = watch.id where alert.id = ${alert}`);
    const people = (await whoMaySee(tx, watch?.people ?? [])).map(({ user }) => user);
    const about = { kind: 'alert' as const, id: alert, customer: null, title: figureOf(data) };
    await noticeAbout(tx, { id, name: `alert.${side}`, at, about, people, byName: 'Throughline' });
  },
});
