import { IconRoute } from '@tabler/icons-react';
import { feelingNames } from '#core/insight/feeling.ts';
import { readOwnFigures } from '#core/contract/own-figures.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { useRead } from '../app/read.ts';
import { number } from '../ui/format.ts';
import { HowPopover } from '../ui/how-computed.tsx';
import { Intervals } from '../ui/intervals.tsx';
import { Page, Pane } from '../ui/page.tsx';
import { Empty, ErrorState, Loading } from '../ui/states.tsx';
import { periodText } from './period-text.ts';
import { axisAround, rangeOf } from './words.ts';

type Own = WireOutputOf<typeof readOwnFigures>;

/** The figures of the touchpoints that one's own teams own, for somebody who sees no others. */
export function OwnPage() {
  const { data, error, refetch } = useRead(readOwnFigures, {}, { every: 60_000 });
  const about =
    data === undefined || data.teams.length === 0
      ? 'How it felt at the touchpoints of your team.'
      : `How it felt at the touchpoints of ${data.teams.join(', ')} · ${periodText(data.period)}`;
  return (
    <Page title="Your touchpoints" about={about}>
      {data === undefined ? (
        error ? (
          <ErrorState error={error} retry={refetch} />
        ) : (
          <Loading rows={5} />
        )
      ) : (
        <Pane>{data.touchpoints.length === 0 ? <None teams={data.teams} /> : <Figures data={data} />}</Pane>
      )}
    </Page>
  );
}

function None({ teams }: { teams: readonly string[] }) {
  return (
    <Empty icon={IconRoute} title={teams.length === 0 ? 'You are in no team yet' : 'Your team owns no touchpoint yet'}>
      An admin puts you into a team under Settings, Teams, and names the team as owner under Settings, Touchpoints.
    </Empty>
  );
}

const stages = { before: 'before purchase', during: 'during purchase', after: 'after purchase' };

function Figures({ data: { scale, touchpoints, how } }: { data: Own }) {
  const { short, unit } = feelingNames[scale];
  return (
    <>
      <h2>
        {short} <HowPopover label={short} how={how} />
      </h2>
      <Intervals
        name={`${short} by touchpoint`}
        {...axisAround(touchpoints, rangeOf(scale))}
        unit={unit}
        rows={touchpoints.map(({ key, name, stage, seen, value, low, high, n }) => ({
          key,
          value,
          low,
          high,
          n,
          label: name,
          note: `${stages[stage]} · ${number(seen)} interactions`,
        }))}
      />
    </>
  );
}
