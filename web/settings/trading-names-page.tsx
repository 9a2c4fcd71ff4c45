import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
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
      head: t`Name`,
      grow: true,
      cell: ({ name, colour, isDefault }) => (
        <span className={styles.row}>
          <i className={styles.swatch} style={{ background: colour ?? 'transparent' }} />
          <b>{name}</b>
          {isDefault ? (
            <Badge>
              <Trans context="trading name">default</Trans>
            </Badge>
          ) : null}
        </span>
      ),
    },
    {
      head: t`Writes as`,
      wide: true,
      cell: ({ senderName, senderAddress }) => [senderName, senderAddress].filter(Boolean).join(', ') || '–',
    },
    { head: t`Site`, wide: true, cell: ({ domain }) => domain ?? '–' },
    { head: '', name: t`Actions`, right: true, cell: (brand) => (mayEdit ? <Actions brand={brand} /> : null) },
  ];
  return (
    <Page
      title={t`Trading names`}
      about={t`The names your company trades under, each with its look and sender. Most companies have one.`}
      actions={
        mayEdit ? (
          <Dialog open={t`Add a name`} title={t`Add a trading name`}>
            {(close) => <TradingNameForm close={close} />}
          </Dialog>
        ) : undefined
      }
    >
      <Pane flush>
        <DataTable
          label={t`Trading names`}
          rows={{ items: list.data?.items ?? [], pending: list.isPending, error: list.error, refetch: list.refetch }}
          columns={columns}
          rowKey={({ id }) => id}
          empty={<Empty icon={IconBuildingStore} title={t`No trading name`} />}
        />
      </Pane>
    </Page>
  );
}

function Actions({ brand }: { brand: Brand }) {
  const change = useWrite(changeTradingName, {
    outdates,
    onDone: () => toast({ text: t`This is now the default` }),
    onError: toastError,
  });
  const remove = useWrite(removeTradingName, { outdates });
  const { id, version, isDefault } = brand;
  return (
    <div className={styles.right}>
      {isDefault ? null : (
        <Button size="compact-sm" variant="subtle" onClick={() => change.mutate({ id, version, isDefault: true })}>
          <Trans>Make default</Trans>
        </Button>
      )}
      <Dialog open={t`Edit`} size="compact-sm" variant="subtle" title={brand.name}>
        {(close) => <TradingNameForm brand={brand} close={close} />}
      </Dialog>
      {isDefault ? null : (
        <AskFirst
          title={t`Remove ${ph({ name: brand.name })}?`}
          about={t`Conversations under this name stay and go over to the default.`}
          confirm={t`Remove`}
          onConfirm={() => remove.mutateAsync({ id })}
        >
          <Trans>Remove</Trans>
        </AskFirst>
      )}
    </div>
  );
}
