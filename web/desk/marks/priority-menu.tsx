import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Menu } from '@mantine/core';
import { IconCheck, IconFlag3 } from '@tabler/icons-react';
import { priorities } from '#core/desk/priority.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import type { Conversation } from '../summary.ts';
import { MarkButton } from './mark-button.tsx';
import { prioritise, priorityNames } from './marking.ts';
import { PriorityMark } from './priority-mark.tsx';
import styles from './marks.module.css';

/** How urgent the conversation is. */
export function PriorityMenu({ conversation }: { conversation: Conversation }) {
  const { priority } = conversation;
  const may = useMay('conversation.prioritise');
  const [opened, setOpened] = useState(false);
  useShortcut({ keys: 'p', label: t`Priority`, group: t`Conversation` }, () => setOpened(true), may);
  const face = priority === 'normal' ? <IconFlag3 size={15} stroke={1.7} /> : <PriorityMark priority={priority} />;
  if (!may) return priority === 'normal' ? null : face;
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-start" width={180}>
      <Menu.Target>
        <MarkButton icon={face} title={t`Priority`}>
          {priority === 'normal' ? (
            <span className={styles.label}>
              <Trans>Priority</Trans>
            </span>
          ) : (
            <span aria-hidden="true">{priorityNames[priority]}</span>
          )}
        </MarkButton>
      </Menu.Target>
      <Menu.Dropdown>
        {priorities.toReversed().map((each) => (
          <Menu.Item
            key={each}
            leftSection={
              <span className={styles.face}>
                <PriorityMark priority={each} />
              </span>
            }
            {...(each === priority ? { rightSection: <IconCheck size={15} stroke={1.8} />, 'aria-current': true } : {})}
            onClick={() => void prioritise(conversation, each)}
          >
            {priorityNames[each]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
