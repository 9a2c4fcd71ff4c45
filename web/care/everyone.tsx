import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPencil, IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMay } from '../app/session.ts';
import { Badge } from '../ui/badge.tsx';
import { Moment } from '../ui/moment.tsx';
import { Pane } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import styles from './care.module.css';
import type { WholeCause } from './cause-words.ts';
import { signTitle } from './case-words.ts';
import { useWriting } from './writing.ts';

type Named = WholeCause['everyone'][number];

/** You said, we did: everyone who named a cause; once it is fixed each can be told so in their language. */
export function Everyone({ cause: { everyone, state, did } }: { cause: WholeCause }) {
  const tells = useMay('conversation.reply') && state === 'fixed' && did !== '';
  const columns: Column<Named>[] = [
    { head: t`Customer`, cell: (named) => <Who named={named} /> },
    { head: t`What they told us`, grow: true, cell: (named) => <Said named={named} /> },
    { head: t`Told`, right: true, cell: (named) => <Told named={named} tells={tells} /> },
  ];
  return (
    <Pane
      flush
      title={t`You said, we did`}
      about={
        state === 'fixed'
          ? t`Everyone who named it. What is written to each stands begun in their conversation and goes when you send it.`
          : t`Everyone who named it. Once it is fixed, each can be told what we did.`
      }
    >
      <DataTable
        stacks
        label={t`Everyone who named it`}
        rows={{ items: everyone }}
        columns={columns}
        rowKey={({ recovery }) => recovery.id}
        empty={
          <Empty icon={IconUsers} title={t`Nobody named it yet`}>
            <Trans>Name it on the cases that it lies behind.</Trans>
          </Empty>
        }
      />
    </Pane>
  );
}

function Who({ named: { recovery } }: { named: Named }) {
  return (
    <Link to="/care/cases/$recovery" params={{ recovery: recovery.id }} className={styles.who ?? ''}>
      <bdi>{recovery.customer.name}</bdi>
    </Link>
  );
}

function Said({ named: { recovery } }: { named: Named }) {
  const words = recovery.signs.findLast((sign) => sign.words !== '')?.words;
  return (
    <div className={styles.what}>
      <span className={styles.signs}>
        {recovery.signs.map((sign, at) => (
          <Badge key={at} tone={sign.kind === 'promise' ? 'fact' : 'feel'}>
            {signTitle(sign)}
          </Badge>
        ))}
      </span>
      {words === undefined ? null : <q className={styles.words}>{words}</q>}
    </div>
  );
}

function Told({ named: { recovery, toldAt, draft }, tells }: { named: Named; tells: boolean }) {
  const write = useWriting(recovery);
  if (toldAt !== null)
    return (
      <span className="muted">
        <Moment at={toldAt} />
      </span>
    );
  if (!tells) return null;
  return (
    <Button
      size="compact-sm"
      variant="default"
      leftSection={<IconPencil size={14} stroke={1.7} />}
      onClick={() => write(draft)}
    >
      <Trans>Write</Trans>
    </Button>
  );
}
