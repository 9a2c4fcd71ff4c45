import { defineListener, type StoredEvent } from '#platform';
import { giveNotices, noticed } from './marks/give-notices.ts';
import { placeOf } from './place.ts';
import { ringFor, ringing } from './ring/ring-for.ts';

/** What the events that people are told of have of each other's data. */
export type Told = Pick<StoredEvent, 'id' | 'name' | 'at'> & {
  data: {
    thread?: string;
    conversation?: string;
    automatic?: boolean;
    what?: string;
    mentioned?: string[];
    assignee?: string | null;
    owner?: string | null;
    by?: { kind: string; id: string | null; name: string };
  };
};

/** Tells people what happens in conversations: those who follow by a notice, those who asked for it by their desktop or a sound. */
export const tellPeople = defineListener({
  name: 'desk.tell-followers',
  on: [...new Set([...noticed, ...ringing])],
  async handle(tx, event) {
    const told = event as unknown as Told;
    const here = await placeOf(tx, told.data.thread ?? told.data.conversation ?? event.subject);
    if (here === undefined) return;
    await giveNotices(tx, told, here);
    await ringFor(tx, told, here);
  },
});
