import { t } from '@lingui/core/macro';
import { listViews } from '#core/contract/views.ts';
import { useRead } from '../../app/read.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { usePlace } from '../place.ts';
import { viewGroups } from './saved-views.ts';
import { useCounts } from './use-counts.ts';
import { useOrdering, type Ordering } from './use-order.ts';
import { GroupOfViews } from './group-of-views.tsx';
import styles from './views.module.css';

/** Views with a filter: one's own, those of one's teams and everybody's, with how many stand in each. */
export function OwnViews() {
  const { data } = useRead(listViews, {});
  const views = data?.items ?? [];
  const counts = useCounts(views.length > 0);
  const ordering = useOrdering(views);
  useMoveKeys(ordering, views.length > 1);
  return (
    <>
      {viewGroups(views).map((group) => (
        <GroupOfViews key={group.key} group={group} counts={counts} ordering={ordering} />
      ))}
      <span className={styles.silent} role="status">
        {ordering.said}
      </span>
    </>
  );
}

/** They move the view that has the focus, else the one that is looked at. */
function useMoveKeys({ step }: Ordering, enabled: boolean): void {
  const { saved } = usePlace();
  const move = (by: -1 | 1) => {
    const focused = document.activeElement?.closest('[data-saved]')?.getAttribute('data-saved');
    step(focused ?? saved ?? '', by);
  };
  useShortcut({ keys: 'alt+ArrowUp', label: t`Move this view up`, group: t`Inbox` }, () => move(-1), enabled);
  useShortcut({ keys: 'alt+ArrowDown', label: t`Move this view down`, group: t`Inbox` }, () => move(1), enabled);
}
