import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { IconArrowBearRight, IconPaperclip } from '@tabler/icons-react';
import { Badge } from '../../ui/badge.tsx';
import { Moment } from '../../ui/moment.tsx';
import { channelLook, hasSubject } from '../channel-look.ts';
import list from '../list.module.css';
import { usePlace } from '../place.ts';
import { showBeside } from '../sides/opened.ts';
import { saidStatus, toneOf } from '../status/status-words.ts';
import { Parts } from './parts.tsx';
import type { Found } from './use-found.ts';
import styles from './search.module.css';

/** One conversation that was found, with what was looked for marked. */
export function FoundRow({ row, current, opened }: { row: Found; current: boolean; opened: () => void }) {
  const { search } = usePlace();
  const { id, channel, found } = row;
  return (
    <Link
      to="/inbox/$conversation"
      params={{ conversation: id }}
      search={search}
      className={list.row ?? ''}
      data-conversation={id}
      data-current={current}
      aria-current={current ? 'true' : undefined}
      activeProps={{}}
      onClick={() => {
        opened();
        if (found.beside !== null) showBeside({ conversation: id, side: found.beside.side });
      }}
    >
      <span className={list.top}>
        <b className={list.name}>
          <Parts parts={found.customer} />
        </b>
        <span className={list.time}>
          <Moment at={found.at} />
        </span>
      </span>
      {hasSubject({ channel }) && found.subject.length > 0 ? (
        <span className={styles.subject}>
          <Parts parts={found.subject} />
        </span>
      ) : null}
      <Beside found={found} />
      <span className={styles.text}>
        <Parts parts={found.text} />
      </span>
      {found.files.map((parts, at) => (
        <span key={at} className={styles.file}>
          <IconPaperclip size={14} stroke={1.7} aria-label={t`File`} />
          <span>
            <Parts parts={parts} />
          </span>
        </span>
      ))}
      <Marks row={row} />
    </Link>
  );
}

/** That it stands in a side conversation. */
function Beside({ found: { beside } }: Pick<Found, 'found'>) {
  if (beside === null) return null;
  return (
    <span className={styles.beside}>
      <IconArrowBearRight size={14} stroke={1.7} aria-hidden="true" />
      <span>
        <Trans>
          Beside it: <Parts parts={beside.subject} />
        </Trans>
      </span>
    </span>
  );
}

function Marks({ row }: { row: Found }) {
  const { Icon, name } = channelLook[row.channel];
  return (
    <span className={list.marks}>
      <span className={list.channel}>
        <Icon size={15} stroke={1.7} aria-hidden="true" />
        <span className={list.silent}>{name}</span>
      </span>
      <Said row={row} />
      {row.assignee === null ? null : <span className={list.assignee}>{row.assignee.name}</span>}
    </span>
  );
}

function Said({ row }: { row: Found }) {
  const said = saidStatus(row);
  return said === null ? null : <Badge tone={toneOf(row)}>{said}</Badge>;
}
