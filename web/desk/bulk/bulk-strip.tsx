import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { ActionIcon, Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { listBulk, readBulk } from '#core/contract/bulk.ts';
import { queryClient } from '../../app/query-client.ts';
import { startsWithAny, useRead } from '../../app/read.ts';
import { endUndo, offerUndo } from '../../app/undo.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useNow } from '../../ui/moment.tsx';
import { doingWords, doneWords, type Bulk } from './bulk-words.ts';
import { cancel, takeBack } from './doing.ts';
import styles from './bulk.module.css';

/** Milliseconds for which what was done with many still stands below the list. */
const stays = 10 * 60_000;
const closedKey = 'throughline.bulk-closed';

/** How far an act on many is, and what became of it; also after the page was loaded anew. */
export function BulkStrip() {
  const now = useNow();
  const [closed, setClosed] = useState(() => sessionStorage.getItem(closedKey));
  const { data } = useRead(
    listBulk,
    {},
    { every: (known) => (known?.items.some(({ state }) => state === 'running') === true ? 700 : false) },
  );
  const latest = data?.items[0];
  useChanged(latest);
  if (latest === undefined || latest.id === closed) return null;
  if (latest.endedAt !== null && now.getTime() - Date.parse(latest.endedAt) > stays) return null;
  const close = () => {
    sessionStorage.setItem(closedKey, latest.id);
    setClosed(latest.id);
  };
  return latest.state === 'running' ? <Running bulk={latest} /> : <Ended key={latest.id} bulk={latest} close={close} />;
}

/** Lists are old once it has ended. */
function useChanged(bulk: Bulk | undefined): void {
  const running = useRef(false);
  const state = bulk?.state;
  useEffect(() => {
    if (running.current && state !== 'running')
      void queryClient.invalidateQueries({
        predicate: ({ queryKey }) => startsWithAny(queryKey[0], ['conversation.', 'tag.']),
      });
    running.current = state === 'running';
  }, [state]);
}

function Running({ bulk }: { bulk: Bulk }) {
  return (
    <div className={styles.strip} role="status">
      <span className={styles.words}>{doingWords(bulk)}</span>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={() => void cancel(bulk)}>
        <Trans>Cancel</Trans>
      </Button>
      <progress className={styles.progress} value={bulk.done} max={bulk.total} aria-label={t`How far it is`} />
    </div>
  );
}

function Ended({ bulk, close }: { bulk: Bulk; close: () => void }) {
  const { act, undoes, undone, done, leftOut, id, endedAt } = bulk;
  // Answers go half a minute after they were given; then there is nothing to take back.
  const now = useNow();
  const gone = act.kind === 'answer' && endedAt !== null && now.getTime() - Date.parse(endedAt) > 30_000;
  const mayUndo = undoes === null && !undone && done > leftOut && !gone;
  const back = useEffectEvent(() => void takeBack(bulk));
  useEffect(() => {
    if (!mayUndo) return undefined;
    offerUndo(id, back);
    return () => endUndo(id);
  }, [id, mayUndo]);
  return (
    <div className={styles.strip} role="status">
      <span className={styles.words}>{doneWords(bulk)}</span>
      {leftOut === 0 ? null : (
        <Dialog
          open={plural(leftOut, { one: '# left out', other: '# left out' })}
          title={plural(leftOut, { one: '# conversation was left out', other: '# conversations were left out' })}
          size="compact-sm"
          variant="subtle"
          wide
        >
          {(shut) => <LeftOut id={id} close={shut} />}
        </Dialog>
      )}
      {mayUndo ? (
        <Button size="compact-sm" variant="subtle" onClick={() => void takeBack(bulk)} aria-keyshortcuts="u">
          <Trans>Undo</Trans>
        </Button>
      ) : null}
      <ActionIcon size={24} onClick={close} aria-label={t`Close`}>
        <IconX size={15} stroke={1.8} />
      </ActionIcon>
    </div>
  );
}

function LeftOut({ id, close }: { id: string; close: () => void }) {
  const { data } = useRead(readBulk, { id });
  return (
    <ul className={styles.leftOut}>
      {data?.leftOutOnes.map((each) => (
        <li key={each.id}>
          <Link to="/inbox/$conversation" params={{ conversation: each.id }} onClick={close}>
            {each.subject === '' ? each.customer : `${each.customer}: ${each.subject}`}
          </Link>
          <span>{each.reason}</span>
        </li>
      ))}
    </ul>
  );
}
