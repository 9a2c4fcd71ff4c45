import { t } from '@lingui/core/macro';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { listViews } from '#core/contract/views.ts';
import { useRead } from '../../app/read.ts';
import { usePlace } from '../place.ts';
import { viewNames } from '../summary.ts';
import { listNames } from './view-words.ts';
import { useQueueName } from './team-queues.ts';

export type SavedView = WireOutputOf<typeof listViews>['items'][number];

export interface ViewGroup {
  key: string;
  name: string;
  views: SavedView[];
}

/** Views by who sees them: everybody, a team each, oneself. */
export function viewGroups(views: readonly SavedView[]): ViewGroup[] {
  const groups = new Map<string, ViewGroup>();
  for (const view of views) {
    const name = view.team ?? (view.audience === 'everybody' ? t`Shared` : t`My views`);
    const group = groups.get(view.audience) ?? { key: view.audience, name, views: [] };
    group.views.push(view);
    groups.set(view.audience, group);
  }
  const own = groups.get('me') ?? { key: 'me', name: t`My views`, views: [] };
  const rest = [...groups.values()].filter(({ key }) => key !== 'me' && key !== 'everybody');
  const teams = rest.toSorted((a, b) => a.name.localeCompare(b.name));
  return [groups.get('everybody') ?? [], teams, own].flat();
}

/** The first letters of its first two words. */
export function lettersOf(name: string): string {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return words
    .slice(0, 2)
    .map((word) => String.fromCodePoint(word.codePointAt(0) ?? 0).toUpperCase())
    .join('');
}

/** The view with a filter that is looked at. */
export function useSavedView(): SavedView | undefined {
  const { saved } = usePlace();
  const { data } = useRead(listViews, {}, { enabled: saved !== undefined });
  return data?.items.find(({ id }) => id === saved);
}

/** What the view or the queue is called that is looked at. */
export function useViewName(): string {
  const { view, saved } = usePlace();
  const [name, queue] = [useSavedView()?.name, useQueueName(saved)];
  return saved === undefined ? viewNames[view] : (name ?? queue ?? t`A view`);
}

/** Which list it is for what is selected in it and for whoever hears it, and what is open beside it. */
export function useListed(): { of: string; label: string; conversation: string | undefined } {
  const { view, saved, conversation } = usePlace();
  const name = useViewName();
  return saved === undefined
    ? { of: view, label: listNames[view], conversation }
    : { of: saved, label: name, conversation };
}
