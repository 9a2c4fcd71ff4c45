import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { lazy, Suspense, useState } from 'react';
import { Button, Menu } from '@mantine/core';
import { IconUserCircle } from '@tabler/icons-react';
import { useMay, useSession } from '../app/session.ts';
import { useShortcut } from '../app/shortcuts.ts';
import { Face } from '../people/face.tsx';
import { shortName, type Conversation } from './summary.ts';
import styles from './conversation.module.css';

const AssigneePeople = lazy(() =>
  import('./assignee-people.tsx').then((module) => ({ default: module.AssigneePeople })),
);

/** Who has the conversation, and giving it to somebody. */
export function AssigneeMenu({ conversation }: { conversation: Conversation }) {
  const { assignee } = conversation;
  const { user } = useSession();
  const may = useMay('conversation.assign');
  const [opened, setOpened] = useState(false);
  useShortcut({ keys: 'a', label: t`Assign`, group: t`Conversation` }, () => setOpened(true), may);
  const name = assignee === null ? t`Unassigned` : assignee.id === user.id ? t`You` : shortName(assignee.name);
  const face =
    assignee === null ? (
      <IconUserCircle size={16} stroke={1.7} />
    ) : (
      <Face user={assignee.id} name={assignee.name} size={22} />
    );
  if (!may)
    return (
      <span className={styles.assignee}>
        {face} {name}
      </span>
    );
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-end" width={240}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          size="compact-md"
          className={`${styles.assignee} ${styles.act}`}
          leftSection={face}
        >
          <span className={styles.silent}>
            <Trans>Assigned to:</Trans>{' '}
          </span>
          <span className={styles.label}>{name}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {opened ? (
          <Suspense>
            <AssigneePeople conversation={conversation} />
          </Suspense>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
