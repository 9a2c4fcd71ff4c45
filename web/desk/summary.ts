import { t } from '@lingui/core/macro';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { InboxView, listConversations, readConversation } from '#core/contract/desk.ts';

/** A conversation as the list has it. */
export type Summary = WireOutputOf<typeof listConversations>['items'][number];

/** A conversation as it is read, with its newest items. */
export type Conversation = WireOutputOf<typeof readConversation>;

export const viewNames: Record<InboxView, string> = {
  mine: t({ message: 'Mine', context: 'view' }),
  unassigned: t({ message: 'Unassigned', context: 'view' }),
  open: t({ message: 'All open', context: 'view' }),
  waiting: t({ message: 'With customer', context: 'view' }),
  'on-hold': t({ message: 'On hold', context: 'view' }),
  snoozed: t({ message: 'Snoozed', context: 'view' }),
  resolved: t({ message: 'Resolved', context: 'view' }),
  spam: t({ message: 'Spam', context: 'view' }),
};

/** The views in their order. */
export const views = Object.keys(viewNames) as InboxView[];

/** What a colleague is called where there is little room: the first name, or whatever there is. Customers keep their whole name: many a sender is no person. */
export function shortName(name: string): string {
  return name.includes('@') ? name : (name.split(/[\s,]+/).find((part) => part !== '') ?? name);
}

const longest = 48;

/** What a customer is called where a line has to hold it: some senders put a sentence in the place of their name. */
export function briefName(name: string): string {
  return name.length <= longest
    ? name
    : `${name
        .slice(0, longest - 1)
        .toWellFormed()
        .trimEnd()}…`;
}
