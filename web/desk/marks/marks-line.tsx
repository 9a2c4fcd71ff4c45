import { useEffect } from 'react';
import { seeNotices } from '#core/contract/marks.ts';
import { call } from '../../app/api.ts';
import type { Conversation } from '../summary.ts';
import { FollowButton } from './follow-button.tsx';
import { PriorityMenu } from './priority-menu.tsx';
import { SnoozeMenu } from './snooze-menu.tsx';
import { TagMenu } from './tag-menu.tsx';
import styles from './marks.module.css';

/** What people put on the conversation, below its head. */
export function MarksLine({ conversation }: { conversation: Conversation }) {
  const { id, lastAt } = conversation;
  // Whoever has it open need not be told of it.
  useEffect(() => {
    call(seeNotices, { conversation: id }).catch(() => undefined);
  }, [id, lastAt]);
  return (
    <div className={styles.line} role="group" aria-label="Marks">
      <TagMenu key={`tags ${id}`} conversation={conversation} />
      <PriorityMenu conversation={conversation} />
      <SnoozeMenu conversation={conversation} />
      <FollowButton conversation={conversation} />
    </div>
  );
}
