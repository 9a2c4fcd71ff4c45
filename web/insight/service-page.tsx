import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { IconChartBar } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { readService } from '#core/contract/insight.ts';
import { useRead } from '../app/read.ts';
import { Columns, Pane, Stack } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { Annotate } from './annotations.tsx';
import type { Service } from './duration-figure.tsx';
import { InsightFrame, usePlace } from './frame.tsx';
import { asQuery } from './place.ts';
import { FactsDownload } from './facts-download.tsx';
import { FigureCards } from './service-cards.tsx';
import { DurationChart, FirstContactChart, VolumeChart } from './service-charts.tsx';
import { periodText } from './period-text.ts';
import { ServiceGroups } from './service-groups.tsx';
import { TimeChoice, TimeWords } from './time-choice.tsx';

export function ServicePage() {
  const [place] = usePlace();
  const query = useRead(readService, { ...asQuery(place), time: place.time ?? 'calendar' }, { every: 60_000 });
  return (
    <InsightFrame
      title={t`Service`}
      about={t`What was done for customers · ${ph({ period: periodText(query.data?.period) })}`}
      query={query}
      choices={<TimeChoice kept={query.data?.time.kept} />}
    >
      {(data) => (data.volume.value === 0 && data.backlog.value === 0 ? <Nothing /> : <Figures data={data} />)}
    </InsightFrame>
  );
}

function Nothing() {
  return (
    <Pane>
      <Empty
        icon={IconChartBar}
        title={t`No conversations in this period`}
        action={
          <Link to="/settings/channels">
            <Trans>Connect a channel</Trans>
          </Link>
        }
      >
        <Trans>
          As soon as customers write by chat or mail, waits and resolutions are counted here. Choose a longer period to
          see what was before.
        </Trans>
      </Empty>
    </Pane>
  );
}

function Figures({ data }: { data: Service }) {
  return (
    <Stack>
      <TimeWords time={data.time} />
      <FigureCards data={data} />
      <Pane
        title={t`Conversations`}
        about={t`Begun by customers, and open at the end.`}
        actions={
          <>
            <FactsDownload period={data.period} />
            <Annotate today={data.period.to} />
          </>
        }
      >
        <VolumeChart data={data} />
      </Pane>
      <Columns>
        <Pane title={t`First response`} about={t`Median by the day the wait began, who still waits counted in.`}>
          <DurationChart data={data} of="firstResponse" name={t`First response, median`} />
        </Pane>
        <Pane title={t`Next response`} about={t`Median of each later wait, by the day it began.`}>
          <DurationChart data={data} of="nextResponse" name={t`Next response, median`} />
        </Pane>
        <Pane title={t`Resolution`} about={t`Median by the day of the first message, what is open counted in.`}>
          <DurationChart data={data} of="resolution" name={t`Time to resolution, median`} />
        </Pane>
        <Pane title={t`First contact`} about={t`The share resolved at first contact; a gap where it is not yet known.`}>
          <FirstContactChart data={data} />
        </Pane>
      </Columns>
      <ServiceGroups data={data} />
    </Stack>
  );
}
