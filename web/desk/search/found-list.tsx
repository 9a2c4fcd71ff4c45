import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { Button } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { localeOfPages, quoted } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { ErrorState, Loading } from '../../ui/states.tsx';
import list from '../list.module.css';
import { useListKeys } from '../list-keys.ts';
import { useOwner } from '../owner.ts';
import { usePlace } from '../place.ts';
import { FoundNothing } from './found-nothing.tsx';
import { FoundRow } from './found-row.tsx';
import { keepSearch } from './recent.ts';
import { SearchHead } from './search-head.tsx';
import { useFound } from './use-found.ts';
import styles from './search.module.css';

/** What the search found, the best and the newest first. */
export function FoundList() {
  const { words, saved } = usePlace();
  const found = useFound(words, saved);
  if (found.rows === undefined) {
    if (found.error) return <ErrorState error={found.error} retry={found.refetch} />;
    return (
      <div className={list.loading}>
        <Loading rows={7} height={64} />
      </div>
    );
  }
  const nothing = found.rows.length === 0;
  return (
    <>
      <SearchHead />
      <Notes found={found} />
      {nothing && !found.hasMore ? <FoundNothing words={words} /> : <Rows found={found} rows={found.rows} />}
    </>
  );
}

type Searched = ReturnType<typeof useFound>;

/** What was not understood, and what was looked for instead. */
function Notes({ found: { problems, instead } }: { found: Searched }) {
  if (problems.length === 0 && instead.length === 0) return null;
  return (
    <div role="status" className={styles.notes}>
      {problems.map((problem) => (
        <p key={problem}>{problem}</p>
      ))}
      {instead.map(({ typed, used }) => (
        <p key={typed}>
          <Trans>
            Nobody wrote “{typed}”: shown is what has {ph({ others: eitherOf(used.map((word) => quoted(word))) })}.
          </Trans>
        </p>
      ))}
    </div>
  );
}

function eitherOf(words: readonly string[]): string {
  return new Intl.ListFormat(localeOfPages(), { type: 'disjunction' }).format(words);
}

function Rows({ found, rows }: { found: Searched; rows: NonNullable<Searched['rows']> }) {
  const box = useRef<HTMLDivElement>(null);
  const owner = useOwner();
  const { words, conversation } = usePlace();
  const drawn = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => 108,
    getItemKey: (at) => rows[at]!.id,
    overscan: 8,
  });
  useListKeys({ box, ids: rows.map(({ id }) => id), reveal: (at) => drawn.scrollToIndex(at) });
  const shown = drawn.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  const { hasMore, loadingMore, more, reached } = found;
  useEffect(() => {
    // Once the time was up a person says whether to go on.
    if (hasMore && !loadingMore && reached === null && last >= rows.length - 10) more();
  });
  return (
    <div className={list.scroll} ref={box}>
      <ul className={list.rows} style={{ height: drawn.getTotalSize() }} aria-label={t`Found`}>
        {shown.map(({ key, index, start }) => (
          <li
            key={key}
            ref={drawn.measureElement}
            data-index={index}
            className={list.place}
            style={{ transform: `translateY(${start}px)` }}
          >
            <FoundRow
              row={rows[index]!}
              current={rows[index]!.id === conversation}
              opened={() => keepSearch(owner, words)}
            />
          </li>
        ))}
      </ul>
      {hasMore ? (
        <div className={list.more}>
          {reached === null ? null : (
            <p className={styles.reached}>
              <Trans>
                Looked back to <Moment at={reached} />.
              </Trans>
            </p>
          )}
          <Button variant="subtle" loading={loadingMore} onClick={more}>
            {reached === null ? t`Load more` : t`Look further back`}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
