import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { ActionIcon, Button, Group, Popover } from '@mantine/core';
import { IconTag } from '@tabler/icons-react';
import type { Tag } from '../marks/marking.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { TagList } from '../marks/tag-list.tsx';
import { selectedKey } from './bulk-words.ts';
import type { Act } from './doing.ts';
import styles from './bulk.module.css';

/** Tags that are put on the selected ones, or taken off. */
export function BulkTags({ act }: { act: (what: Act) => void }) {
  const [chosen, setChosen] = useState<readonly Tag[]>();
  useShortcut(selectedKey('t', t`Tags`), () => setChosen([]));
  const take = (where: 'add' | 'remove') => {
    const ids = (chosen ?? []).map(({ id }) => id);
    setChosen(undefined);
    act({ kind: 'tag', [where]: ids });
  };
  const none = chosen === undefined || chosen.length === 0;
  return (
    <Popover
      opened={chosen !== undefined}
      onChange={(opened) => setChosen(opened ? [] : undefined)}
      position="bottom-start"
      width={260}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <ActionIcon
          size={30}
          aria-label={t`Tags`}
          title={t`Tags`}
          onClick={() => setChosen(chosen === undefined ? [] : undefined)}
        >
          <IconTag size={17} stroke={1.7} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={styles.tags ?? ''}>
        {chosen === undefined ? null : (
          <TagList chosen={chosen} change={(work) => setChosen((now) => now && work(now))} />
        )}
        <Group justify="flex-end" gap="xs" mt="xs">
          <Button size="compact-sm" variant="default" disabled={none} onClick={() => take('remove')}>
            <Trans>Take off</Trans>
          </Button>
          <Button size="compact-sm" disabled={none} onClick={() => take('add')}>
            <Trans>Put on</Trans>
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
