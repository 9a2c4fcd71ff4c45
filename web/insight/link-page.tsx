import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { IconLink } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { readLink } from '#core/contract/insight.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { useRead } from '../app/read.ts';
import { Change } from '../ui/figure-text.tsx';
import { Figure } from '../ui/figure.tsx';
import { number } from '../ui/format.ts';
import { HowPopover } from '../ui/how-computed.tsx';
import { Card, Cards, Columns, Pane, Stack } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { DriversPane } from './drivers-pane.tsx';
import { FactList } from './fact-list.tsx';
import { FactPane } from './fact-pane.tsx';
import { InsightFrame, usePlace } from './frame.tsx';
import { asMeasured } from './place.ts';
import { periodText } from './period-text.ts';
import { ScaleChoice } from './scale-choice.tsx';
import { periodWords } from './words.ts';
import styles from './insight.module.css';
import { scaleWords } from '../ui/scale-words.ts';

export type TheLink = WireOutputOf<typeof readLink>;

export function LinkPage() {
  const [place] = usePlace();
  const query = useRead(readLink, asMeasured(place), { every: 60_000 });
  const { data } = query;
  return (
    <InsightFrame
      title={t`The link`}
      about={t`How what was done goes with how it felt · ${ph({ period: periodText(data?.period) })}`}
      query={query}
      choices={<ScaleChoice measure={data} scales={data?.scales ?? []} />}
    >
      {(known) => (known.facts.length === 0 ? <Nothing data={known} /> : <Facts data={known} />)}
    </InsightFrame>
  );
}

function Nothing({ data }: { data: TheLink }) {
  const { n } = data.figure;
  return (
    <Pane>
      <Empty
        icon={IconLink}
        title={
          n === 0 ? t`No answers in this period` : t`Too few answers with facts before them (n ${ph({ n: number(n) })})`
        }
        action={
          <Link to="/settings/imports">
            <Trans>Import orders and answers</Trans>
          </Link>
        }
      >
        <Trans>
          The link needs answers and what was known before them: resolved conversations, deliveries, calls. A fact shows
          here from 20 answers on. Choose a longer period, or bring in what you have.
        </Trans>
      </Empty>
    </Pane>
  );
}

function Facts({ data }: { data: TheLink }) {
  const [place, go] = usePlace();
  const chosen = data.facts.find(({ key, same }) => [key, ...same].includes(place.fact ?? '')) ?? data.facts[0]!;
  const { short } = scaleWords[data.scale];
  const tested = data.facts.filter(({ change }) => change !== null).length;
  return (
    <Stack>
      <Summary data={data} />
      <DriversPane data={data} />
      <Columns>
        <Pane
          title={
            <span className={styles.head}>
              {t`Facts, points of ${short}`}
              <HowPopover label={t`The link`} how={data.how} />
            </span>
          }
          about={t`Between the groups of each fact, with 95 % interval. ${ph({ tested: number(tested) })} of ${ph({ facts: number(data.facts.length) })} facts could be tested; false discoveries held to 5 %. Association, not proof.`}
        >
          <FactList data={data} chosen={chosen.key} onChoose={(fact) => go({ fact })} />
        </Pane>
        <FactPane data={data} fact={chosen} />
      </Columns>
    </Stack>
  );
}

function Summary({ data }: { data: TheLink }) {
  const { figure, facts, period, scale } = data;
  const { short, unit } = scaleWords[scale];
  const moving = facts.filter(({ change }) => change?.detectable === true);
  const compared = facts.filter(({ change }) => change !== null);
  return (
    <Cards>
      <Card>
        <Figure label={short} {...figure} unit={unit} hue="feel" how={figure.how} note={t`of those who answered`} />
      </Card>
      <Card>
        <div className="muted">
          <Trans>Facts that go with it</Trans>
        </div>
        <div
          className={styles.say}
        >{t`${ph({ moving: number(moving.length) })} of ${ph({ compared: number(compared.length) })} that could be compared`}</div>
      </Card>
      <Card>
        <div className="muted">{t`Since the ${ph({ period: periodWords(period.days) })} before`}</div>
        <div className={styles.say}>
          {figure.change === null ? (
            <span className="muted">
              <Trans>Nothing to compare with</Trans>
            </span>
          ) : (
            <Change {...figure.change} />
          )}
        </div>
      </Card>
    </Cards>
  );
}
