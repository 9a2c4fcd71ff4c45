import { t } from '@lingui/core/macro';
import { IconFilter, IconUsersGroup } from '@tabler/icons-react';
import { listTeams } from '#core/contract/teams.ts';
import { listViews } from '#core/contract/views.ts';
import { call } from '../../app/api.ts';
import type { SpotlightContext, SpotlightItem } from '../../app/parts.ts';

/** Views with a filter that have these words in their name. */
export async function savedViewsFor(words: string, { go, signal }: SpotlightContext): Promise<SpotlightItem[]> {
  const { items } = await call(listViews, {}, { signal });
  return items
    .filter(({ name }) => name.toLowerCase().includes(words.toLowerCase()))
    .slice(0, 6)
    .map(({ id, name, team, audience }) => ({
      id: `view ${id}`,
      label: name,
      description: whose(audience === 'me', team),
      icon: IconFilter,
      group: t`Go to`,
      open: () => go(`/inbox?saved=${id}`),
    }));
}

function whose(own: boolean, team: string | null): string {
  if (own) return t`A view of yours`;
  return team === null ? t`A view of everybody` : t`A view of ${team}`;
}

/** Queues of teams that have these words in their name. */
export async function queuesFor(words: string, { go, may, signal }: SpotlightContext): Promise<SpotlightItem[]> {
  if (!may('member.read')) return [];
  const { items } = await call(listTeams, {}, { signal });
  return items
    .filter(({ name, archived }) => !archived && name.toLowerCase().includes(words.toLowerCase()))
    .slice(0, 6)
    .map(({ id, name }) => ({
      id: `queue ${id}`,
      label: name,
      description: t`Queue of the team`,
      icon: IconUsersGroup,
      group: t`Go to`,
      open: () => go(`/inbox?saved=${id}`),
    }));
}
