import { IconMessage2Heart } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { feelingNames } from '#core/insight/feeling.ts';
import { readExperience } from '#core/contract/insight.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { useRead } from '../app/read.ts';
import { Figure } from '../ui/figure.tsx';
import { number } from '../ui/format.ts';
import { Card, Cards, Columns, Pane, Stack } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { FeelingChart, ResponseChart, ScoresChart } from './experience-charts.tsx';
import { FeelingGroups } from './feeling-groups.tsx';
import { InsightFrame, usePlace } from './frame.tsx';
import { asQuery } from './place.ts';
import { periodText } from './period-text.ts';
import { ScaleChoice } from './scale-choice.tsx';
import { Since } from './since.tsx';
import { channelName } from './words.ts';
import styles from './insight.module.css';

export type Experience = WireOutputOf<typeof readExperience>;

export function ExperiencePage() {
  const [place] = usePlace();
  const { scale } = place;
  const query = useRead(
    readExperience,
    { ...asQuery(place), ...(scale === undefined ? {} : { scale }) },
    { every: 60_000 },
  );
  return (
    <InsightFrame
      title="Experience"
      about={`How it felt, by those who answered · ${periodText(query.data?.period)}`}
      query={query}
      choices={<ScaleChoice scale={query.data?.scale} scales={query.data?.scales ?? []} />}
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
        title="No answers in this period"
        action={<Link to="/listening">Look at when customers are asked</Link>}
      >
        Customers are asked after a conversation was resolved: 30 minutes after a chat, a day after a mail. Answers that
        you import or send through the tracking API count as well.
      </Empty>
    </Pane>
  );
}

function meanHow({ figure: { how } }: Experience) {
  return {
    ...how,
    formula: 'The mean of all scores. Interval: Student’s t, 95 %. Read it beside the share, never alone.',
  };
}

function Figures({ data }: { data: Experience }) {
  const { scale, period, response } = data;
  const { short } = feelingNames[scale];
  return (
    <Stack>
      <Cards>
        {data.scales.map((one) => (
          <Card key={one.scale}>
            <Figure
              label={feelingNames[one.scale].short}
              {...one}
              unit={feelingNames[one.scale].unit}
              hue="feel"
              how={one.how}
            />
            <Since change={one.change} days={period.days} />
          </Card>
        ))}
        <Card>
          <Figure
            label={`${short}, mean score`}
            {...data.mean}
            digits={2}
            widest={null}
            hue="feel"
            how={meanHow(data)}
          />
        </Card>
        <Card>
          <Figure label="Answered" {...response} unit=" %" hue="fact" of="asks delivered" how={response.how} />
          <div className={styles.change}>
            {`${number(response.open)} asks still open, ${number(response.openAnswered)} of them answered`}
          </div>
        </Card>
      </Cards>
      <Columns>
        <Pane title={`${short} over time`} about="The point with its interval; a gap where there are too few answers.">
          <FeelingChart data={data} />
        </Pane>
        <Pane title="Scores" about="How often each score was given.">
          <ScoresChart data={data} />
        </Pane>
        <Pane title="By channel">
          <FeelingGroups
            data={data}
            groups={data.byChannel}
            name={`${short} by channel`}
            nameOf={(key) => channelName(key)}
          />
        </Pane>
        <Pane title="By touchpoint">
          <FeelingGroups data={data} groups={data.byTouchpoint} name={`${short} by touchpoint`} touchpoints />
        </Pane>
        <Pane title="Who answered" about="Answers of the asks delivered, by the day of asking.">
          <ResponseChart data={data} />
        </Pane>
      </Columns>
    </Stack>
  );
}
