import { lazy, Suspense, useRef } from 'react';
import { useRouterState } from '@tanstack/react-router';
import { IconMessages } from '@tabler/icons-react';
import { useShortcut } from '../app/shortcuts.ts';
import { KeyboardHint } from '../ui/hint.tsx';
import { useTitle } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { ConversationList } from './conversation-list.tsx';
import { ConversationPane } from './conversation-pane.tsx';
import { NewConversation } from './new-conversation.tsx';
import { usePlace } from './place.ts';
import { SearchField } from './search-field.tsx';
import { viewNames } from './summary.ts';
import { ViewsButton } from './views/views-button.tsx';
import { ViewsPane } from './views/views-pane.tsx';
import styles from './inbox.module.css';

const BulkStrip = lazy(() => import('./bulk/bulk-strip.tsx').then((module) => ({ default: module.BulkStrip })));
const FoundList = lazy(() => import('./search/found-list.tsx').then((module) => ({ default: module.FoundList })));

/** The inbox: views, list, conversation, customer. On a phone one of them at a time. */
export function InboxPage() {
  const place = usePlace();
  const writing = useRouterState({ select: ({ location }) => location.pathname.endsWith('/inbox/new') });
  const field = useRef<HTMLInputElement>(null);
  useTitle(place.words === '' ? `${viewNames[place.view]} · Inbox` : 'Inbox');
  useShortcut({ keys: '/', label: 'Search conversations', group: 'Inbox' }, () => field.current?.focus());
  const searching = place.words !== '';
  return (
    <div className={styles.inbox} data-open={place.conversation !== undefined}>
      <h1 className={styles.silent}>Inbox</h1>
      <ViewsPane />
      <section className={styles.list} aria-label="Conversations">
        <ViewsButton />
        <SearchField input={field} />
        <Suspense fallback={<div />}>
          {searching ? <FoundList key={place.words} /> : <ConversationList key={place.view} />}
        </Suspense>
        <Suspense>
          <BulkStrip />
        </Suspense>
      </section>
      {place.conversation === undefined ? (
        <div className={styles.nothing}>
          <Empty icon={IconMessages} title="No conversation is open">
            Choose one in the list, or walk with <KeyboardHint keys="j" /> and <KeyboardHint keys="k" /> and open it
            with <KeyboardHint keys="Enter" />.
          </Empty>
        </div>
      ) : (
        <ConversationPane key={place.conversation} id={place.conversation} />
      )}
      <NewConversation opened={writing} close={place.close} />
    </div>
  );
}
