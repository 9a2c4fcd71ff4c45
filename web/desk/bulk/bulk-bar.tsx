import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState, type ReactNode } from 'react';
import { ActionIcon, Menu, UnstyledButton } from '@mantine/core';
import {
  IconAlarmSnooze,
  IconBell,
  IconCheck,
  IconDots,
  IconFlag3,
  IconMailOff,
  IconProgressCheck,
  IconSun,
  IconUserCircle,
  IconX,
} from '@tabler/icons-react';
import { countForBulk } from '#core/contract/bulk.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { priorities } from '#core/desk/priority.ts';
import { useRead } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { number } from '../../ui/format.ts';
import { LaterTimes } from '../later-times.tsx';
import { priorityNames } from '../marks/marking.ts';
import { PriorityMark } from '../marks/priority-mark.tsx';
import { usePlace } from '../place.ts';
import { StatusChoices } from '../status/status-menu.tsx';
import { useViewName } from '../views/saved-views.ts';
import { BulkPeople } from './bulk-people.tsx';
import { BulkReasons } from './bulk-reasons.tsx';
import { BulkTags } from './bulk-tags.tsx';
import { selectedKey } from './bulk-words.ts';
import { doWithSelected, type Act } from './doing.ts';
import { clearSelection, selectAll, type Selection } from './selection.ts';
import styles from './bulk.module.css';

interface BarProps {
  selection: Selection;
  /** The loaded rows of the list. */
  ids: readonly string[];
  /** Whether the view has more than those. */
  hasMore: boolean;
}

/** What can be done with the selected rows; it lies over the search while there are any. */
export function BulkBar({ selection, ids, hasMore }: BarProps) {
  const { view, saved, words } = usePlace();
  const name = useViewName();
  const inAll = useRead(countForBulk, saved === undefined ? { view } : { saved }, { enabled: selection.all }).data;
  const { all } = selection;
  const selected = selection.ids.size;
  const act = (what: Act) => void doWithSelected(what, selection, saved === undefined ? { view } : { saved });
  const more = words === '' && !all && (hasMore || selected < ids.length);
  return (
    <div className={styles.bar} role="toolbar" aria-label={t`Selected conversations`}>
      <div className={styles.count} role="status">
        <ActionIcon size={24} onClick={clearSelection} aria-label={t`Select none`}>
          <IconX size={15} stroke={1.8} />
        </ActionIcon>
        <b>{all ? allWords(name, inAll) : plural(selected, { one: '# selected', other: '# selected' })}</b>
        {more ? (
          <UnstyledButton className={styles.all} onClick={() => selectAll(selection.of, ids)}>
            <Trans>Select all of this view</Trans>
          </UnstyledButton>
        ) : null}
      </div>
      <Acts act={act} />
    </div>
  );
}

function allWords(name: string, known: WireOutputOf<typeof countForBulk> | undefined): string {
  if (known === undefined) return t`All in ${name}`;
  const conversations = number(known.count);
  return known.more ? t`More than ${conversations} in ${name}` : t`All ${conversations} in ${name}`;
}

function Acts({ act }: { act: (what: Act) => void }) {
  const may = {
    assign: useMay('conversation.assign'),
    tag: useMay('conversation.tag'),
    prioritise: useMay('conversation.prioritise'),
    snooze: useMay('conversation.snooze'),
    resolve: useMay('conversation.resolve'),
  };
  useShortcut(selectedKey('e', t`Resolve`), () => act({ kind: 'resolve' }), may.resolve);
  useShortcut(selectedKey('f', t`Follow`), () => act({ kind: 'follow', following: true }));
  return (
    <div className={styles.acts}>
      {may.assign ? (
        <Pick keys="a" label={t`Assign`} icon={<IconUserCircle size={18} stroke={1.7} />}>
          <BulkPeople
            choose={(assignee) => act({ kind: 'assign', assignee })}
            chooseTeam={(team) => act({ kind: 'team', team })}
          />
        </Pick>
      ) : null}
      {may.tag ? <BulkTags act={act} /> : null}
      {may.prioritise ? (
        <Pick keys="p" label={t`Priority`} icon={<IconFlag3 size={17} stroke={1.7} />}>
          {priorities.toReversed().map((priority) => (
            <Menu.Item
              key={priority}
              leftSection={<PriorityMark priority={priority} />}
              onClick={() => act({ kind: 'prioritise', priority })}
            >
              {priorityNames[priority]}
            </Menu.Item>
          ))}
        </Pick>
      ) : null}
      {may.snooze ? (
        <Pick keys="s" label={t`Snooze`} icon={<IconAlarmSnooze size={18} stroke={1.7} />} wide>
          <Menu.Item leftSection={<IconSun size={16} />} onClick={() => act({ kind: 'snooze', until: null })}>
            <Trans>Wake them now</Trans>
          </Menu.Item>
          <LaterTimes take={(until) => act({ kind: 'snooze', until: until.toISOString() })} />
        </Pick>
      ) : null}
      {may.resolve ? <Settle act={act} /> : null}
      <Pick keys="." label={t`More`} icon={<IconDots size={18} stroke={1.7} />}>
        <Menu.Item leftSection={<IconBell size={16} />} onClick={() => act({ kind: 'follow', following: true })}>
          <Trans>Follow</Trans>
        </Menu.Item>
        {may.resolve ? (
          <Menu.Item leftSection={<IconMailOff size={16} />} onClick={() => act({ kind: 'spam' })}>
            <Trans>Spam</Trans>
          </Menu.Item>
        ) : null}
      </Pick>
    </div>
  );
}

/** Why they wrote, where they stand, and that they are settled. */
function Settle({ act }: { act: (what: Act) => void }) {
  return (
    <>
      <BulkReasons act={act} />
      <Pick keys="w" label={t`Status`} icon={<IconProgressCheck size={18} stroke={1.7} />} wide>
        <StatusChoices choose={({ id }) => act({ kind: 'status', status: id })} />
      </Pick>
      <ActionIcon size={30} aria-label={t`Resolve`} title={t`Resolve`} onClick={() => act({ kind: 'resolve' })}>
        <IconCheck size={18} stroke={1.9} />
      </ActionIcon>
    </>
  );
}

interface PickProps {
  keys: string;
  label: string;
  icon: ReactNode;
  wide?: boolean;
  children: ReactNode;
}

/** A button of the bar with what it offers. */
function Pick({ keys, label, icon, wide = false, children }: PickProps) {
  const [opened, setOpened] = useState(false);
  useShortcut(selectedKey(keys, label), () => setOpened(true));
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-start" width={wide ? 320 : 220} trapFocus>
      <Menu.Target>
        <ActionIcon size={30} aria-label={label} title={label}>
          {icon}
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>{children}</Menu.Dropdown>
    </Menu>
  );
}
