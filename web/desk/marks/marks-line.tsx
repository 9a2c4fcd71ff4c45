import { t } from '@lingui/core/macro';
import { useEffect } from 'react';
import { seeNotices } from '#core/contract/marks.ts';
import { call } from '../../app/api.ts';
import type { Conversation } from '../summary.ts';
import { PromiseButton } from '../promises/promise-button.tsx';
import { FollowButton } from './follow-button.tsx';
import { ReasonMenu } from '../reasons/reason-menu.tsx';
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
    <div className={styles.line} role="group" aria-label={t`Marks`}>
      <TagMenu key={`tags ${id}`} conversation={conversation} />
      <ReasonMenu conversation={conversation} />
      <PriorityMenu conversation={conversation} />
      <SnoozeMenu conversation={conversation} />
      <PromiseButton key={`promise ${id}`} conversation={conversation} />
      <FollowButton conversation={conversation} />
    </div>
  );
}
