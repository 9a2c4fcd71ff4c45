import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Checkbox, Select, TextInput } from '@mantine/core';
import { IconTag } from '@tabler/icons-react';
import { tagColours, type TagColour } from '#core/contract/conversation-marks.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { createTag, listTags, mergeTag, updateTag } from '#core/contract/marks.ts';
import { useRead, useWrite } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { toast, toastError } from '../app/toast.tsx';
import { Badge } from '../ui/badge.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Form, useFields } from '../ui/form.tsx';
import { Page, Pane } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import styles from './settings.module.css';

type Tag = WireOutputOf<typeof listTags>['items'][number];

const outdates = ['tag.', 'conversation.'];
const colourNames: Record<TagColour, string> = {
  plain: t`Grey`,
  accent: t`Teal`,
  good: t`Green`,
  warn: t`Amber`,
  bad: t`Rose`,
};
const colourChoices = tagColours.map((value) => ({ value, label: colourNames[value] }));

/** The company's own words to sort conversations by. */
export function TagsPage() {
  const list = useRead(listTags, { counted: 'true' });
  const mayManage = useMay('tag.manage');
  const mayAdd = useMay('conversation.tag');
  const items = list.data?.items ?? [];
  const columns: Column<Tag>[] = [
    {
      head: t`Tag`,
      grow: true,
      cell: ({ name, colour, archived }) => (
        <span className={styles.row}>
          <Badge tone={colour}>{name}</Badge>
          {archived ? (
            <span className="muted">
              <Trans>archived</Trans>
            </span>
          ) : null}
        </span>
      ),
    },
    { head: t`Conversations`, right: true, cell: ({ conversations }) => conversations },
    {
      head: '',
      name: t`Actions`,
      right: true,
      cell: (tag) => (mayManage ? <Actions tag={tag} others={items.filter(({ id }) => id !== tag.id)} /> : null),
    },
  ];
  const add = mayAdd ? (
    <Dialog open={t`Add one`} title={t`A new tag`}>
      {(close) => <NewTag close={close} />}
    </Dialog>
  ) : undefined;
  return (
    <Page
      title={t`Tags`}
      about={t`Your own words to sort conversations by. Agents make new ones while they type.`}
      actions={add}
    >
      <Pane flush>
        <DataTable
          label={t`Tags`}
          rows={{ items, pending: list.isPending, error: list.error, refetch: list.refetch }}
          columns={columns}
          rowKey={({ id }) => id}
          empty={
            <Empty icon={IconTag} title={t`No tags yet`} action={add}>
              <Trans>Begin with what you would like to find again: a product, a fault, a campaign.</Trans>
            </Empty>
          }
        />
      </Pane>
    </Page>
  );
}

function Actions({ tag, others }: { tag: Tag; others: readonly Tag[] }) {
  return (
    <div className={styles.right}>
      {others.length === 0 ? null : (
        <Dialog
          open={t`Merge`}
          title={t`Merge “${ph({ name: tag.name })}” into another`}
          size="compact-sm"
          variant="subtle"
        >
          {(close) => <MergeForm tag={tag} others={others} close={close} />}
        </Dialog>
      )}
      <Archive tag={tag} />
      <Dialog open={t`Edit`} title={tag.name} size="compact-sm" variant="subtle">
        {(close) => <EditTag tag={tag} close={close} />}
      </Dialog>
    </div>
  );
}

function Archive({ tag: { id, name, colour, archived, version } }: { tag: Tag }) {
  const back = useWrite(updateTag, { outdates, onError: toastError });
  const turn = useWrite(updateTag, {
    outdates,
    onDone: (after) =>
      toast({
        text: archived ? t`“${name}” is offered again` : t`“${name}” is archived: it stays where it is`,
        undo: () => back.mutate({ id, name, colour, archived, version: after.version }),
      }),
    onError: toastError,
  });
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      onClick={() => turn.mutate({ id, name, colour, archived: !archived, version })}
    >
      {archived ? t`Bring back` : t`Archive`}
    </Button>
  );
}

function TagFields({ fields }: { fields: ReturnType<typeof useFields<{ name: string; colour: TagColour }>> }) {
  return (
    <>
      <TextInput label={t`Name`} required data-autofocus maxLength={60} {...fields.getInputProps('name')} />
      <Select
        label={t`Colour`}
        data={colourChoices}
        allowDeselect={false}
        comboboxProps={{ withinPortal: true }}
        {...fields.getInputProps('colour')}
      />
    </>
  );
}

function NewTag({ close }: { close: () => void }) {
  const create = useWrite(createTag, { outdates, onDone: close });
  const fields = useFields<{ name: string; colour: TagColour }>({ name: '', colour: 'plain' });
  return (
    <Form fields={fields} onSubmit={(values) => create.mutateAsync(values)} submit={t`Add`}>
      <TagFields fields={fields} />
    </Form>
  );
}

function EditTag({ tag: { id, name, colour, archived, version }, close }: { tag: Tag; close: () => void }) {
  const update = useWrite(updateTag, { outdates, onDone: close });
  const fields = useFields<{ name: string; colour: TagColour }>({ name, colour });
  return (
    <Form
      fields={fields}
      onSubmit={(values) => update.mutateAsync({ id, archived, version, ...values })}
      submit={t`Save`}
    >
      <TagFields fields={fields} />
    </Form>
  );
}

function MergeForm({ tag, others, close }: { tag: Tag; others: readonly Tag[]; close: () => void }) {
  const merge = useWrite(mergeTag, { outdates, onDone: close });
  const fields = useFields({ into: '', sure: false });
  return (
    <Form fields={fields} onSubmit={({ into }) => merge.mutateAsync({ id: tag.id, into })} submit={t`Merge`}>
      <Select
        label={t({ message: 'Into', comment: 'Into which tag another one is merged' })}
        description={t`It takes the place of this tag on every conversation.`}
        required
        searchable
        data={others.map(({ id, name }) => ({ value: id, label: name }))}
        comboboxProps={{ withinPortal: true }}
        {...fields.getInputProps('into')}
      />
      <Checkbox
        label={t`“${ph({ name: tag.name })}” goes: this cannot be taken back`}
        required
        {...fields.getInputProps('sure', { type: 'checkbox' })}
      />
    </Form>
  );
}
