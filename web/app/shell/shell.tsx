import { useEffect } from 'react';
import { Outlet, useNavigate, useRouter } from '@tanstack/react-router';
import { useQuery } from '@tanstack/react-query';
import { getSettings } from '#core/contract/people.ts';
import { setFormats } from '../../ui/format.ts';
import { onUnauthenticated } from '../api.ts';
import { LiveStream } from '../live/live.tsx';
import { installedParts, type Section } from '../parts.ts';
import { queryClient } from '../query-client.ts';
import { useRead } from '../read.ts';
import { useSession, whoAmIQuery } from '../session.ts';
import { useShortcut } from '../shortcuts.ts';
import { Banners } from './banners.tsx';
import { Navigation } from './navigation.tsx';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { Search } from './search.tsx';
import styles from './shell.module.css';
import { words } from '../words.ts';

/** The frame around every page: navigation, banners, spotlight, live stream. Starts again when the workspace changes. */
export function Shell() {
  const { data } = useQuery(whoAmIQuery);
  const workspace = data?.session?.workspace?.id;
  useSignedOut();
  if (workspace === undefined) return null;
  return <Frame key={workspace} workspace={workspace} />;
}

function Frame({ workspace }: { workspace: string }) {
  const { may } = useSession();
  const settings = useRead(getSettings, {}, { enabled: may('settings.read'), staleTime: 300_000 });
  if (settings.data !== undefined) setFormats({ zone: settings.data.zone });
  const sections = installedParts()
    .flatMap((part) => part.sections ?? [])
    .filter(({ permission }) => permission === undefined || may(permission));
  return (
    <div className={styles.shell}>
      <a href="#content" className={styles.skip}>
        {words.skip}
      </a>
      <Navigation sections={sections} />
      <div className={styles.body}>
        <Banners />
        <main id="content" className={styles.content} tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      {sections.map((section) => (
        <GoShortcut key={section.to} section={section} />
      ))}
      <LiveStream workspace={workspace} />
      <Search sections={sections} />
      <ShortcutSheet />
    </div>
  );
}

function GoShortcut({ section }: { section: Section }) {
  const navigate = useNavigate();
  const shortcut = { keys: `g ${section.key}`, label: words.goToSection(section.label), group: words.everywhere };
  useShortcut(shortcut, () => void navigate({ to: section.to }));
  return null;
}

/** Leads to the sign-in page as soon as the server no longer knows us. */
function useSignedOut(): void {
  const router = useRouter();
  useEffect(
    () =>
      onUnauthenticated(() => {
        queryClient.removeQueries({ queryKey: whoAmIQuery.queryKey });
        void router.invalidate();
      }),
    [router],
  );
}
