import { noticeAbout } from '#desk';
import { listTeams } from '#people';
import { defineListener, type Tx } from '#platform';
import { recoveryChanged, recoveryOpened, recoveryOverdue, recoveryReminded } from '../events.ts';
import { byItself } from './tell.ts';

interface About {
  owner: string | null;
  team: string | null;
  by: { id: string | null; name: string };
}

/** Who sees to it: its owner; while it has none, everybody of its team. Nobody is told what they did themselves. */
async function concerned(tx: Tx, { owner, team, by }: About): Promise<string[]> {
  if (owner !== null) return owner === by.id ? [] : [owner];
  if (team === null) return [];
  const found = (await listTeams(tx, byItself(tx))).find(({ id }) => id === team);
  return (found?.people ?? []).map(({ id }) => id).filter((id) => id !== by.id);
}

const worthTelling = new Set(['joined', 'given']);

/** Alerts whoever sees to a case: that it is there, that there is more of it, that its time is near or over. */
export const tellOwner = defineListener({
  name: 'care.tell-owner',
  on: [recoveryOpened, recoveryChanged, recoveryReminded, recoveryOverdue],
  async handle(tx, { id, name, at, data }) {
    const { what } = data as { what?: string };
    if (data.conversation === null || (what !== undefined && !worthTelling.has(what))) return;
    const people = await concerned(tx, data);
    const told = what === undefined ? name : `recovery.${what}`;
    await noticeAbout(tx, { id, name: told, at, conversation: data.conversation, people, byName: data.by.name });
  },
});
