import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button, MultiSelect, TextInput } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { addApiKey, listApiKeys, revokeApiKey } from '#core/contract/people.ts';
import { permissions, type Permission } from '#core/people/permissions.ts';
import { usePages, useWrite } from '../app/read.ts';
import { useSession } from '../app/session.ts';
import { AskFirst } from '../ui/ask-first.tsx';
import { Badge } from '../ui/badge.tsx';
import { ShownOnce } from '../ui/copy.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Form, useFields } from '../ui/form.tsx';
import { Moment } from '../ui/moment.tsx';
import { Page, Pane } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { permissionNames } from './permission-words.ts';
import styles from './settings.module.css';

type Key = WireOutputOf<typeof listApiKeys>['items'][number];

const columns: Column<Key>[] = [
  {
    head: t`Name`,
    grow: true,
    cell: ({ name, start, scopes }) => (
      <>
        <b>{name}</b> <code className="muted">{start}…</code>
        <div className="muted">{scopes.map((scope) => permissionNames[scope]).join(' · ')}</div>
      </>
    ),
  },
  {
    head: t({ message: 'Made', comment: 'Head of a column: when it was made' }),
    wide: true,
    cell: ({ createdAt }) => <Moment at={createdAt} long />,
  },
  {
    head: t`Last used`,
    wide: true,
    cell: ({ lastUsedAt }) => (lastUsedAt === null ? t`never` : <Moment at={lastUsedAt} />),
  },
  {
    head: t`State`,
    cell: ({ revokedAt }) =>
      revokedAt === null ? (
        <Badge tone="good">
          <Trans comment="State of a key">works</Trans>
        </Badge>
      ) : (
        <Badge>
          <Trans comment="State of a key">revoked</Trans>
        </Badge>
      ),
  },
  { head: '', name: t`Actions`, right: true, cell: (key) => <Revoke apiKey={key} /> },
];

export function ApiKeysPage() {
  const list = usePages(listApiKeys, {});
  return (
    <Page
      title={t`API keys`}
      about={
        <Trans>
          For programs that read or write as your company. The description of the API:{' '}
          <a href="/api/v1/openapi.json">openapi.json</a>
        </Trans>
      }
      actions={<AddKey />}
    >
      <Pane flush>
        <DataTable
          label={t`API keys`}
          rows={list}
          columns={columns}
          rowKey={({ id }) => id}
          empty={
            <Empty icon={IconKey} title={t`No keys yet`} action={<AddKey />}>
              <Trans>A key lets a program do exactly what you allow it, and nothing else.</Trans>
            </Empty>
          }
        />
      </Pane>
    </Page>
  );
}

function Revoke({ apiKey }: { apiKey: Key }) {
  const revoke = useWrite(revokeApiKey, { outdates: ['api-key.'] });
  if (apiKey.revokedAt !== null) return null;
  return (
    <AskFirst
      title={t`Revoke ${ph({ name: apiKey.name })}?`}
      about={t`Programs that use it are refused from this moment on. A revoked key never works again.`}
      confirm={t`Revoke`}
      onConfirm={() => revoke.mutateAsync({ id: apiKey.id })}
    >
      <Trans>Revoke</Trans>
    </AskFirst>
  );
}

function AddKey() {
  return (
    <Dialog open={t`Make a key`} title={t`Make an API key`}>
      {(close) => <NewKey close={close} />}
    </Dialog>
  );
}

function NewKey({ close }: { close: () => void }) {
  const { may } = useSession();
  const [key, setKey] = useState<string>();
  const write = useWrite(addApiKey, { outdates: ['api-key.'], onDone: (made) => setKey(made.key) });
  const fields = useFields({ name: '', scopes: [] as Permission[] });
  if (key !== undefined)
    return (
      <div className={styles.lines}>
        <ShownOnce secret={key} label={t`API key`} />
        <div>
          <Button onClick={close}>
            <Trans>Done</Trans>
          </Button>
        </div>
      </div>
    );
  const options = permissions.filter(may).map((scope) => ({ value: scope, label: permissionNames[scope] }));
  return (
    <Form fields={fields} onSubmit={(values) => write.mutateAsync(values)} submit={t`Make the key`}>
      <TextInput
        label={t`Name`}
        description={t`What it is for: you will recognise it by this.`}
        required
        data-autofocus
        {...fields.getInputProps('name')}
      />
      <MultiSelect
        label={t`It may`}
        description={t`As little as possible.`}
        required
        searchable
        hidePickedOptions
        data={options}
        {...fields.getInputProps('scopes')}
      />
    </Form>
  );
}
