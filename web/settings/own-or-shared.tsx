import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Button } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import { queryClient } from '../app/query-client.ts';
import { startsWithAny } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { toast, toastError } from '../app/toast.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Moment } from '../ui/moment.tsx';
import { Page, Pane } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import styles from './settings.module.css';

interface Kept {
  id: string;
  title: string;
  own: boolean;
  updatedAt: string;
}

interface OwnOrSharedProps<Item extends Kept> {
  title: string;
  about: string;
  list: UseQueryResult<{ items: Item[] }>;
  /** The first column: what it is called, and what stands there. */
  head: string;
  cell(item: Item): ReactNode;
  /** The button and the dialog that make one; undefined for who may not. */
  add: { open: string; title: string } | undefined;
  empty: { icon: Icon; title: string; words: string };
  /** The form of a new one, or of one that is there. */
  form(item: Item | undefined, close: () => void): ReactNode;
  remove(item: Item): Promise<unknown>;
  /** Makes it anew as it was. */
  putBack(item: Item): Promise<unknown>;
  /** The beginnings of ids of endpoints whose answers are old then. */
  outdates: readonly string[];
}

/** What the company and each person write once and use often: a list, and what can be done with each. */
export function OwnOrShared<Item extends Kept>(props: OwnOrSharedProps<Item>) {
  const { title, about, list, head, cell, form, empty } = props;
  const mayShare = useMay('canned.manage');
  const columns: Column<Item>[] = [
    { head, grow: true, cell },
    {
      head: t({ message: 'For', comment: 'Head of a column: for whom' }),
      cell: ({ own }) => (own ? t`Only you` : t`Everybody`),
    },
    { head: t`Changed`, wide: true, cell: ({ updatedAt }) => <Moment at={updatedAt} /> },
    {
      head: '',
      name: t`Actions`,
      right: true,
      cell: (item) => (mayShare || item.own ? <Actions item={item} {...props} /> : null),
    },
  ];
  const add =
    props.add === undefined ? undefined : (
      <Dialog {...props.add} wide>
        {(close) => form(undefined, close)}
      </Dialog>
    );
  return (
    <Page title={title} about={about} actions={add}>
      <Pane flush>
        <DataTable
          label={title}
          rows={{ items: list.data?.items ?? [], pending: list.isPending, error: list.error, refetch: list.refetch }}
          columns={columns}
          rowKey={({ id }) => id}
          empty={
            <Empty icon={empty.icon} title={empty.title} action={add}>
              {empty.words}
            </Empty>
          }
        />
      </Pane>
    </Page>
  );
}

function Actions<Item extends Kept>({
  item,
  form,
  remove,
  putBack,
  outdates,
}: { item: Item } & Pick<OwnOrSharedProps<Item>, 'form' | 'remove' | 'putBack' | 'outdates'>) {
  const run = async (work: () => Promise<unknown>, done?: () => void) => {
    try {
      await work();
      done?.();
    } catch (error) {
      toastError(error);
    }
    await queryClient.invalidateQueries({ predicate: ({ queryKey }) => startsWithAny(queryKey[0], outdates) });
  };
  const undo = () => void run(() => putBack(item));
  const removed = () => toast({ text: t`“${ph({ name: item.title })}” is removed`, undo });
  return (
    <div className={styles.right}>
      <Dialog open={t`Edit`} title={item.title} size="compact-sm" variant="subtle" wide>
        {(close) => form(item, close)}
      </Dialog>
      <Button size="compact-sm" variant="subtle" color="bad" onClick={() => void run(() => remove(item), removed)}>
        <Trans>Remove</Trans>
      </Button>
    </div>
  );
}
