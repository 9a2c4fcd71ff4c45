import { bandOption, barsOption } from '../chart-options.ts';
import { Chart } from '../chart.tsx';
import { Change, FigureText } from '../figure-text.tsx';
import { Figure } from '../figure.tsx';
import { duration } from '../format.ts';
import { Intervals } from '../intervals.tsx';
import { Card, Cards, Columns, Pane, Stack } from '../page.tsx';

const how = {
  formula: 'Answers of 4 or 5 divided by all answers; the interval is Wilson’s at 95 %.',
  population: 'Answers to the question after contact, one per episode.',
  period: '1 Aug – 31 Oct, by the day of the answer.',
};

const weeks = Array.from({ length: 16 }, (_, week) => {
  const value = week === 9 ? null : 74 + Math.round(8 * Math.sin(week / 3));
  return { x: `W${week + 30}`, value, low: value && value - 6, high: value && value + 5, n: 60 + week };
});

const csat = bandOption({ points: weeks, hue: 'feel', name: 'CSAT', unit: ' %', min: 40, max: 100 });
const volume = barsOption({
  x: weeks.map(({ x }) => x),
  series: [{ name: 'Conversations', data: weeks.map(({ n }) => n) }],
});

export function FigureGallery() {
  return (
    <Stack>
      <Cards>
        <Card>
          <Figure label="CSAT" hue="feel" value={76} low={73} high={78} n={1137} unit=" %" how={how} />
        </Card>
        <Card>
          <Figure
            label="First response, median"
            hue="fact"
            value={6720}
            low={6100}
            high={7500}
            n={4812}
            show={duration}
            of="episodes"
          />
        </Card>
        <Card>
          <Figure label="Too few" value={null} low={null} high={null} n={4} />
        </Card>
        <Card>
          <Figure label="Too wide" hue="feel" value={64} low={48} high={77} n={31} unit=" %" />
        </Card>
        <Card>
          <Figure label="Not reached" hue="fact" value={null} none="not reached" />
        </Card>
      </Cards>
      <Columns>
        <Pane title="By first response" about="CSAT by groups of a fact, with 95 % intervals.">
          <Intervals
            name="CSAT by first response"
            from={40}
            to={100}
            unit=" %"
            mark={{ at: 76, label: 'all 76 %' }}
            rows={[
              { key: 'a', label: 'Within 1 h', value: 84, low: 81, high: 87, n: 612 },
              { key: 'b', label: '1–2 h', value: 80, low: 75, high: 84, n: 304 },
              { key: 'c', label: '2–8 h', value: 66, low: 59, high: 72, n: 201, note: 'below the rest' },
              { key: 'd', label: '8–24 h', value: 58, low: 42, high: 72, n: 38, note: 'too uncertain to compare' },
              { key: 'e', label: 'Later', value: null, low: null, high: null, n: 7 },
            ]}
          />
        </Pane>
        <Charts />
        <Lines />
      </Columns>
    </Stack>
  );
}

function Charts() {
  return (
    <>
      <Pane title="CSAT by week" about="Line and 95 % interval; no line where too few answered.">
        <Chart
          name="CSAT by week with its interval"
          option={csat}
          table={{
            columns: ['Week', 'CSAT'],
            rows: weeks.map(({ x, ...figure }) => [x, <FigureText key={x} {...figure} unit=" %" />]),
          }}
        />
      </Pane>
      <Pane title="Conversations by week">
        <Chart
          name="Conversations by week"
          option={volume}
          height={180}
          table={{ columns: ['Week', 'Conversations'], rows: weeks.map(({ x, n }) => [x, n]) }}
        />
      </Pane>
    </>
  );
}

function Lines() {
  return (
    <Pane title="In a line of text">
      <p>
        <FigureText value={72} low={65} high={78} n={214} hue="feel" unit=" %" />
      </p>
      <p>
        <FigureText value={null} low={null} n={4} />
      </p>
      <p>
        <Change value={3.9} low={2.1} high={5.6} detectable />
      </p>
      <p>
        <Change value={-1.1} low={-4.5} high={2.3} detectable={false} />
      </p>
    </Pane>
  );
}
