import { t } from '@lingui/core/macro';
import { IconBell, IconBellFilled } from '@tabler/icons-react';
import { useShortcut } from '../../app/shortcuts.ts';
import type { Conversation } from '../summary.ts';
import { MarkButton } from './mark-button.tsx';
import { follow } from './marking.ts';
import styles from './marks.module.css';

/** Hearing of what others do in the conversation. */
export function FollowButton({ conversation }: { conversation: Conversation }) {
  const { following } = conversation;
  const turn = () => void follow(conversation, !following);
  useShortcut({ keys: 'f', label: following ? t`Follow no more` : t`Follow`, group: t`Conversation` }, turn);
  const Icon = following ? IconBellFilled : IconBell;
  return (
    <MarkButton icon={<Icon size={15} stroke={1.7} />} title={t`Follow`} on={following} onClick={turn}>
      <span className={styles.label}>{following ? t`Following` : t`Follow`}</span>
    </MarkButton>
  );
}
