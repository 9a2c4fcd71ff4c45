import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Menu } from '@mantine/core';
import { IconAlarmSnooze, IconSun } from '@tabler/icons-react';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { dayAndClock } from '../../ui/format.ts';
import { LaterTimes } from '../later-times.tsx';
import type { Conversation } from '../summary.ts';
import { MarkButton } from './mark-button.tsx';
import { snooze } from './marking.ts';
import styles from './marks.module.css';

/** Until when the conversation is put off. */
export function SnoozeMenu({ conversation }: { conversation: Conversation }) {
  const { snoozedUntil, status } = conversation;
  const may = useMay('conversation.snooze') && status === 'open';
  const [opened, setOpened] = useState(false);
  useShortcut({ keys: 's', label: t`Snooze`, group: t`Conversation` }, () => setOpened(true), may);
  if (!may) return null;
  const take = (until: Date | null) => {
    setOpened(false);
    void snooze(conversation, until);
  };
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-start" width={320} trapFocus>
      <Menu.Target>
        <MarkButton icon={<IconAlarmSnooze size={16} stroke={1.7} />} title={t`Snooze`} on={snoozedUntil !== null}>
          {snoozedUntil === null ? (
            <span className={styles.label}>
              <Trans>Snooze</Trans>
            </span>
          ) : (
            <Trans>
              <span className={styles.silent}>Snoozed until </span>
              {ph({ until: dayAndClock(snoozedUntil) })}
            </Trans>
          )}
        </MarkButton>
      </Menu.Target>
      <Menu.Dropdown>
        {snoozedUntil === null ? null : (
          <Menu.Item leftSection={<IconSun size={16} stroke={1.7} />} onClick={() => take(null)}>
            <Trans>Wake it now</Trans>
          </Menu.Item>
        )}
        {opened ? <LaterTimes take={take} /> : null}
      </Menu.Dropdown>
    </Menu>
  );
}
