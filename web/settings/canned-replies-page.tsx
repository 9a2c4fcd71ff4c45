import { TextInput, Textarea } from '@mantine/core';
import { IconQuote } from '@tabler/icons-react';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { createCannedReply, deleteCannedReply, listCannedReplies, updateCannedReply } from '#core/contract/desk.ts';
import { call } from '../app/api.ts';
import { queryClient } from '../app/query-client.ts';
import { startsWithAny, useRead, useWrite } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { toast, toastError } from '../app/toast.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Form, useFields } from '../ui/form.tsx';
import { Moment } from '../ui/moment.tsx';
import { Page, Pane } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { Button } from '@mantine/core';
import styles from './settings.module.css';

type Reply = WireOutputOf<typeof listCannedReplies>['items'][number];

const outdates = ['canned.'];

export function CannedRepliesPage() {
  const list = useRead(listCannedReplies, {});
  const mayEdit = useMay('canned.manage');
  const columns: Column<Reply>[] = [
    {
      head: 'Reply',
      grow: true,
      cell: ({ title, text }) => (
        <>
          <b>{title}</b>
          <div className={styles.clip}>{text}</div>
        </>
      ),
    },
    { head: 'Changed', wide: true, cell: ({ updatedAt }) => <Moment at={updatedAt} /> },
    { head: '', name: 'Actions', right: true, cell: (reply) => (mayEdit ? <Actions reply={reply} /> : null) },
  ];
  const add = mayEdit ? (
    <Dialog open="Write one" title="A new canned reply" wide>
      {(close) => <ReplyForm close={close} />}
    </Dialog>
  ) : undefined;
  return (
    <Page
      title="Canned replies"
      about="Answers written once and used often. What a customer is called is filled in when one is used."
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

async function putBack({ title, text }: Reply): Promise<void> {
  try {
    await call(createCannedReply, { title, text });
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
        {(close) => <ReplyForm reply={reply} close={close} />}
      </Dialog>
      <Button size="compact-sm" variant="subtle" color="bad" onClick={() => remove.mutate({ id: reply.id })}>
        Remove
      </Button>
    </div>
  );
}

function ReplyForm({ reply, close }: { reply?: Reply; close: () => void }) {
  const create = useWrite(createCannedReply, { outdates, onDone: close });
  const update = useWrite(updateCannedReply, { outdates, onDone: close });
  const fields = useFields({ title: reply?.title ?? '', text: reply?.text ?? '' });
  const submit = (values: typeof fields.values) =>
    reply === undefined
      ? create.mutateAsync(values)
      : update.mutateAsync({ id: reply.id, version: reply.version, ...values });
  return (
    <Form fields={fields} onSubmit={submit} submit={reply === undefined ? 'Add' : 'Save'}>
      <TextInput
        label="Title"
        description="Agents find it by this."
        required
        data-autofocus
        {...fields.getInputProps('title')}
      />
      <Textarea
        label="Text"
        description={
          <>
            <code>{'{{ customer.firstName | default: "there" }}'}</code> becomes the customer’s first name,{' '}
            <code>{'{{ agent.name }}'}</code> yours.
          </>
        }
        required
        minRows={8}
        {...fields.getInputProps('text')}
      />
    </Form>
  );
}
