import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useRouterState } from '@tanstack/react-router';
import { IconMessages } from '@tabler/icons-react';
import { useShortcut } from '../app/shortcuts.ts';
import { KeyboardHint } from '../ui/hint.tsx';
import { useTitle } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { ConversationList } from './conversation-list.tsx';
import { NewConversation } from './new-conversation.tsx';
import { usePlace } from './place.ts';
import { SearchField } from './search-field.tsx';
import { SavedHead } from './views/saved-head.tsx';
import { useViewName } from './views/saved-views.ts';
import { ViewsButton } from './views/views-button.tsx';
import { ViewsPane } from './views/views-pane.tsx';
import styles from './inbox.module.css';

const BulkStrip = lazy(() => import('./bulk/bulk-strip.tsx').then((module) => ({ default: module.BulkStrip })));
const WaitingFirst = lazy(() =>
  import('./begin/waiting-first.tsx').then((module) => ({ default: module.WaitingFirst })),
);
const NowStrip = lazy(() => import('./now/now-strip.tsx').then((module) => ({ default: module.NowStrip })));
const FoundList = lazy(() => import('./search/found-list.tsx').then((module) => ({ default: module.FoundList })));

// The list is there first; what is opened from it comes right behind.
const loadPane = () => import('./conversation-pane.tsx').then((module) => ({ default: module.ConversationPane }));
const ConversationPane = lazy(loadPane);

/** The inbox: views, list, conversation, customer. On a phone one of them at a time. */
export function InboxPage() {
  const place = usePlace();
  const writing = useRouterState({ select: ({ location }) => location.pathname.endsWith('/inbox/new') });
  const field = useRef<HTMLInputElement>(null);
  const name = useViewName();
  useTitle(place.words === '' ? `${name} · ${t`Inbox`}` : t`Inbox`);
  useEffect(() => void loadPane(), []);
  useShortcut({ keys: '/', label: t`Search conversations`, group: t`Inbox` }, () => field.current?.focus());
  const searching = place.words !== '';
  return (
    <div className={styles.inbox} data-open={place.conversation !== undefined}>
      <h1 className={styles.silent}>
        <Trans>Inbox</Trans>
      </h1>
      <ViewsPane />
      <section className={styles.list} aria-label={t`Conversations`}>
        <ViewsButton />
        <SearchField input={field} />
        {searching ? null : (
          <Suspense fallback={<div className={styles.now} />}>
            <NowStrip />
          </Suspense>
        )}
        {searching ? null : <SavedHead />}
        <Suspense fallback={<div />}>
          {searching ? (
            <FoundList key={`${place.saved} ${place.words}`} />
          ) : (
            <ConversationList key={place.saved ?? place.view} />
          )}
        </Suspense>
        <Suspense>
          <WaitingFirst />
        </Suspense>
        <Suspense>
          <BulkStrip />
        </Suspense>
      </section>
      {place.conversation === undefined ? (
        <div className={styles.nothing}>
          <Empty icon={IconMessages} title={t`No conversation is open`}>
            <Trans comment="the numbers are keys: j, k and Enter">
              Choose one in the list, or walk with <KeyboardHint keys="j" /> and <KeyboardHint keys="k" /> and open it
              with <KeyboardHint keys="Enter" />.
            </Trans>
          </Empty>
        </div>
      ) : (
        <Suspense fallback={<div className={styles.nothing} />}>
          <ConversationPane key={place.conversation} id={place.conversation} />
        </Suspense>
      )}
      <NewConversation opened={writing} close={place.close} />
    </div>
  );
}
