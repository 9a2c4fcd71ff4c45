import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMemo } from 'react';
import { Button, Group } from '@mantine/core';
import { IconHelpHexagon } from '@tabler/icons-react';
import { useUsualReasons as putInUsual } from '#core/contract/reason-settings.ts';
import { listReasons } from '#core/contract/reasons.ts';
import { useRead, useWrite } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { toastError } from '../../app/toast.tsx';
import { Page, Pane, Stack } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { DataTable, type Column } from '../../ui/table.tsx';
import { stageNames } from '../../desk/reasons/reason-words.ts';
import styles from '../settings.module.css';
import { AddReason, type Reason } from './add-reason.tsx';
import { AskedPane } from './asked-pane.tsx';
import { GuessPane } from './guess-pane.tsx';
import { ReasonActions } from './reason-actions.tsx';
import own from './reasons.module.css';

/** Why customers get in touch: the company's own list in two levels, and how right it is guessed. */
export function ReasonsPage() {
  const list = useRead(listReasons, {});
  const may = useMay('reason.manage');
  const mayFigures = useMay('insight.read');
  const items = useMemo(() => list.data?.items ?? [], [list.data]);
  const columns: Column<Reason>[] = [
    { head: t`Reason`, grow: true, cell: (reason) => <Name reason={reason} /> },
    {
      head: t`Usual stage`,
      wide: true,
      cell: ({ stage }) => (stage === null ? <span className="muted">–</span> : stageNames[stage]),
    },
    {
      head: t({ message: 'In facts', comment: 'the name of a reason in the facts of an interaction' }),
      wide: true,
      cell: ({ key }) => <code className={own.key}>{key}</code>,
    },
    {
      head: '',
      name: t`Actions`,
      right: true,
      cell: (reason) => (may ? <ReasonActions reason={reason} items={items} /> : null),
    },
  ];
  return (
    <Page
      title={t`Reasons`}
      about={t`Why customers get in touch, in two levels. Facts and figures keep the key, whatever a reason is called later.`}
      actions={may ? <AddReason label={t`Add a group`} group={null} /> : undefined}
    >
      <Stack>
        <Pane flush>
          <DataTable
            label={t`Reasons`}
            rows={{ items, pending: list.isPending, error: list.error, refetch: list.refetch }}
            columns={columns}
            rowKey={({ id }) => id}
            empty={<NoReasons may={may} />}
          />
        </Pane>
        {list.data === undefined ? null : <AskedPane reasons={list.data} may={may} />}
        {mayFigures ? <GuessPane /> : null}
      </Stack>
    </Page>
  );
}

function Name({ reason: { name, group, retired, stage } }: { reason: Reason }) {
  return (
    <span className={styles.row}>
      <span className={own.name} data-group={group === null} data-retired={retired}>
        {name}
      </span>
      {retired ? (
        <span className="muted">
          <Trans>archived</Trans>
        </span>
      ) : null}
      {stage === null ? null : (
        <span className={`${styles.narrowDetail} ${own.below}`} data-group={group === null}>
          {stageNames[stage]}
        </span>
      )}
    </span>
  );
}

function NoReasons({ may }: { may: boolean }) {
  const usual = useWrite(putInUsual, { outdates: ['reason.'], onError: toastError });
  const way = may ? (
    <Group gap="xs" justify="center">
      <Button loading={usual.isPending} onClick={() => usual.mutate({})}>
        <Trans>Put in the usual ones</Trans>
      </Button>
      <AddReason label={t`Add a group`} group={null} />
    </Group>
  ) : undefined;
  return (
    <Empty icon={IconHelpHexagon} title={t`No reasons yet`} action={way}>
      <Trans>With them you see why customers write, and what to mend so that they need not.</Trans>
    </Empty>
  );
}
