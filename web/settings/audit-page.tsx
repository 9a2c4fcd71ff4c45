import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { Select } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { listAudit } from '#core/contract/people.ts';
import { usePages } from '../app/read.ts';
import { Moment } from '../ui/moment.tsx';
import { Page, Pane } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { actorText, deedAreas, deedText, detailText, subjectText } from './audit-words.ts';
import styles from './settings.module.css';

type Entry = WireOutputOf<typeof listAudit>['items'][number];

const columns: Column<Entry>[] = [
  {
    head: t`When`,
    cell: ({ at, actor }) => (
      <>
        <Moment at={at} long />
        <div className={styles.narrowDetail}>{actor.name}</div>
      </>
    ),
  },
  {
    head: t`Who`,
    wide: true,
    cell: ({ actor }) => (
      <>
        <b>{actor.name}</b>
        {actor.kind === 'agent' ? null : <div className="muted">{actorText(actor.kind)}</div>}
      </>
    ),
  },
  {
    head: t`What`,
    cell: ({ action, subject, detail }) => (
      <span title={action}>
        {deedText(action)}
        <Detail subject={subject} detail={detail} narrow />
      </span>
    ),
  },
  {
    head: t`Detail`,
    grow: true,
    wide: true,
    cell: ({ subject, detail }) => <Detail subject={subject} detail={detail} />,
  },
];

/** On narrow screens it stands below the deed instead of in a column of its own. */
function Detail({ subject, detail, narrow = false }: Pick<Entry, 'subject' | 'detail'> & { narrow?: boolean }) {
  const words = [subjectText(subject), detailText(detail)].filter(Boolean).join(' · ');
  if (words === '') return null;
  return <div className={narrow ? styles.narrowDetail : styles.detail}>{words}</div>;
}

export function AuditPage() {
  const [area, setArea] = useState<string | null>(null);
  const list = usePages(listAudit, area === null ? {} : { action: area });
  return (
    <Page
      title={t`Audit`}
      about={t`What was done to settings, access and data, and by whom. Nothing here can be changed.`}
      actions={
        <Select
          aria-label={t`Only this`}
          placeholder={t`Everything`}
          w={200}
          clearable
          data={deedAreas}
          value={area}
          onChange={setArea}
        />
      }
    >
      <Pane flush>
        <DataTable
          label={t`Audit`}
          rows={list}
          columns={columns}
          rowKey={({ id }) => id}
          empty={<Empty icon={IconHistory} title={area === null ? t`Nothing yet` : t`Nothing of this yet`} />}
        />
      </Pane>
    </Page>
  );
}
