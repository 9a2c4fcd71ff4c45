import { t } from '@lingui/core/macro';
import { Tooltip } from '@mantine/core';
import { IconEye, IconNote, IconPencil } from '@tabler/icons-react';
import { Avatar } from '../ui/avatar.tsx';
import { useColleagues, useShown, type Colleague } from './looking.ts';
import styles from './onlookers.module.css';

const doings = {
  viewing: { words: (name: string) => t`${name} is looking at this`, Icon: IconEye },
  reply: { words: (name: string) => t`${name} is writing an answer`, Icon: IconPencil },
  note: { words: (name: string) => t`${name} is writing a note`, Icon: IconNote },
} as const;

const most = 4;

/** Which colleagues have this conversation open, and who of them writes. Being here oneself is told to them. */
export function Onlookers({ conversation }: { conversation: string }) {
  useShown(conversation);
  const colleagues = useColleagues(conversation);
  const more = colleagues.length - most;
  return (
    <ul className={styles.onlookers} aria-label={t`Colleagues who are here`}>
      {colleagues.slice(0, most).map((one) => (
        <Onlooker key={one.member} colleague={one} />
      ))}
      {more > 0 ? <li className={styles.more}>+{more}</li> : null}
    </ul>
  );
}

function Onlooker({ colleague: { name, doing } }: { colleague: Colleague }) {
  const { words, Icon } = doings[doing];
  const sentence = words(name);
  return (
    <Tooltip label={sentence}>
      <li className={styles.onlooker} data-doing={doing}>
        <Avatar name={name} size={22} />
        <span className={styles.doing}>
          <Icon size={10} stroke={2.2} aria-hidden="true" />
        </span>
        <span className={styles.silent}>{sentence}</span>
      </li>
    </Tooltip>
  );
}
