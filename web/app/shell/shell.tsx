import { useEffect, useState } from 'react';
import { Outlet, useNavigate, useRouter } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { getSettings } from '#core/contract/people.ts';
import { setFormats } from '../../ui/format.ts';
import { Loading } from '../../ui/states.tsx';
import { onUnauthenticated } from '../api.ts';
import { LiveStream } from '../live/live.tsx';
import { installedParts, type Section } from '../parts.ts';
import { queryClient } from '../query-client.ts';
import { useRead } from '../read.ts';
import { restartEverywhere, useSession, whoAmIQuery } from '../session.ts';
import { useShortcut } from '../shortcuts.ts';
import { undoLatest, useHasUndo } from '../undo.ts';
import { Banners } from './banners.tsx';
import { Navigation } from './navigation.tsx';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { Search } from './search.tsx';
import styles from './shell.module.css';
import { words } from '../words.ts';

/** The frame around every page: navigation, banners, spotlight, live stream. Starts again in another workspace. */
export function Shell() {
  const { data } = useQuery(whoAmIQuery);
  const workspace = data?.session?.workspace?.id;
  useLeftOut(data !== undefined && workspace === undefined);
  const [first] = useState(workspace);
  const elsewhere = workspace !== undefined && first !== undefined && workspace !== first;
  useEffect(() => {
    if (elsewhere) restartEverywhere(); // taken out of this workspace: nothing of it stays on screen
  }, [elsewhere]);
  if (workspace === undefined || elsewhere) return null;
  return <Frame workspace={workspace} />;
}

function Frame({ workspace }: { workspace: string }) {
  const { may } = useSession();
  const settings = useRead(getSettings, {}, { enabled: may('settings.read'), staleTime: 300_000 });
  if (settings.data !== undefined) setFormats({ zone: settings.data.zone });
  // Times are written in the zone of the company: before it is known there is nothing to show them in.
  const known = settings.data !== undefined || settings.error !== null || !may('settings.read');
  const sections = installedParts()
    .flatMap((part) => part.sections ?? [])
    .filter(({ permission }) => permission === undefined || may(permission))
    .filter(({ unless }) => unless === undefined || !may(unless));
  return (
    <div className={styles.shell}>
      <a href="#content" className={styles.skip}>
        {words.skip}
      </a>
      <Navigation sections={sections} />
      <div className={styles.body}>
        <Banners />
        <main id="content" className={styles.content} tabIndex={-1}>
          {known ? <Outlet /> : <Loading />}
        </main>
      </div>
      {sections.map((section) => (
        <GoShortcut key={section.to} section={section} />
      ))}
      <LiveStream workspace={workspace} />
      <Search sections={sections} />
      <ShortcutSheet />
      <UndoShortcut />
    </div>
  );
}

function UndoShortcut() {
  useShortcut({ keys: 'u', label: words.undoLatest, group: words.everywhere }, undoLatest, useHasUndo());
  return null;
}

function GoShortcut({ section }: { section: Section }) {
  const navigate = useNavigate();
  const shortcut = { keys: `g ${section.key}`, label: words.goToSection(section.label), group: words.everywhere };
  useShortcut(shortcut, () => void navigate({ to: section.to }));
  return null;
}

/** Asks who we are once the server no longer knows us, and leads to the page before the console when we are nobody or nowhere. */
function useLeftOut(out: boolean): void {
  const router = useRouter();
  useEffect(() => onUnauthenticated(() => void queryClient.invalidateQueries({ queryKey: whoAmIQuery.queryKey })), []);
  useEffect(() => {
    if (out) void router.invalidate();
  }, [router, out]);
}
