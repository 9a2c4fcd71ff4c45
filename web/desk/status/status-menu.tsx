import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Menu, ScrollArea, UnstyledButton } from '@mantine/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { listStatuses } from '#core/contract/statuses.ts';
import { useRead } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { Badge } from '../../ui/badge.tsx';
import type { Conversation } from '../summary.ts';
import { setStatus } from './setting.ts';
import { categoryNames, categoryOrder, categoryTones, nameOfStatus, statusName } from './status-words.ts';
import styles from './status.module.css';

/** Where the conversation stands, and saying that it stands elsewhere. */
export function StatusMenu({ conversation }: { conversation: Conversation }) {
  const { state } = conversation;
  const may = useMay('conversation.resolve') && state !== null;
  const [opened, setOpened] = useState(false);
  useShortcut({ keys: 'w', label: t`Where it stands`, group: t`Conversation` }, () => setOpened(true), may);
  const badge = <Badge tone={state === null ? 'bad' : categoryTones[state.category]}>{statusName(conversation)}</Badge>;
  if (!may) return badge;
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-start" width={250}>
      <Menu.Target>
        <UnstyledButton className={styles.button} title={t`Where it stands (w)`}>
          <span className={styles.silent}>
            <Trans>Status:</Trans>{' '}
          </span>
          <Badge tone={categoryTones[state.category]}>
            {statusName(conversation)}
            <IconChevronDown size={12} stroke={1.9} aria-hidden="true" />
          </Badge>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {opened ? <StatusChoices current={state.id} choose={(to) => void setStatus(conversation, to)} /> : null}
      </Menu.Dropdown>
    </Menu>
  );
}

interface ChoicesProps {
  current?: string;
  choose: (status: NonNullable<Conversation['state']>) => void;
}

/** The statuses that are offered, in their categories; inside a menu. */
export function StatusChoices({ current, choose }: ChoicesProps) {
  const { data } = useRead(listStatuses, {}, { staleTime: 60_000 });
  const offered = data?.items.filter(({ retired }) => !retired) ?? [];
  return (
    <ScrollArea.Autosize mah={360} type="auto">
      {categoryOrder.map((category) => (
        <div key={category} role="group" aria-label={categoryNames[category]}>
          <Menu.Label>{categoryNames[category]}</Menu.Label>
          {offered
            .filter((status) => status.category === category)
            .map(({ id, name }) => (
              <Menu.Item
                key={id}
                leftSection={<span className={styles.dot} data-category={category} />}
                {...(id === current
                  ? { rightSection: <IconCheck size={15} stroke={1.8} />, 'aria-current': true as const }
                  : {})}
                onClick={() => choose({ id, name, category })}
              >
                {nameOfStatus({ name, category })}
              </Menu.Item>
            ))}
        </div>
      ))}
    </ScrollArea.Autosize>
  );
}
