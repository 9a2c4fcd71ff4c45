import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { showHidden } from '#core/channels/hidden-letters.ts';
import { readSource } from '#core/contract/incoming.ts';
import { useRead } from '../../app/read.ts';
import { bytes } from '../../ui/format.ts';
import { Pane } from '../../ui/page.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { Loaded } from '../../ui/states.tsx';
import styles from './incoming.module.css';

/** More of it makes the page slow; the rest is in the file. */
const mostStretches = 16;

/** The mail letter by letter, a stretch at a time; never laid out. */
export function SourcePane({ id }: { id: string }) {
  const [starts, setStarts] = useState<readonly number[]>([0]);
  const last = useStretch(id, starts.at(-1) ?? 0);
  const { next = null, size = 0 } = last.data ?? {};
  const about =
    size === 0 ? undefined : t`${ph({ shown: bytes(next ?? size) })} of ${ph({ all: bytes(size) })}, as they came.`;
  return (
    <Pane title={t`Source`} about={about}>
      <div className={styles.source} tabIndex={0} role="region" aria-label={t`Source of the mail`} dir="ltr">
        {starts.map((from) => (
          <Stretch key={from} id={id} from={from} />
        ))}
      </div>
      {next === null ? null : starts.length < mostStretches ? (
        <div className={styles.more}>
          <ShowMore rows={{ hasMore: true, loadingMore: last.isFetching, more: () => setStarts([...starts, next]) }} />
        </div>
      ) : (
        <p className="muted">
          <Trans>Download it to read on.</Trans>
        </p>
      )}
    </Pane>
  );
}

function useStretch(id: string, from: number) {
  return useRead(readSource, { id, from: String(from) }, { staleTime: Number.POSITIVE_INFINITY });
}

function Stretch({ id, from }: { id: string; from: number }) {
  return (
    <Loaded query={useStretch(id, from)} rows={4}>
      {({ text }) => <pre>{showHidden(text)}</pre>}
    </Loaded>
  );
}
