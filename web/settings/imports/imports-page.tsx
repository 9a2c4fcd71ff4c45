import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { IconFileImport } from '@tabler/icons-react';
import { listImports } from '#core/contract/import.ts';
import { usePages } from '../../app/read.ts';
import { State } from '../../ui/badge.tsx';
import { bytes, number } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { Page, Pane } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { DataTable, type Column } from '../../ui/table.tsx';
import { NewImport } from './new-import.tsx';
import { stateWords, type Import } from './states.ts';

const columns: Column<Import>[] = [
  {
    head: t`File`,
    grow: true,
    cell: ({ id, name, files }) => (
      <>
        <Link to="/settings/imports/$import" params={{ import: id }}>
          <b>{name}</b>
        </Link>
        <div className="muted">{files.map((file) => bytes(file.size)).join(' + ')}</div>
      </>
    ),
  },
  { head: t`Rows`, right: true, wide: true, cell: ({ rows }) => number(rows) },
  { head: t({ message: 'Taken', comment: 'rows of an import' }), right: true, cell: ({ taken }) => number(taken) },
  { head: t`Came again`, right: true, wide: true, cell: ({ duplicates }) => number(duplicates) },
  {
    head: t({ message: 'Refused', comment: 'rows of an import' }),
    right: true,
    wide: true,
    cell: ({ refused }) => number(refused),
  },
  {
    head: t({ message: 'Since', comment: 'a time follows' }),
    wide: true,
    cell: ({ createdAt }) => <Moment at={createdAt} />,
  },
  { head: t`State`, cell: ({ state }) => <State tone={stateWords[state].tone}>{stateWords[state].words}</State> },
];

export function ImportsPage() {
  const list = usePages(listImports, {}, { every: 3_000 });
  return (
    <Page
      title={t`Imports`}
      about={t`CSV, JSON Lines, XES event logs and mailboxes (mbox). Running a file twice changes nothing.`}
      actions={<NewImport />}
    >
      <Pane flush>
        <DataTable
          label={t`Imports`}
          rows={list}
          columns={columns}
          rowKey={({ id }) => id}
          empty={
            <Empty icon={IconFileImport} title={t`Nothing imported yet`} action={<NewImport />}>
              <Trans>
                Orders, reviews, calls, visits: whatever happened with customers, with a time and somebody it belongs
                to.
              </Trans>
            </Empty>
          }
        />
      </Pane>
    </Page>
  );
}
