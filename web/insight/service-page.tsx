import { IconChartBar } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { readService } from '#core/contract/insight.ts';
import { useRead } from '../app/read.ts';
import { Columns, Pane, Stack } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { ByChannel } from './by-channel.tsx';
import type { Service } from './duration-figure.tsx';
import { InsightFrame, usePlace } from './frame.tsx';
import { asQuery } from './place.ts';
import { FigureCards } from './service-cards.tsx';
import { DurationChart, FirstContactChart, VolumeChart } from './service-charts.tsx';
import { periodText } from './period-text.ts';

export function ServicePage() {
  const [place] = usePlace();
  const query = useRead(readService, asQuery(place), { every: 60_000 });
  return (
    <InsightFrame
      title="Service"
      about={`What was done for customers · ${periodText(query.data?.period)}`}
      query={query}
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
      <FigureCards data={data} />
      <Columns>
        <Pane title="Conversations" about="Begun by customers, and open at the end.">
          <VolumeChart data={data} />
        </Pane>
        <Pane
          title="First response"
          about="Median by the day of the customer’s first message, who still waits counted in."
        >
          <DurationChart data={data} of="firstResponse" name="First response, median" />
        </Pane>
        <Pane title="Resolution" about="Median by the day of the customer’s first message, what is open counted in.">
          <DurationChart data={data} of="resolution" name="Time to resolution, median" />
        </Pane>
        <Pane title="First contact" about="The share resolved at first contact; a gap where it is not yet known.">
          <FirstContactChart data={data} />
        </Pane>
      </Columns>
      <Pane title="By channel" flush>
        <ByChannel data={data} />
      </Pane>
    </Stack>
  );
}
