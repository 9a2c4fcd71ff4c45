import { permissionsOf } from '#core/people/permissions.ts';
import { noticeAbout, type NoticeSubject } from '#desk';
import { listMembers, listTeams } from '#people';
import { defineListener, type Tx } from '#platform';
import { touchpointsByKey } from '#touchpoints';
import { recoveryChanged, recoveryOpened, recoveryOverdue, recoveryReminded } from '../events.ts';
import { recoveryRow } from './rows.ts';
import { byItself } from './tell.ts';

interface About {
  recovery: string;
  customer: string;
  conversation: string | null;
  owner: string | null;
  team: string | null;
  by: { id: string | null; name: string };
}

/** Who sees to it: its owner; while it has none, everybody of its team; where nobody is named, whoever may say who is to see to cases. */
async function keepers(tx: Tx, { owner, team }: About): Promise<string[]> {
  if (owner !== null) return [owner];
  if (team === null)
    return (await listMembers(tx)).filter(({ role }) => permissionsOf(role).has('care.manage')).map(({ user }) => user);
  const found = (await listTeams(tx, byItself(tx))).find(({ id }) => id === team);
  return (found?.people ?? []).map(({ id }) => id);
}

/** What a notice about a case leads to: its conversation, else the case itself, by the name of its touchpoint. Undefined when it is gone. */
export async function noticeSubject(
  tx: Tx,
  { recovery, customer, conversation }: Pick<About, 'recovery' | 'customer' | 'conversation'>,
): Promise<{ conversation: string } | NoticeSubject | undefined> {
  if (conversation !== null) return { conversation };
  const row = await recoveryRow(tx, recovery).catch(() => undefined);
  if (row === undefined) return undefined;
  const touchpoint = (await touchpointsByKey(tx, [row.touchpoint])).get(row.touchpoint);
  return { kind: 'recovery', id: recovery, customer, title: touchpoint?.name ?? row.touchpoint };
}

const worthTelling = new Set(['joined', 'given']);

/** Alerts whoever sees to a case: that it is there, that there is more of it, that its time is near or over. Nobody is told what they did themselves. */
export const tellOwner = defineListener({
  name: 'care.tell-owner',
  on: [recoveryOpened, recoveryChanged, recoveryReminded, recoveryOverdue],
  async handle(tx, { id, name, at, data }) {
    const { what } = data as { what?: string };
    if (what !== undefined && !worthTelling.has(what)) return;
    const about = await noticeSubject(tx, data);
    if (about === undefined) return;
    const people = (await keepers(tx, data)).filter((person) => person !== data.by.id);
    const told = what === undefined ? name : `recovery.${what}`;
    await noticeAbout(tx, { id, name: told, at, about, people, byName: data.by.name });
  },
});
