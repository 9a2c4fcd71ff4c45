import { ph, plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { IconRoute } from '@tabler/icons-react';
import { readOwnFigures } from '#core/contract/own-figures.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { useRead } from '../app/read.ts';
import { HowPopover } from '../ui/how-computed.tsx';
import { Intervals } from '../ui/intervals.tsx';
import { Page, Pane } from '../ui/page.tsx';
import { Empty, ErrorState, Loading } from '../ui/states.tsx';
import { periodText } from './period-text.ts';
import { axisAround, rangeOf } from './words.ts';
import { scaleWords } from '../ui/scale-words.ts';

type Own = WireOutputOf<typeof readOwnFigures>;

/** The figures of the touchpoints that one's own teams own, for somebody who sees no others. */
export function OwnPage() {
  const { data, error, refetch } = useRead(readOwnFigures, {}, { every: 60_000 });
  const about =
    data === undefined || data.teams.length === 0
      ? t`How it felt at the touchpoints of your team.`
      : t`How it felt at the touchpoints of ${ph({ teams: data.teams.join(', ') })} · ${ph({ period: periodText(data.period) })}`;
  return (
    <Page title={t`Your touchpoints`} about={about}>
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
    <Empty
      icon={IconRoute}
      title={teams.length === 0 ? t`You are in no team yet` : t`Your team owns no touchpoint yet`}
    >
      <Trans>
        An admin puts you into a team under Settings, Teams, and names the team as owner under Settings, Touchpoints.
      </Trans>
    </Empty>
  );
}

const stages = { before: t`before purchase`, during: t`during purchase`, after: t`after purchase` };

function Figures({ data: { scale, touchpoints, how } }: { data: Own }) {
  const { short, unit } = scaleWords[scale];
  return (
    <>
      <h2>
        {short} <HowPopover label={short} how={how} />
      </h2>
      <Intervals
        name={t`${short} by touchpoint`}
        {...axisAround(touchpoints, rangeOf(scale))}
        unit={unit}
        rows={touchpoints.map(({ key, name, stage, seen, value, low, high, n }) => ({
          key,
          value,
          low,
          high,
          n,
          label: name,
          note: `${stages[stage]} · ${plural(seen, { one: '# interaction', other: '# interactions' })}`,
        }))}
      />
    </>
  );
}
