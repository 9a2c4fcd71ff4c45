import { ScrollArea } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { listNotices } from '#core/contract/marks.ts';
import { Moment } from '../../ui/moment.tsx';
import { nameOfNotice, placeOfNotice, wordsOfNotice } from './notice-words.ts';
import styles from './marks.module.css';

type Notice = WireOutputOf<typeof listNotices>['items'][number];

/** Notices, newest first. */
export function Notices({ items, close }: { items: readonly Notice[]; close: () => void }) {
  return (
    <ScrollArea.Autosize mah={420} type="auto">
      <ul className={styles.noticeList}>
        {items.map((notice) => (
          <Told key={notice.id} notice={notice} close={close} />
        ))}
      </ul>
    </ScrollArea.Autosize>
  );
}

function Told({ notice, close }: { notice: Notice; close: () => void }) {
  const { about, at, seen } = notice;
  return (
    <li>
      <Link to={placeOfNotice(about)} className={styles.notice ?? ''} data-seen={seen} onClick={close}>
        <span className={styles.noticeTop}>
          <b>{nameOfNotice(about)}</b>
          <Moment at={at} />
        </span>
        <span>{wordsOfNotice(notice)}</span>
        {about.title === '' || about.kind === 'alert' ? null : <small>{about.title}</small>}
      </Link>
    </li>
  );
}
