import { IconQuote } from '@tabler/icons-react';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { createCannedReply, deleteCannedReply, listCannedReplies } from '#core/contract/canned.ts';
import { call } from '../app/api.ts';
import { queryClient } from '../app/query-client.ts';
import { startsWithAny, useRead, useWrite } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { toast, toastError } from '../app/toast.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Moment } from '../ui/moment.tsx';
import { Page, Pane } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { Button } from '@mantine/core';
import { CannedReplyForm } from './canned-reply-form.tsx';
import styles from './settings.module.css';

type Reply = WireOutputOf<typeof listCannedReplies>['items'][number];

const outdates = ['canned.'];

export function CannedRepliesPage() {
  const list = useRead(listCannedReplies, {});
  const mayShare = useMay('canned.manage');
  const mayWrite = useMay('conversation.reply');
  const columns: Column<Reply>[] = [
    {
      head: 'Reply',
      grow: true,
      cell: ({ title, text, shortcut }) => (
        <>
          <b>{title}</b> {shortcut === null ? null : <span className="muted">/{shortcut}</span>}
          <div className={styles.clip}>{text}</div>
        </>
      ),
    },
    { head: 'For', cell: ({ own }) => (own ? 'Only you' : 'Everybody') },
    { head: 'Changed', wide: true, cell: ({ updatedAt }) => <Moment at={updatedAt} /> },
    {
      head: '',
      name: 'Actions',
      right: true,
      cell: (reply) => (mayShare || reply.own ? <Actions reply={reply} /> : null),
    },
  ];
  const add = mayWrite ? (
    <Dialog open="Write one" title="A new canned reply" wide>
      {(close) => <CannedReplyForm close={close} />}
    </Dialog>
  ) : undefined;
  return (
    <Page
      title="Canned replies"
      about="Answers written once and used often. What is known of the customer is filled in when one is used."
      actions={add}
    >
      <Pane flush>
        <DataTable
          label="Canned replies"
          rows={{ items: list.data?.items ?? [], pending: list.isPending, error: list.error, refetch: list.refetch }}
          columns={columns}
          rowKey={({ id }) => id}
          empty={
            <Empty icon={IconQuote} title="No canned replies yet" action={add}>
              Begin with the question you answer most often.
            </Empty>
          }
        />
      </Pane>
    </Page>
  );
}

async function putBack({ title, text, shortcut, own }: Reply): Promise<void> {
  try {
    await call(createCannedReply, { title, text, shortcut, own });
    await queryClient.invalidateQueries({ predicate: ({ queryKey }) => startsWithAny(queryKey[0], outdates) });
  } catch (error) {
    toastError(error);
  }
}

function Actions({ reply }: { reply: Reply }) {
  const remove = useWrite(deleteCannedReply, {
    outdates,
    onDone: () => toast({ text: `“${reply.title}” is removed`, undo: () => void putBack(reply) }),
    onError: toastError,
  });
  return (
    <div className={styles.right}>
      <Dialog open="Edit" title={reply.title} size="compact-sm" variant="subtle" wide>
        {(close) => <CannedReplyForm reply={reply} close={close} />}
      </Dialog>
      <Button size="compact-sm" variant="subtle" color="bad" onClick={() => remove.mutate({ id: reply.id })}>
        Remove
      </Button>
    </div>
  );
}
