import { Menu, UnstyledButton } from '@mantine/core';
import { IconBuilding, IconCheck, IconFlask, IconSelector } from '@tabler/icons-react';
import { switchWorkspace } from '#core/contract/session.ts';
import { useWrite } from '../read.ts';
import { restartEverywhere, useSession } from '../session.ts';
import { toastError } from '../toast.tsx';
import styles from './navigation.module.css';
import { roleNames } from '../role-names.ts';
import { words } from '../words.ts';

/** The workspace one is in, and the way to another; only a name when there is just one. */
export function WorkspaceSwitcher() {
  const { workspace, workspaces } = useSession();
  const go = useWrite(switchWorkspace, { onDone: () => restartEverywhere(), onError: toastError });
  const Icon = workspace.demo ? IconFlask : IconBuilding;
  if (workspaces.length < 2)
    return (
      <div className={styles.workspace} title={workspace.name}>
        <Icon size={16} stroke={1.7} />
        <span className={styles.workspaceName} dir="auto">
          {workspace.name}
        </span>
      </div>
    );
  return (
    <Menu width={240} position="bottom-start">
      <Menu.Target>
        <UnstyledButton className={styles.workspace} title={workspace.name}>
          <Icon size={16} stroke={1.7} />
          <span className={styles.workspaceName} dir="auto">
            {workspace.name}
          </span>
          <IconSelector size={14} stroke={1.7} className={styles.keys} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words.workspaces}</Menu.Label>
        {workspaces.map(({ id, name, role, demo }) => (
          <Menu.Item
            key={id}
            aria-current={id === workspace.id}
            leftSection={demo ? <IconFlask size={16} stroke={1.7} /> : <IconBuilding size={16} stroke={1.7} />}
            rightSection={id === workspace.id ? <IconCheck size={16} stroke={1.7} /> : roleNames[role]}
            onClick={() => (id === workspace.id ? undefined : go.mutate({ workspace: id }))}
          >
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
