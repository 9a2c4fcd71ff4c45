import { IconArrowBearRight } from '@tabler/icons-react';
import type { Conversation } from '../summary.ts';
import { showBeside } from './opened.ts';
import { useSides } from './rail-sides.tsx';
import { freshWords, sideState, withWhom } from './side-words.ts';
import styles from './sides.module.css';

/** What is new beside a conversation: an answer nobody has read, or a mail that did not arrive. */
export function SidesLine({ conversation }: { conversation: Conversation }) {
  const fresh = useSides(conversation).filter(({ unread, trouble }) => unread > 0 || trouble);
  if (fresh.length === 0) return null;
  return (
    <div className={styles.line} role="status">
      <IconArrowBearRight size={16} stroke={1.7} aria-hidden="true" />
      <div>
        {fresh.slice(0, 3).map((side) => (
          <button
            key={side.id}
            type="button"
            data-tone={sideState(side).tone}
            onClick={() => showBeside({ conversation: conversation.id, side: side.id })}
          >
            <b>
              <bdi>{withWhom(side)}</bdi>: {freshWords(side)}
            </b>
            {side.unread > 0 && side.latest?.direction === 'in' ? <span>{side.latest.text}</span> : null}
          </button>
        ))}
      </div>
    </div>
  );
}
