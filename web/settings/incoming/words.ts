import { t } from '@lingui/core/macro';
import { showHidden } from '#core/channels/hidden-letters.ts';
import type { getIncoming, listIncoming } from '#core/contract/incoming.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { Tone } from '../../ui/badge.tsx';

export type Item = WireOutputOf<typeof listIncoming>['items'][number];
export type Detail = WireOutputOf<typeof getIncoming>;
export type ItemState = Item['state'];

export const stateWords: Record<ItemState, string> = {
  quarantined: t`Set aside`,
  received: t({ message: 'Waiting', comment: 'mails that are not read yet' }),
  understood: t`Understood`,
  discarded: t`Left out`,
};

export const stateTones: Record<ItemState, Tone> = {
  quarantined: 'bad',
  received: 'warn',
  understood: 'good',
  discarded: 'plain',
};

/** What became of one item, in a word or two. */
export function stateText({ state, discardedBy }: Pick<Item, 'state' | 'discardedBy'>): string {
  return state === 'discarded' && discardedBy !== null ? t`Given up` : stateWords[state];
}

export function subjectText({ subject }: Pick<Item, 'subject'>): string {
  return subject === null || subject.trim() === '' ? t`Without a subject` : showHidden(subject);
}

export function senderText({ sender }: Pick<Item, 'sender'>): string {
  return sender === null ? t`names no sender` : showHidden(sender);
}

/** What can be done with it. */
export function mayTry({ state }: Pick<Item, 'state'>): boolean {
  return state === 'quarantined';
}

export function mayTakeBack({ state, discardedBy }: Pick<Item, 'state' | 'discardedBy'>): boolean {
  return state === 'discarded' && discardedBy !== null;
}
