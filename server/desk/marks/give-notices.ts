import { messageReceived } from '#channels';
import { publish, sql, type Tx } from '#platform';
import {
  conversationAssigned,
  conversationMarked,
  conversationMarkedSpam,
  conversationNoted,
  conversationReopened,
  conversationReplied,
  conversationResolved,
  noticesGiven,
} from '../events.ts';
import type { Told } from '../tell-people.ts';
import type { Place } from '../place.ts';

interface Happening {
  what: string;
  byId: string | null;
  byName: string;
  /** Who is named in it and hears of that instead, whether they follow or not. */
  mentioned: readonly string[];
}

/** Of what those who follow a conversation get a notice. */
export const noticed = [
  messageReceived,
  conversationAssigned,
  conversationMarked,
  conversationMarkedSpam,
  conversationNoted,
  conversationReopened,
  conversationReplied,
  conversationResolved,
];
const names = new Set<string>(noticed.map(({ name }) => name));

/** What is worth a notice; undefined for what only machines wrote, for what follows from the customer's words, for who follows and for
 * the reason, which is said along with the resolution. */
function happeningOf({ name, data }: Told): Happening | undefined {
  if (!names.has(name)) return undefined;
  if (name === messageReceived.name)
    return data.automatic === true ? undefined : { what: name, byId: null, byName: 'The customer', mentioned: [] };
  const { by, what, mentioned = [] } = data;
  if (by === undefined || what === 'followed' || what === 'reasoned' || by.kind === 'customer') return undefined;
  return { what: what === undefined ? name : `conversation.${what}`, byId: by.id, byName: by.name, mentioned };
}

function concerned({ followers, assignee }: Place, { what, byId, mentioned }: Happening): string[] {
  const woken = what === 'conversation.woken' && assignee !== null ? [assignee] : [];
  return [...new Set([...followers, ...woken, ...mentioned])].filter((person) => person !== byId);
}

/** Tells whoever follows a conversation what others do in it, and whoever has it that it woke. */
export async function giveNotices(tx: Tx, event: Told, here: Place): Promise<void> {
  const happening = happeningOf(event);
  if (happening === undefined) return;
  const { what, byName, mentioned } = happening;
  const those = concerned(here, happening);
  if (those.length === 0) return;
  const given = await tx.all<{ person: string }>(sql`
    insert into desk.notice (person, conversation, event, what, by_name, at)
    select person, ${here.id}, ${event.id}::bigint,
      case when person = any(${[...mentioned]}::uuid[]) then 'conversation.mentioned' else ${what} end, ${byName}, ${event.at}::timestamptz
    from unnest(${those}::uuid[]) as those (person) on conflict do nothing returning person`);
  if (given.length === 0) return;
  await publish(tx, noticesGiven, { subject: here.id, data: { people: given.map(({ person }) => person) } });
}
