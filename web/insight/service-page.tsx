import { IconChartBar } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { readService } from '#core/contract/insight.ts';
import { useRead } from '../app/read.ts';
import { Columns, Pane, Stack } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import type { Service } from './duration-figure.tsx';
import { InsightFrame, usePlace } from './frame.tsx';
import { asQuery } from './place.ts';
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
      title="Service"
      about={`What was done for customers · ${periodText(query.data?.period)}`}
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
        title="No conversations in this period"
        action={<Link to="/settings/channels">Connect a channel</Link>}
      >
        As soon as customers write by chat or mail, waits and resolutions are counted here. Choose a longer period to
        see what was before.
      </Empty>
    </Pane>
  );
}

function Figures({ data }: { data: Service }) {
  return (
    <Stack>
      <TimeWords time={data.time} />
      <FigureCards data={data} />
      <Pane title="Conversations" about="Begun by customers, and open at the end.">
        <VolumeChart data={data} />
      </Pane>
      <Columns>
        <Pane title="First response" about="Median by the day the wait began, who still waits counted in.">
          <DurationChart data={data} of="firstResponse" name="First response, median" />
        </Pane>
        <Pane title="Next response" about="Median of each later wait, by the day it began.">
          <DurationChart data={data} of="nextResponse" name="Next response, median" />
        </Pane>
        <Pane title="Resolution" about="Median by the day of the first message, what is open counted in.">
          <DurationChart data={data} of="resolution" name="Time to resolution, median" />
        </Pane>
        <Pane title="First contact" about="The share resolved at first contact; a gap where it is not yet known.">
          <FirstContactChart data={data} />
        </Pane>
      </Columns>
      <ServiceGroups data={data} />
    </Stack>
  );
}
