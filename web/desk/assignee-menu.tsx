import { useState } from 'react';
import { Button, Menu, ScrollArea } from '@mantine/core';
import { IconUserCircle } from '@tabler/icons-react';
import { listMembers } from '#core/contract/people.ts';
import { useRead } from '../app/read.ts';
import { useMay, useSession } from '../app/session.ts';
import { useShortcut } from '../app/shortcuts.ts';
import { Avatar } from '../ui/avatar.tsx';
import { assign } from './acting.ts';
import { shortName, type Conversation } from './summary.ts';
import styles from './conversation.module.css';

/** Who has the conversation, and giving it to somebody. */
export function AssigneeMenu({ conversation }: { conversation: Conversation }) {
  const { assignee } = conversation;
  const { user } = useSession();
  const may = useMay('conversation.assign');
  const [opened, setOpened] = useState(false);
  useShortcut({ keys: 'a', label: 'Assign', group: 'Conversation' }, () => setOpened(true), may);
  const name = assignee === null ? 'Unassigned' : assignee.id === user.id ? 'You' : shortName(assignee.name);
  const face =
    assignee === null ? <IconUserCircle size={16} stroke={1.7} /> : <Avatar name={assignee.name} size={22} />;
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
          <span className={styles.silent}>Assigned to: </span>
          <span className={styles.label}>{name}</span>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>{opened ? <People conversation={conversation} /> : null}</Menu.Dropdown>
    </Menu>
  );
}

function People({ conversation }: { conversation: Conversation }) {
  const { user } = useSession();
  const members = useRead(listMembers, {}, { staleTime: 60_000 });
  const { assignee } = conversation;
  const others = members.data?.items.filter((member) => member.user !== user.id && member.role !== 'viewer') ?? [];
  const tick = (id: string | undefined) => (assignee?.id === id ? { rightSection: '✓' } : {});
  return (
    <ScrollArea.Autosize mah={320} type="auto">
      <Menu.Item
        leftSection={<Avatar name={user.name} size={22} />}
        {...tick(user.id)}
        onClick={() => void assign(conversation, user)}
      >
        You
      </Menu.Item>
      {others.map((member) => (
        <Menu.Item
          key={member.user}
          leftSection={<Avatar name={member.name} size={22} />}
          {...tick(member.user)}
          onClick={() => void assign(conversation, { id: member.user, name: member.name })}
        >
          {member.name}
        </Menu.Item>
      ))}
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconUserCircle size={22} stroke={1.5} />}
        {...tick(undefined)}
        onClick={() => void assign(conversation, null)}
      >
        Nobody
      </Menu.Item>
    </ScrollArea.Autosize>
  );
}
