import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { IconMessage2Heart } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { readExperience } from '#core/contract/insight.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { hasMean, scales } from '#core/touchpoints/scales.ts';
import { useRead } from '../app/read.ts';
import { channelName } from '../ui/channel-names.ts';
import { Figure } from '../ui/figure.tsx';
import { number } from '../ui/format.ts';
import { Card, Cards, Columns, Pane, Stack } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { AnswersLink } from './answers-link.tsx';
import { behind } from './answers-place.ts';
import { AsksLink, asksPlace } from './asks-link.tsx';
import { AnsweredPane } from './answered-pane.tsx';
import { ControlPane } from './control-pane.tsx';
import { FeelingChart, ResponseChart, ScoresChart } from './experience-charts.tsx';
import { FeelingGroups } from './feeling-groups.tsx';
import { InsightFrame, usePlace } from './frame.tsx';
import { MeasureCard, meanHow } from './measure-card.tsx';
import { asMeasured } from './place.ts';
import { OpenAlerts } from './open-alerts.tsx';
import { periodText } from './period-text.ts';
import { measureName, ScaleChoice } from './scale-choice.tsx';
import { SilencePane } from './silence-pane.tsx';
import styles from './insight.module.css';
import { scaleWords } from '../ui/scale-words.ts';

export type Experience = WireOutputOf<typeof readExperience>;

export function ExperiencePage() {
  const [place] = usePlace();
  const query = useRead(readExperience, asMeasured(place), { every: 60_000 });
  return (
    <InsightFrame
      title={t`Experience`}
      about={t`How it felt, by those who answered · ${ph({ period: periodText(query.data?.period) })}`}
      query={query}
      choices={<ScaleChoice measure={query.data} scales={query.data?.scales ?? []} />}
    >
      {(data) => (data.scales.length === 0 && data.response.open === 0 ? <Nothing /> : <Figures data={data} />)}
    </InsightFrame>
  );
}

function Nothing() {
  return (
    <Pane>
      <Empty
        icon={IconMessage2Heart}
        title={t`No answers in this period`}
        action={
          <Link to="/listening">
            <Trans>Look at when customers are asked</Trans>
          </Link>
        }
      >
        <Trans>
          Customers are asked after conversations, when something happened, in rounds and on pages, as your surveys say.
          Scores that you send through the tracking API count as well; imported survey files stand apart.
        </Trans>
      </Empty>
    </Pane>
  );
}

function AnsweredCard({ response }: { response: Experience['response'] }) {
  const [place] = usePlace();
  return (
    <Card>
      <Figure
        label={t({ message: 'Answered', context: 'share of questions' })}
        {...response}
        unit=" %"
        hue="fact"
        of={t`asks delivered`}
        how={response.how}
      />
      <div className={styles.change}>
        {t`${ph({ open: number(response.open) })} asks still open, ${ph({ answered: number(response.openAnswered) })} of them answered`}
      </div>
      <div className={styles.ways}>
        <AsksLink n={response.n} search={asksPlace(place)}>
          <Trans>See the asks</Trans>
        </AsksLink>
        <AsksLink n={response.n} search={asksPlace(place, { which: 'answered' })}>
          <Trans>See those answered</Trans>
        </AsksLink>
        <AsksLink n={response.open} search={asksPlace(place, { which: 'open' })}>
          <Trans>See those still open</Trans>
        </AsksLink>
      </div>
    </Card>
  );
}

/** The mean beside the share or the net score, where the scale has one. */
function MeanCard({ data }: { data: Experience }) {
  const [place] = usePlace();
  const { scale, mean, figure } = data;
  if (!hasMean(scale) || scales[scale].figure === 'mean') return null;
  const name = t`${ph({ short: measureName(data, data.scales) })}, mean score`;
  return (
    <Card>
      <Figure label={name} {...mean} digits={2} widest={null} hue="feel" how={meanHow(figure.how)} />
      <AnswersLink of={name} n={mean.n} search={behind(place, data)} />
    </Card>
  );
}

function Figures({ data }: { data: Experience }) {
  const { scale, period, response } = data;
  const { short } = scaleWords[scale];
  return (
    <Stack>
      <OpenAlerts />
      <Cards>
        {data.scales.map((one) => (
          <MeasureCard key={`${one.scale} ${one.about}`} one={one} all={data.scales} days={period.days} />
        ))}
        <MeanCard data={data} />
        <AnsweredCard response={response} />
      </Cards>
      <ControlPane data={data} />
      <SilencePane data={data} />
      <AnsweredPane />
      <Columns>
        <Pane
          title={t`${short} over time`}
          about={t`The point with its interval; a gap where there are too few answers.`}
        >
          <FeelingChart data={data} />
        </Pane>
        <Pane title={t`Scores`} about={t`How often each score was given.`}>
          <ScoresChart data={data} />
        </Pane>
        <Pane title={t`By channel`}>
          <FeelingGroups
            data={data}
            groups={data.byChannel}
            name={t`${short} by channel`}
            nameOf={(key) => channelName(key)}
          />
        </Pane>
        <Pane title={t`By touchpoint`}>
          <FeelingGroups data={data} groups={data.byTouchpoint} name={t`${short} by touchpoint`} touchpoints />
        </Pane>
        <Pane title={t`Who answered`} about={t`Answers of the asks delivered, by the day of asking.`}>
          <ResponseChart data={data} />
        </Pane>
      </Columns>
    </Stack>
  );
}
