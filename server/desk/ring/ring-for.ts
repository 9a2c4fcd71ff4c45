import type { Happening } from '#core/desk/happenings.ts';
import { messageReceived } from '#channels';
import { sql, type Tx } from '#platform';
import { conversationAssigned, conversationGiven, conversationMarked, conversationOpened } from '../events.ts';
import { promiseBroken, promiseReminded } from '../promises/events.ts';
import type { Place } from '../place.ts';
import type { Told } from '../tell-people.ts';
import { ring } from './ring.ts';

/** Who looks after what nobody has: the team's people, and of what is in no queue those who are in no team. */
async function keepers(tx: Tx, { team }: Place): Promise<string[]> {
  const rows = await tx.all<{ person: string }>(
    team === null
      ? sql`select person from desk.ring_rule where workspace = ${tx.workspace} and happening = 'unassigned' and (desktop or sound)
          and not exists (select 1 from people.teammate where teammate.person = ring_rule.person)`
      : sql`select person from people.teammate where team = ${team}`,
  );
  return rows.map(({ person }) => person);
}

/** Of what people may be told by a notification or a sound. */
export const ringing = [
  messageReceived,
  conversationAssigned,
  conversationGiven,
  conversationMarked,
  conversationOpened,
  promiseReminded,
  promiseBroken,
];

type Rings = { happening: Exclude<Happening, 'mention'>; people: readonly string[] } | undefined;

type RingsFor = (tx: Tx, data: Told['data'], here: Place) => Rings | Promise<Rings>;

const haver = ({ assignee }: Place) => (assignee === null ? [] : [assignee]);

const unassigned: RingsFor = async (tx, _, here) =>
  here.assignee === null && here.status === 'open'
    ? { happening: 'unassigned', people: await keepers(tx, here) }
    : undefined;

const promiseDue: RingsFor = (_, { owner }) => ({ happening: 'promise', people: owner == null ? [] : [owner] });

const rings: Readonly<Record<string, RingsFor>> = {
  [messageReceived.name]: (_, { automatic }, here) =>
    automatic === true ? undefined : { happening: 'answer', people: haver(here) },
  [conversationAssigned.name]: (_, { assignee }, here) =>
    assignee === here.assignee ? { happening: 'assigned', people: haver(here) } : undefined,
  [conversationMarked.name](_, { what, by }, here) {
    // What wakes because the customer writes is told as their answer.
    if (what !== 'woken' || by?.kind === 'customer') return undefined;
    return { happening: 'woken', people: [...new Set([...haver(here), ...here.followers])] };
  },
  [conversationGiven.name]: (tx, data, here) => (here.team === null ? undefined : unassigned(tx, data, here)),
  [conversationOpened.name]: unassigned,
  [promiseReminded.name]: promiseDue,
  [promiseBroken.name]: promiseDue,
};

/** Tells people of what they asked to be told of, without who did it. */
export async function ringFor(tx: Tx, { name, data, at }: Told, here: Place): Promise<void> {
  const found = await rings[name]?.(tx, data, here);
  if (found === undefined) return;
  const { by } = data;
  const people = found.people.filter((person) => person !== by?.id);
  const who = by?.kind === 'agent' || by?.kind === 'api' ? by.name : '';
  await ring(tx, { happening: found.happening, conversation: here.id, people, by: who, at });
}
