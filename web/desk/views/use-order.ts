import { ph, t } from '@lingui/core/macro';
import { useEffect, useRef, useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { listViews, orderViews } from '#core/contract/views.ts';
import { call } from '../../app/api.ts';
import { keyOf } from '../../app/read.ts';
import { toastError } from '../../app/toast.tsx';
import { inOrder, placed, stepped } from './order.ts';
import type { SavedView } from './saved-views.ts';

export interface Ordering {
  /** Where what was moved stands now, in words. */
  said: string;
  step(id: string, by: -1 | 1): void;
  drop(id: string, to: { beside: string; after: boolean }): void;
}

/** Orders sent one after the other: the last one stands. */
let sending: Promise<unknown> = Promise.resolve();

/** Puts views in order, each among those that the same people see: at once here, then for all of them. */
export function useOrdering(views: readonly SavedView[]): Ordering {
  const client = useQueryClient();
  const [said, setSaid] = useState('');
  const moved = useRef<string>(undefined);
  const among = (id: string) => {
    const audience = views.find((view) => view.id === id)?.audience;
    return views.filter((view) => view.mayChange && view.audience === audience).map((view) => view.id);
  };
  // A row that changes its place loses the focus.
  useEffect(() => {
    if (moved.current === undefined) return;
    const row = document.querySelector(`[data-saved="${moved.current}"]`);
    moved.current = undefined;
    if (row?.contains(document.activeElement) === false) row.querySelector('a')?.focus();
  }, [views]);
  const put = (id: string, order: string[]) => {
    if (order.length === 0) return;
    const name = views.find((view) => view.id === id)?.name ?? '';
    setSaid(t`${name}: ${ph({ place: order.indexOf(id) + 1 })} of ${ph({ all: order.length })}`);
    if (order.join() === among(id).join()) return;
    const focused = document.activeElement?.closest('[data-saved]')?.getAttribute('data-saved');
    moved.current = focused === id ? id : undefined;
    const key = keyOf(listViews, {});
    client.setQueryData<WireOutputOf<typeof listViews>>(
      key,
      (known) => known && { ...known, items: inOrder(known.items, order) },
    );
    sending = sending.then(() => call(orderViews, { order })).catch(toastError);
    void sending.then(() => client.invalidateQueries({ queryKey: key }));
  };
  return {
    said,
    step: (id, by) => put(id, stepped(among(id), id, by)),
    drop: (id, to) => put(id, placed(among(id), id, to)),
  };
}
