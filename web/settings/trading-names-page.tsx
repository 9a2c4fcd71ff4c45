import { Button } from '@mantine/core';
import { IconBuildingStore } from '@tabler/icons-react';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { changeTradingName, listTradingNames, removeTradingName } from '#core/contract/people.ts';
import { useRead, useWrite } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { toast, toastError } from '../app/toast.tsx';
import { AskFirst } from '../ui/ask-first.tsx';
import { Badge } from '../ui/badge.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Page, Pane } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import styles from './settings.module.css';
import { TradingNameForm } from './trading-name-form.tsx';

type Brand = WireOutputOf<typeof listTradingNames>['items'][number];

const outdates = ['trading-name.'];

export function TradingNamesPage() {
  const list = useRead(listTradingNames, {});
  const mayEdit = useMay('brand.manage');
  const columns: Column<Brand>[] = [
    {
      head: 'Name',
      grow: true,
      cell: ({ name, colour, isDefault }) => (
        <span className={styles.row}>
          <i className={styles.swatch} style={{ background: colour ?? 'transparent' }} />
          <b>{name}</b>
          {isDefault ? <Badge>default</Badge> : null}
        </span>
      ),
    },
    {
      head: 'Writes as',
      wide: true,
      cell: ({ senderName, senderAddress }) => [senderName, senderAddress].filter(Boolean).join(', ') || '–',
    },
    { head: 'Site', wide: true, cell: ({ domain }) => domain ?? '–' },
    { head: '', name: 'Actions', right: true, cell: (brand) => (mayEdit ? <Actions brand={brand} /> : null) },
  ];
  return (
    <Page
      title="Trading names"
      about="The names your company trades under, each with its look and sender. Most companies have one."
      actions={
        mayEdit ? (
          <Dialog open="Add a name" title="Add a trading name">
            {(close) => <TradingNameForm close={close} />}
          </Dialog>
        ) : undefined
      }
    >
      <Pane flush>
        <DataTable
          label="Trading names"
          rows={{ items: list.data?.items ?? [], pending: list.isPending, error: list.error, refetch: list.refetch }}
          columns={columns}
          rowKey={({ id }) => id}
          empty={<Empty icon={IconBuildingStore} title="No trading name" />}
        />
      </Pane>
    </Page>
  );
}

function Actions({ brand }: { brand: Brand }) {
  const change = useWrite(changeTradingName, {
    outdates,
    onDone: () => toast({ text: 'This is now the default' }),
    onError: toastError,
  });
  const remove = useWrite(removeTradingName, { outdates });
  const { id, version, isDefault } = brand;
  return (
    <div className={styles.right}>
      {isDefault ? null : (
        <Button size="compact-sm" variant="subtle" onClick={() => change.mutate({ id, version, isDefault: true })}>
          Make default
        </Button>
      )}
      <Dialog open="Edit" size="compact-sm" variant="subtle" title={brand.name}>
        {(close) => <TradingNameForm brand={brand} close={close} />}
      </Dialog>
      {isDefault ? null : (
        <AskFirst
          title={`Remove ${brand.name}?`}
          about="Conversations under this name stay and go over to the default."
          confirm="Remove"
          onConfirm={() => remove.mutateAsync({ id })}
        >
          Remove
        </AskFirst>
      )}
    </div>
  );
}
