import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useEffect, useState, type RefObject } from 'react';
import { Button } from '@mantine/core';
import { IconArrowDown, IconArrowFork } from '@tabler/icons-react';
import { markConversationRead } from '#core/contract/desk.ts';
import { call } from '../app/api.ts';
import { dayOf } from '../ui/format.ts';
import { Failure } from '../ui/failure.tsx';
import { HeldBubble } from './held-bubble.tsx';
import { hasArrived, linesOf, newestMessage, type Item } from './items.ts';
import { MessageBubble, NoteBubble, UnsentBubble } from './bubbles.tsx';
import { useMessageKeys } from './message-keys.ts';
import { ChangeWords } from './promises/promise-change.tsx';
import { briefName, type Conversation } from './summary.ts';
import { TypingLine } from './typing-line.tsx';
import type { Unsent } from './unsent.ts';
import { useUnsent } from './unsent-store.ts';
import type { useItems } from './use-items.ts';
import { useScroll } from './use-scroll.ts';
import styles from './items.module.css';

interface ItemListProps {
  conversation: Conversation;
  found: ReturnType<typeof useItems>;
  box: RefObject<HTMLDivElement | null>;
}

/** Everything that was said and done in a conversation, oldest at the top. */
export function ItemList({ conversation, found, box }: ItemListProps) {
  const { items, hasOlder, older, busy, error } = found;
  const first = items[0];
  const { atEnd, onScroll, toEnd } = useScroll(box, first === undefined ? undefined : `${first.type} ${first.id}`);
  useMarkRead(conversation, items, atEnd);
  useMessageKeys(box);
  const fresh = useFresh(items, atEnd);
  const scrolled = () => {
    onScroll();
    if (hasOlder && !error && box.current !== null && box.current.scrollTop < 240) void older();
  };
  return (
    <div className={styles.frame}>
      <div ref={box} className={styles.scroll} onScroll={scrolled} tabIndex={0} role="log" aria-label={t`Messages`}>
        <div className={styles.items}>
          {error === undefined ? null : <Failure error={error} />}
          {hasOlder ? (
            <div className={styles.older}>
              <Button variant="subtle" size="compact-sm" loading={busy} onClick={() => void older()}>
                <Trans>Older messages</Trans>
              </Button>
            </div>
          ) : (
            <SplitReason reason={conversation.review === null ? conversation.splitReason : null} />
          )}
          {linesOf(items, (at) => dayOf(at)).map((line) =>
            line.kind === 'day' ? (
              <div key={line.key} className={styles.day}>
                <span>{dayOf(line.at)}</span>
              </div>
            ) : (
              <OneItem key={line.key} item={line.item} customer={conversation.customer.name} />
            ),
          )}
          <NotYetSent conversation={conversation} items={items} />
          <TypingLine conversation={conversation.id} customer={conversation.customer.name} />
        </div>
      </div>
      {fresh ? (
        <Button
          size="compact-md"
          className={styles.toEnd ?? ''}
          onClick={toEnd}
          leftSection={<IconArrowDown size={15} />}
        >
          <Trans>{ph({ name: briefName(conversation.customer.name) })} wrote</Trans>
        </Button>
      ) : null}
    </div>
  );
}

interface NotYetSentProps {
  conversation: Conversation;
  items: readonly Item[];
}

/** What was written and has not reached the customer's side: on its way to the server, or waiting there. */
function NotYetSent({ conversation: { id, held }, items }: NotYetSentProps) {
  const newest = newestMessage(items)?.id ?? null;
  const unsent = useUnsent().filter(
    (item) => item.conversation === id && !hasArrived(item, items) && !isHeld(item, held),
  );
  return (
    <>
      {unsent.map((item) => (
        <UnsentBubble key={item.key} item={item} />
      ))}
      {held.map((each) => (
        <HeldBubble key={each.id} held={each} conversation={id} newest={newest} />
      ))}
    </>
  );
}

/** An answer that waits on the server stands there already. */
function isHeld({ text, kind }: Unsent, held: Conversation['held']): boolean {
  return kind === 'reply' && held.some((each) => each.author.mine && each.text.trim() === text.trim());
}

function OneItem({ item, customer }: { item: Item; customer: string }) {
  if (item.type === 'message') return <MessageBubble message={item} customer={customer} />;
  if (item.type === 'note') return <NoteBubble note={item} />;
  return (
    <div className={styles.change}>
      <ChangeWords change={item} />
    </div>
  );
}

function SplitReason({ reason }: { reason: string | null }) {
  if (reason === null) return null;
  return (
    <p className={styles.split}>
      <IconArrowFork size={15} stroke={1.7} /> {reason}
    </p>
  );
}

/** Says what was read, once it was on the screen of somebody who looks. */
function useMarkRead({ id, unread }: Conversation, items: readonly Item[], atEnd: boolean): void {
  const newest = newestMessage(items)?.id;
  const [looking, setLooking] = useState(() => document.visibilityState === 'visible');
  useEffect(() => {
    const look = () => setLooking(document.visibilityState === 'visible');
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, []);
  useEffect(() => {
    if (unread === 0 || newest === undefined || !atEnd || !looking) return;
    void call(markConversationRead, { id, message: newest }).catch(() => undefined); // said again with the next message
  }, [id, unread, newest, atEnd, looking]);
}

/** Whether the customer wrote something below what is on the screen. */
function useFresh(items: readonly Item[], atEnd: boolean): boolean {
  const newest = newestMessage(items);
  const [seen, setSeen] = useState(newest?.id);
  if (atEnd && seen !== newest?.id) setSeen(newest?.id);
  return !atEnd && newest?.direction === 'in' && newest.id !== seen;
}
