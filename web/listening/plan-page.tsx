import { t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { Button } from '@mantine/core';
import { IconTargetArrow } from '@tabler/icons-react';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { readAskingPlan, updateAskingPlan } from '#core/contract/asking-plan.ts';
import { answersRange } from '#core/listening/asking/answers-range.ts';
import { planAsks } from '#core/listening/asking/plan.ts';
import { useRead, useWrite } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { toast } from '../app/toast.tsx';
import { Failure } from '../ui/failure.tsx';
import { number } from '../ui/format.ts';
import { Page, Pane, Stack, TabLinks } from '../ui/page.tsx';
import { Empty, Loaded } from '../ui/states.tsx';
import { DataTable } from '../ui/table.tsx';
import styles from './plan.module.css';
import { planColumns, type PlannedRow } from './plan-columns.tsx';
import { CoursePane } from './plan-course.tsx';
import { listeningTabs } from './tabs.ts';

type Plan = WireOutputOf<typeof readAskingPlan>;
type Targets = Readonly<Record<string, number>>;

/** How many answers are wanted of each touchpoint, and what can be had: worked out while it is typed. */
export function PlanPage() {
  const plan = useRead(readAskingPlan, {});
  return (
    <Page
      title={t`Listening`}
      about={t`How many answers you want of each touchpoint in a month, and with which chance its contacts are asked about for that.`}
    >
      <TabLinks tabs={listeningTabs} label={t`Listening`} />
      <Loaded query={plan}>{(kept) => <Planned key={kept.version} plan={kept} />}</Loaded>
    </Page>
  );
}

const targetsOf = ({ touchpoints }: Plan): Targets =>
  Object.fromEntries(touchpoints.map(({ touchpoint, target }) => [touchpoint, target]));

/** What comes of these targets, by the same rules as the server's. */
function rowsFor({ touchpoints, segments, rules, basis: { days } }: Plan, targets: Targets): PlannedRow[] {
  const strata = touchpoints.map(({ touchpoint, kind, response, every, own }) => {
    const target = targets[touchpoint] ?? 0;
    const round = every === null ? {} : { every };
    return { touchpoint, kind, target, response, ...round, ...(target === 0 ? { chance: own } : {}) };
  });
  const planned = planAsks({ strata, segments, rules });
  return touchpoints.map((row, at) => {
    const expected = answersRange(planned[at]!, { days, ...row });
    return { ...row, target: strata[at]!.target, plan: planned[at]!, expected };
  });
}

function Planned({ plan }: { plan: Plan }) {
  const may = useMay('listening.manage');
  const [targets, setTargets] = useState(() => targetsOf(plan));
  const rows = useMemo(() => rowsFor(plan, targets), [plan, targets]);
  const write = useWrite(updateAskingPlan, {
    outdates: [readAskingPlan],
    onDone: () => toast({ text: t`Saved. What was decided already stays.` }),
  });
  const dirty = plan.touchpoints.some(({ touchpoint, target }) => targets[touchpoint] !== target);
  const change = (touchpoint: string, target: number) => setTargets({ ...targets, [touchpoint]: target });
  return (
    <Stack>
      <Pane title={t`Answers wanted in a month`} about={<Basis plan={plan} />} flush>
        <DataTable
          label={t`Plan`}
          stacks="named"
          rows={{ items: rows }}
          columns={planColumns({ quarantineDays: plan.quarantineDays, change: may ? change : undefined })}
          rowKey={({ touchpoint }) => touchpoint}
          empty={
            <Empty icon={IconTargetArrow} title={t`Nothing to plan with yet`}>
              <Trans>
                A row appears for every touchpoint as soon as something was decided there, or a survey says it asks
                there.
              </Trans>
            </Empty>
          }
        />
        {may && rows.length > 0 ? (
          <form
            className={styles.save}
            onSubmit={(event) => {
              event.preventDefault();
              write.mutate({ targets, version: plan.version });
            }}
          >
            {write.error === null ? null : <Failure error={write.error} />}
            <Button type="submit" disabled={!dirty} loading={write.isPending}>
              <Trans>Save</Trans>
            </Button>
          </form>
        ) : null}
      </Pane>
      <CoursePane plan={plan} />
    </Stack>
  );
}

function Basis({ plan: { basis, quarantineDays } }: { plan: Plan }) {
  const decisions = number(basis.decisions);
  const days = number(Math.round(basis.days));
  const peace = number(quarantineDays);
  const { withoutConsent } = basis;
  return (
    <>
      <Trans>
        Left empty, it is asked about with the chance that its surveys say. Planned so that 95 months of 100 reach the
        number, from {decisions} contacts of the last {days} days; nobody is asked twice within {peace} days.
      </Trans>
      {withoutConsent === 0 ? null : (
        <>
          {' '}
          <Plural
            value={withoutConsent}
            one="# contact besides is left out: its customer has not agreed to be asked, or no longer."
            other="# contacts besides are left out: their customers have not agreed to be asked, or no longer."
          />
        </>
      )}
    </>
  );
}
