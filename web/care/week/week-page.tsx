import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button, Select, Switch } from '@mantine/core';
import { IconDice5, IconPrinter } from '@tabler/icons-react';
import { drawWeek, readWeek } from '#core/contract/week.ts';
import { useRead, useWrite } from '../../app/read.ts';
import { toastError } from '../../app/toast.tsx';
import { plainDay } from '../../ui/format.ts';
import { Page, Pane, Stack, TabLinks } from '../../ui/page.tsx';
import { Empty, ErrorState, Loading } from '../../ui/states.tsx';
import { useCareTabs } from '../tabs.ts';
import { HowDrawn } from './how-drawn.tsx';
import { Replay } from './replay.tsx';
import { Sheet } from './sheet.tsx';
import type { Weeks } from './week-words.ts';
import styles from './week.module.css';

/** One customer a week, drawn at random: their line in a minute, and on a page to open a meeting with. */
export function WeekPage() {
  const [week, setWeek] = useState<string | null>(null);
  const [named, setNamed] = useState(false);
  const query = useRead(readWeek, { masked: named ? 'false' : 'true', ...(week === null ? {} : { week }) });
  const { data } = query;
  return (
    <Page
      narrow
      title={t`One customer a week`}
      about={t`Drawn at random among all who dealt with us; nobody chooses. Their line in a minute, to open a meeting with.`}
      actions={data === undefined ? null : <Choosing data={data} choose={setWeek} named={named} name={setNamed} />}
    >
      <div className={styles.screen}>
        <TabLinks tabs={useCareTabs()} label={t`Care`} />
      </div>
      {data !== undefined ? (
        <Week data={data} drew={() => setWeek(null)} />
      ) : query.error ? (
        <ErrorState error={query.error} retry={query.refetch} />
      ) : (
        <Loading rows={6} />
      )}
    </Page>
  );
}

interface ChoosingProps {
  data: Weeks;
  choose: (week: string | null) => void;
  named: boolean;
  name: (named: boolean) => void;
}

function Choosing({ data: { drawn, weeks }, choose, named, name }: ChoosingProps) {
  if (drawn === null) return null;
  return (
    <>
      <Switch label={t`Show the name`} checked={named} onChange={(event) => name(event.currentTarget.checked)} />
      <Select
        aria-label={t`Week`}
        allowDeselect={false}
        w={170}
        value={drawn.week}
        onChange={choose}
        data={weeks.map((value) => ({ value, label: plainDay(value, { year: true }) }))}
      />
      <Button variant="default" leftSection={<IconPrinter size={16} stroke={1.7} />} onClick={() => window.print()}>
        <Trans>Print the page</Trans>
      </Button>
    </>
  );
}

function Week({ data, drew }: { data: Weeks; drew: () => void }) {
  const { drawn, open } = data;
  if (drawn === null)
    return (
      <Pane>
        <Empty icon={IconDice5} title={t`Nobody was drawn yet`} action={<Draw open={open} drew={drew} />}>
          <Trans>Every customer who wrote, called, bought or answered lately has the same chance.</Trans>
        </Empty>
      </Pane>
    );
  return (
    <>
      <div className={styles.screen}>
        <Stack>
          {open === null ? null : <Draw open={open} drew={drew} />}
          <Replay key={drawn.week} drawn={drawn} />
          <HowDrawn drawn={drawn} />
        </Stack>
      </div>
      <Sheet drawn={drawn} />
    </>
  );
}

function Draw({ open, drew }: { open: string | null; drew: () => void }) {
  const write = useWrite(drawWeek, { outdates: ['week.'], onDone: drew, onError: toastError });
  if (open === null) return null;
  return (
    <div>
      <Button
        leftSection={<IconDice5 size={16} stroke={1.7} />}
        loading={write.isPending}
        onClick={() => write.mutate({})}
      >
        <Trans>Draw this week’s customer</Trans>
      </Button>
    </div>
  );
}
