import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { Button } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useMay } from '../../app/session.ts';
import { dayAndClock } from '../../ui/format.ts';
import { useNow } from '../../ui/moment.tsx';
import { attempt } from '../attempt.ts';
import { MessageBubble } from '../bubbles.tsx';
import items from '../items.module.css';
import { useOwner } from '../owner.ts';
import { PlainText } from '../plain-text.tsx';
import type { Conversation } from '../summary.ts';
import { takeBack } from './taking-back.ts';
import type { SideDetail } from './side-words.ts';
import styles from './sides.module.css';

type SideMessage = SideDetail['messages'][number];

/** What was written in a side conversation, the newest below. */
export function SideLog({ conversation, side }: { conversation: Conversation; side: SideDetail }) {
  const box = useRef<HTMLDivElement>(null);
  const count = side.messages.length;
  useEffect(() => {
    // A browser may give a promise for it: that is nothing to call at the end.
    box.current?.scrollTo({ top: box.current.scrollHeight });
  }, [count]);
  return (
    <div ref={box} className={styles.log} role="log" aria-label={t`Side conversation`} tabIndex={0}>
      {side.messages.map((message) => (
        <div key={message.id} className={styles.message} data-side={message.direction}>
          <MessageBubble message={message} customer={message.address ?? t`Somebody`} />
          <Quotes quotes={message.quotes} />
          <TakeBack conversation={conversation.id} side={side.id} message={message} />
        </div>
      ))}
    </div>
  );
}

/** What of the conversation stood quoted below. */
function Quotes({ quotes }: Pick<SideMessage, 'quotes'>) {
  if (quotes.length === 0) return null;
  return (
    <ul className={styles.quotes} aria-label={t`Quoted`}>
      {quotes.map(({ id, author, at, text }) => (
        <li key={id}>
          <details>
            <summary>
              <IconChevronRight size={13} stroke={2} aria-hidden="true" />
              <span>
                <Trans>
                  Quoted: <bdi>{author}</bdi>, {ph({ at: dayAndClock(at) })}
                </Trans>
              </span>
            </summary>
            <div className={items.text}>
              <PlainText text={text} />
            </div>
          </details>
        </li>
      ))}
    </ul>
  );
}

interface TakeBackProps {
  conversation: string;
  side: string;
  message: SideMessage;
}

/** While its seconds of undo last. */
function TakeBack({ conversation, side, message: { id, heldUntil } }: TakeBackProps) {
  const may = useMay('conversation.side');
  const now = useNow();
  const owner = useOwner();
  if (!may || heldUntil === null || new Date(heldUntil) <= now) return null;
  const back = () => attempt(() => takeBack({ conversation, side, message: id, owner }));
  return (
    <Button size="compact-sm" variant="default" className={items.acts ?? ''} onClick={() => void back()}>
      <Trans>Take back</Trans>
    </Button>
  );
}
