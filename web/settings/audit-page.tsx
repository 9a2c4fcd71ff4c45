import { useState } from 'react';
import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconHistory } from '@tabler/icons-react';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { listAudit } from '#core/contract/people.ts';
import { usePages } from '../app/read.ts';
import { Moment } from '../ui/moment.tsx';
import { Page, Pane } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { detailText } from './audit-words.ts';

type Entry = WireOutputOf<typeof listAudit>['items'][number];

const columns: Column<Entry>[] = [
  { head: 'When', cell: ({ at }) => <Moment at={at} long /> },
  {
    head: 'Who',
    cell: ({ actor }) => (
      <>
        <b>{actor.name}</b>
        {actor.kind === 'agent' ? null : <div className="muted">{actor.kind}</div>}
      </>
    ),
  },
  { head: 'What', cell: ({ action }) => <code>{action}</code> },
  {
    head: 'Detail',
    grow: true,
    wide: true,
    cell: ({ subject, detail }) => (
      <span className="muted">{[subject, detailText(detail)].filter(Boolean).join(' · ')}</span>
    ),
  },
];

export function AuditPage() {
  const [action, setAction] = useState('');
  const [asked] = useDebouncedValue(action.trim(), 250);
  const list = usePages(listAudit, { action: asked });
  return (
    <Page
      title="Audit"
      about="Every change to settings and access, every export and every erasure. Nothing here can be changed."
      actions={
        <TextInput
          aria-label="Only this action"
          placeholder="Action, such as source.create"
          w={240}
          value={action}
          onChange={(event) => setAction(event.currentTarget.value)}
        />
      }
    >
      <Pane flush>
        <DataTable
          label="Audit"
          rows={list}
          columns={columns}
          rowKey={({ id }) => id}
          empty={<Empty icon={IconHistory} title={asked === '' ? 'Nothing yet' : 'Nothing with this action'} />}
        />
      </Pane>
    </Page>
  );
}
