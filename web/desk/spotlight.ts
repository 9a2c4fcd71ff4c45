import { t } from '@lingui/core/macro';
import { IconInbox, IconSearch, IconUserCircle, IconUsersGroup, IconWand } from '@tabler/icons-react';
import { readConversation } from '#core/contract/desk.ts';
import { listMacros } from '#core/contract/macros.ts';
import { listMembers } from '#core/contract/people.ts';
import { searchConversations } from '#core/contract/search.ts';
import { listTeams } from '#core/contract/teams.ts';
import { call } from '../app/api.ts';
import type { SpotlightContext, SpotlightItem } from '../app/parts.ts';
import { queryClient } from '../app/query-client.ts';
import { keyOf } from '../app/read.ts';
import { channelLook, hasSubject } from './channel-look.ts';
import { assign } from './acting.ts';
import { askToRun } from './macros/asked-macro.ts';
import { showBeside } from './sides/opened.ts';
import { giveToTeam } from './sight/giving.ts';
import { viewNames, views, type Conversation } from './summary.ts';
import { queuesFor, savedViewsFor } from './views/spotlight.ts';

/** What the inbox offers for words typed into the spotlight: views, people and teams for the open conversation, conversations. */
export async function findInInbox(words: string, context: SpotlightContext): Promise<SpotlightItem[]> {
  if (!context.may('conversation.read')) return [];
  const [saved, queues, takers, macros, conversations] = await Promise.all([
    savedViewsFor(words, context),
    queuesFor(words, context),
    takersFor(words, context),
    macrosFor(words, context),
    conversationsFor(words, context),
  ]);
  return [...viewsFor(words, context), ...saved, ...queues, ...takers, ...macros, ...conversations];
}

/** Whoever types `macro thanks` means what reads “Macro: Thanks”. */
const bare = (text: string) => text.toLowerCase().replaceAll(':', '');

const holds = (text: string, words: string) => bare(text).includes(bare(words));

function viewsFor(words: string, { go }: SpotlightContext): SpotlightItem[] {
  return views
    .filter((view) => holds(viewNames[view], words))
    .map((view) => ({
      id: `view ${view}`,
      label: viewNames[view],
      description: t`A view of the inbox`,
      icon: IconInbox,
      group: t`Go to`,
      open: () => go(`/inbox?view=${view}`),
    }));
}

/** The conversation that is open, as it was read. */
function openConversation(): Conversation | undefined {
  const [, id] = /^\/inbox\/(cnv_[0-9a-f]{32})$/.exec(location.pathname) ?? [];
  return id === undefined ? undefined : queryClient.getQueryData<Conversation>(keyOf(readConversation, { id }));
}

/** To whom the open conversation can be given. */
async function takersFor(words: string, { may, signal }: SpotlightContext): Promise<SpotlightItem[]> {
  const conversation = openConversation();
  if (conversation === undefined || !may('conversation.assign')) return [];
  const [members, teams] = await Promise.all([call(listMembers, {}, { signal }), call(listTeams, {}, { signal })]);
  const usual = { description: conversation.customer.name, group: t`Conversation` };
  const people = members.items
    .filter(({ role }) => role !== 'viewer')
    .map(({ user, name }) => ({
      ...usual,
      id: `assign ${user}`,
      label: t`Assign to ${name}`,
      icon: IconUserCircle,
      open: () => void assign(conversation, { id: user, name }),
    }));
  const queues = teams.items
    .filter(({ archived }) => !archived)
    .map(({ id, name }) => ({
      ...usual,
      id: `queue ${id}`,
      label: t`Queue of ${name}`,
      icon: IconUsersGroup,
      open: () => void giveToTeam(conversation, { id, name }),
    }));
  const asked = (all: SpotlightItem[]) => all.filter(({ label }) => holds(label, words)).slice(0, 6);
  return [...asked(people), ...asked(queues)];
}

/** What can be done at once with the open conversation. */
async function macrosFor(words: string, { signal }: SpotlightContext): Promise<SpotlightItem[]> {
  const conversation = openConversation();
  if (conversation === undefined) return [];
  const { items } = await call(listMacros, {}, { signal });
  return items
    .map(({ id, title, answer, does }) => ({
      id: `macro ${id}`,
      label: t`Macro: ${title}`,
      description: [...(answer === null ? [] : [t({ message: 'Answer', context: 'noun' })]), ...does].join(' · '),
      icon: IconWand,
      group: t`Conversation`,
      open: () => askToRun({ conversation: conversation.id, macro: id }),
    }))
    .filter(({ label }) => holds(label, words))
    .slice(0, 6);
}

function besideIt(beside: { subject: ReadonlyArray<{ text: string }> }): string {
  const subject = beside.subject.map(({ text }) => text).join('');
  return t`Beside it: ${subject}`;
}

async function conversationsFor(words: string, { go, signal }: SpotlightContext): Promise<SpotlightItem[]> {
  const { items, next } = await call(searchConversations, { q: words, limit: '5' }, { signal });
  const hits = items.slice(0, 5).map(({ id, customer, subject, latest, channel, found: { beside } }) => ({
    id: `conversation ${id}`,
    label: hasSubject({ channel }) && subject !== '' ? `${customer.name}: ${subject}` : customer.name,
    description: beside === null ? (latest?.text ?? '') : besideIt(beside),
    icon: channelLook[channel].Icon,
    group: t`Conversations`,
    open: () => {
      go(`/inbox/${id}`);
      if (beside !== null) showBeside({ conversation: id, side: beside.side });
    },
  }));
  if (next === null) return hits;
  return [
    ...hits,
    {
      id: 'all found conversations',
      label: t`Everything with “${words}”`,
      description: t`In the inbox`,
      icon: IconSearch,
      group: t`Conversations`,
      open: () => go(`/inbox?q=${encodeURIComponent(words)}`),
    },
  ];
}
