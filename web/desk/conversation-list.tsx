import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { Button } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ErrorState, Loading } from '../ui/states.tsx';
import { BulkBar } from './bulk/bulk-bar-lazily.tsx';
import { RowCheck } from './bulk/row-check.tsx';
import { toggle, useSelection, type Selection } from './bulk/selection.ts';
import { ConversationRow } from './conversation-row.tsx';
import type { HeldList } from './held-list.ts';
import { useListKeys } from './list-keys.ts';
import { usePlace } from './place.ts';
import type { Summary } from './summary.ts';
import { useConversations } from './use-conversations.ts';
import { useListed } from './views/saved-views.ts';
import styles from './list.module.css';

const EmptyList = lazy(async () => ({ default: (await import('./empty-list.tsx')).EmptyList }));
const EmptyView = lazy(async () => ({ default: (await import('./empty-list.tsx')).EmptyView }));

const rowHeight = 86;

/** The conversations of the view. Rows never move by themselves: news waits behind a bar. */
export function ConversationList() {
  const { view, saved } = usePlace();
  const found = useConversations(saved === undefined ? { view } : { saved });
  const { list } = found;
  if (list === undefined) {
    if (found.error) return <ErrorState error={found.error} retry={found.refetch} />;
    return (
      <div className={styles.loading}>
        <Loading rows={7} height={64} />
      </div>
    );
  }
  if (list.places.length === 0)
    return <Suspense>{saved === undefined ? <EmptyList view={view} /> : <EmptyView />}</Suspense>;
  return <Rows found={found} list={list} />;
}

type Found = ReturnType<typeof useConversations>;

function Rows({ found, list }: { found: Found; list: HeldList<Summary> }) {
  const box = useRef<HTMLDivElement>(null);
  const { of, label, conversation } = useListed();
  const { places } = list;
  const rows = useVirtualizer({
    count: places.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight,
    getItemKey: (at) => places[at]!.row.id,
    overscan: 8,
  });
  const reveal = (at: number) => rows.scrollToIndex(at);
  const ids = places.map(({ row }) => row.id);
  const selection = useSelection(of);
  const select = (id: string, range: boolean) => toggle(of, id, { ids, range });
  useListKeys({ box, ids, reveal, select });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  const { hasMore, loadingMore, more } = found;
  useEffect(() => {
    if (hasMore && !loadingMore && last >= places.length - 10) more();
  });
  const take = () => {
    found.take();
    box.current?.scrollTo({ top: 0 });
  };
  return (
    <>
      {selection.ids.size === 0 ? null : <BulkBar selection={selection} ids={ids} hasMore={found.hasMore} />}
      <NewsBar list={list} take={take} />
      <div className={styles.scroll} ref={box}>
        <ul className={styles.rows} style={{ height: rows.getTotalSize() }} aria-label={label}>
          {shown.map(({ key, index, start }) => (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              className={styles.place}
              style={{ transform: `translateY(${start}px)` }}
            >
              <SelectableRow
                place={places[index]!}
                current={places[index]!.row.id === conversation}
                selection={selection}
                select={select}
              />
            </li>
          ))}
        </ul>
        {hasMore ? (
          <div className={styles.more}>
            <Button variant="subtle" loading={loadingMore} onClick={more}>
              <Trans>Load more</Trans>
            </Button>
          </div>
        ) : null}
      </div>
    </>
  );
}

interface SelectableProps {
  place: HeldList<Summary>['places'][number];
  current: boolean;
  selection: Selection;
  select: (id: string, range: boolean) => void;
}

function SelectableRow({ place, current, selection: { ids }, select }: SelectableProps) {
  const { id, customer } = place.row;
  return (
    <>
      <ConversationRow place={place} current={current} />
      <RowCheck
        name={customer.name}
        selecting={ids.size > 0}
        checked={ids.has(id)}
        toggle={(range) => select(id, range)}
      />
    </>
  );
}

function newsWords(fresh: number, gone: number): string {
  if (fresh > 0)
    return t({ message: plural(fresh, { one: '# new', other: '# new' }), comment: 'conversations; shows them' });
  if (gone === 0) return '';
  return t({
    message: plural(gone, { one: 'Tidy up # that left', other: 'Tidy up # that left' }),
    comment: 'takes conversations out of the list that belong there no more',
  });
}

function NewsBar({ list: { fresh, gone }, take }: { list: HeldList<Summary>; take: () => void }) {
  const words = newsWords(fresh, gone);
  return (
    <div role="status" className={styles.news}>
      {words === '' ? null : (
        <button type="button" className={styles.newsButton} data-quiet={fresh === 0} onClick={take}>
          {words}
        </button>
      )}
    </div>
  );
}
