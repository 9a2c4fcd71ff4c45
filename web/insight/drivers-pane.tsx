import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { SegmentedControl } from '@mantine/core';
import { readDrivers } from '#core/contract/drivers.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { useRead } from '../app/read.ts';
import { number } from '../ui/format.ts';
import { HowPopover } from '../ui/how-computed.tsx';
import { Pane } from '../ui/page.tsx';
import { scaleWords } from '../ui/scale-words.ts';
import { Loaded } from '../ui/states.tsx';
import { DriverFaults } from './driver-faults.tsx';
import { DriverKnees } from './driver-knees.tsx';
import { DriverList } from './driver-list.tsx';
import { countWords, matters, sharedWords } from './driver-words.ts';
import { usePlace } from './frame.tsx';
import styles from './insight.module.css';
import type { TheLink } from './link-page.tsx';
import { asQuery } from './place.ts';

export type Drivers = WireOutputOf<typeof readDrivers>;
export type Driver = Drivers['drivers'][number];
export type View = 'total' | 'held';

/** What goes with a feeling when all facts are looked at together. */
export function DriversPane({ data: { scale, about } }: { data: TheLink }) {
  const [place, go] = usePlace();
  const query = useRead(readDrivers, { ...asQuery(place), scale, about }, { every: 300_000 });
  const view = place.effects ?? 'total';
  const { short } = scaleWords[scale];
  const title = t`Drivers, points of ${short}`;
  return (
    <Pane
      title={
        <span className={styles.head}>
          {title}
          {query.data === undefined ? null : <HowPopover label={title} how={query.data.how} />}
        </span>
      }
      about={
        view === 'total'
          ? t`All facts together: each adjusted for what came before it, so with all that it leads to.`
          : t`All facts together: each with all other facts held equal.`
      }
      actions={
        <SegmentedControl
          aria-label={t`Effects are shown`}
          value={view}
          onChange={(value) => go({ effects: value === 'held' ? 'held' : undefined })}
          data={[
            { value: 'total', label: t`With what follows` },
            { value: 'held', label: t`All else equal` },
          ]}
        />
      }
    >
      <Loaded query={query} rows={5}>
        {(drivers) => <Found data={drivers} view={view} />}
      </Loaded>
    </Pane>
  );
}

function Found({ data, view }: { data: Drivers; view: View }) {
  const told = data.drivers.filter((each) => each[view].state === 'told');
  const named = told.filter((each) => matters(each, view, data.smallestDifference));
  return (
    <>
      <p className={styles.verdict} data-tone={named.length === 0 ? 'grey' : 'feel'}>
        {told.length === 0
          ? t`No driver can be told: too little to go by (n ${ph({ n: number(data.n) })}).`
          : named.length === 0
            ? t`No driver found: none of ${ph({ facts: number(told.length) })} facts can be told from chance.`
            : t`${ph({ named: number(named.length) })} of ${ph({ facts: number(told.length) })} facts go with the feeling and can be told from chance.`}
      </p>
      {told.length === 0 ? <TooFew /> : <DriverList data={data} view={view} />}
      {view === 'total' ? <DriverKnees data={data} /> : null}
      <p className={styles.test}>
        {countWords(data)} {told.length === 0 ? null : sharedWords(data)}{' '}
        <Trans>
          Facts of one stage are not adjusted for each other where consequences are counted in, so one of them may stand
          for another. These are associations: a trial would tell what causes what.
        </Trans>
      </p>
      <DriverFaults faults={data.faults} n={data.n} />
    </>
  );
}

function TooFew() {
  return (
    <p className="muted">
      <Trans>
        It takes 100 answers, facts that were known before seven of ten of them, and five answers of the less frequent
        kind for each fact. Choose a longer period; the facts one by one stand below.
      </Trans>
    </p>
  );
}
