import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { MultiSelect } from '@mantine/core';
import { changeWatch, readAlerts } from '#core/contract/alerts.ts';
import { listMembers } from '#core/contract/people.ts';
import { permissionsOf } from '#core/people/permissions.ts';
import { useRead, useWrite } from '../app/read.ts';
import { toast } from '../app/toast.tsx';
import { Form, useFields } from '../ui/form.tsx';
import { number } from '../ui/format.ts';
import { isSame, peopleOf, type Alerts, type Watched } from './watched.ts';

/** Says who hears when a chart leaves its limits. */
export function WatchForm({ chart, alerts, onClose }: { chart: Watched; alerts: Alerts; onClose: () => void }) {
  const members = useRead(listMembers, {}, { staleTime: 60_000 });
  const fields = useFields({ people: peopleOf(alerts, chart) });
  const write = useWrite(changeWatch, {
    outdates: [readAlerts],
    onDone: () => {
      toast({ text: t`Saved` });
      onClose();
    },
  });
  const others = alerts.watches.filter((one) => !isSame(one, chart)).length;
  const able = (members.data?.items ?? []).filter(({ role }) => permissionsOf(role).has('insight.read'));
  return (
    <Form fields={fields} onSubmit={({ people }) => write.mutateAsync({ ...chart, people })} submit={t`Save`}>
      <MultiSelect
        label={t`People`}
        description={t`They get one mail and a notice when it leaves its limits, and no other until three days or weeks in a row lie within.`}
        searchable
        clearable
        data={able.map(({ user, name }) => ({ value: user, label: name }))}
        {...fields.getInputProps('people')}
      />
      <p className="muted">
        {others === 0 ? (
          <Trans>No other chart is watched.</Trans>
        ) : (
          t`Other charts that are watched: ${ph({ count: number(others) })}.`
        )}{' '}
        <Trans>
          The more are watched, the wider the limits of alerts: all together raise one false alert in 370 days or weeks
          at most.
        </Trans>
      </p>
    </Form>
  );
}
