import { useMemo, useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { installedParts, type Section, type SpotlightContext, type SpotlightItem } from '../parts.ts';
import { useSession } from '../session.ts';
import { useShortcut, useShortcutList, type Active } from '../shortcuts.ts';
import { KeyboardHint } from '../../ui/hint.tsx';
import { openSearch, searchStore } from './search-store.ts';
import { words } from '../words.ts';

const shortest = 2;

/** The spotlight (⌘K): pages, things to do, and whatever the parts find by the words. */
export function Search({ sections }: { sections: readonly Section[] }) {
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), 180);
  const navigate = useNavigate();
  const { may } = useSession();
  useShortcut({ keys: 'mod+k', label: words.searchAndGo, group: words.everywhere }, openSearch);
  const context = useMemo(
    () => ({ go: (to: string) => void navigate({ href: to }), may, signal: new AbortController().signal }),
    [navigate, may],
  );
  const found = useQuery({
    queryKey: ['spotlight', asked],
    queryFn: ({ signal }) => findAll(asked, { ...context, signal }),
    enabled: asked.length >= shortest,
    staleTime: 10_000,
  });
  const hits = asked.length >= shortest ? (found.data ?? []) : [];
  const acts = actItems(useShortcutList());
  const items = [...[...acts, ...staticItems(sections, context)].filter((item) => matches(item, typed)), ...hits];
  return (
    <Spotlight
      store={searchStore}
      query={typed}
      onQueryChange={setTyped}
      actions={grouped(items)}
      filter={(_query, actions) => actions}
      nothingFound={found.isFetching ? words.searching : words.nothingFound}
      scrollable
      maxHeight={420}
      centered={false}
      yOffset="14vh"
      overlayProps={{ blur: 0 }}
      attributes={{ content: { 'aria-label': words.search } }}
      shortcut={null}
      searchProps={{
        leftSection: <IconSearch size={18} stroke={1.7} />,
        placeholder: words.searchHint,
        'aria-label': words.search,
      }}
    />
  );
}

function staticItems(sections: readonly Section[], context: SpotlightContext): SpotlightItem[] {
  const pages = sections.map((section) => ({
    id: `page ${section.to}`,
    label: section.label,
    icon: section.icon,
    group: words.goTo,
    open: () => context.go(section.to),
  }));
  return [...pages, ...installedParts().flatMap((part) => part.actions?.(context) ?? [])];
}

/** Keys that walk, and those of what is being written, do nothing from here. */
const notActs = new Set(['mod+k', '?', 'j', 'k', 'x', 'shift+x', 'm', 'Enter', 'Escape']);

/** What the keys of the page do, of the conversation that is open or of those that are selected: the last one wins, as it does by key. */
function actItems(shortcuts: readonly Active[]): SpotlightItem[] {
  const acts = shortcuts.filter(({ keys }) => !notActs.has(keys) && !/^(?:g |mod\+)/.test(keys));
  const chosen = new Map<string, Active>();
  for (const act of acts) if (chosen.get(act.keys)?.first !== true) chosen.set(act.keys, act);
  return [...chosen.values()].map(({ keys, label, group, run }) => ({
    id: `key ${keys}`,
    label,
    group,
    keys,
    // What it opens takes the focus, which the spotlight gives back first as it goes.
    open: () => requestAnimationFrame(() => requestAnimationFrame(run)),
  }));
}

async function findAll(asked: string, context: SpotlightContext): Promise<SpotlightItem[]> {
  const searches = installedParts().map((part) => part.search?.(asked, context) ?? Promise.resolve([]));
  const answers = await Promise.allSettled(searches);
  return answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
}

function matches({ label, description }: SpotlightItem, typed: string): boolean {
  const text = `${label} ${description ?? ''}`.toLowerCase();
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function grouped(items: readonly SpotlightItem[]): SpotlightActionGroupData[] {
  return [...Map.groupBy(items, ({ group }) => group)].map(([group, members]) => ({
    group,
    actions: members.map(({ id, label, description, icon: Icon, keys, open }) => ({
      id,
      label,
      ...(description === undefined ? {} : { description }),
      ...(keys === undefined ? {} : { rightSection: <KeyboardHint keys={keys} /> }),
      ...(Icon === undefined ? {} : { leftSection: <Icon size={18} stroke={1.7} /> }),
      onClick: open,
    })),
  }));
}
