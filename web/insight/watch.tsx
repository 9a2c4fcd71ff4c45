import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { MultiSelect } from '@mantine/core';
import { IconBell } from '@tabler/icons-react';
import { changeWatch, readAlerts } from '#core/contract/alerts.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { listMembers } from '#core/contract/people.ts';
import { permissionsOf } from '#core/people/permissions.ts';
import { useRead, useWrite } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { toast } from '../app/toast.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Form, useFields } from '../ui/form.tsx';
import { number } from '../ui/format.ts';
import { Loaded } from '../ui/states.tsx';
import type { Experience } from './experience-page.tsx';

type Alerts = WireOutputOf<typeof readAlerts>;
type Watched = Pick<Alerts['watches'][number], 'scale' | 'about' | 'channel'>;

/** Opens who hears of it when a chart leaves its limits. */
export function WatchChart({ data: { scale, about }, channel }: { data: Experience; channel: string | undefined }) {
  const mayChange = useMay('insight.manage');
  const mayRead = useMay('member.read');
  const alerts = useRead(readAlerts, {}, { enabled: mayChange });
  if (!mayChange || !mayRead) return null;
  const chart = { scale, about, channel: channel ?? null };
  const people = peopleOf(alerts.data, chart).length;
  return (
    <Dialog
      open={people === 0 ? t`Alerts` : t`Alerts for ${ph({ count: number(people) })}`}
      variant="default"
      size="compact-sm"
      leftSection={<IconBell size={15} stroke={1.7} />}
      title={t`Who hears when this figure leaves its limits`}
    >
      {(close) => (
        <Loaded query={alerts} rows={3}>
          {(known) => <WatchForm chart={chart} alerts={known} onClose={close} />}
        </Loaded>
      )}
    </Dialog>
  );
}

function isSame(one: Watched, other: Watched): boolean {
  return one.scale === other.scale && one.about === other.about && one.channel === other.channel;
}

function peopleOf(alerts: Alerts | undefined, chart: Watched): string[] {
  return alerts?.watches.find((one) => isSame(one, chart))?.people ?? [];
}

function WatchForm({ chart, alerts, onClose }: { chart: Watched; alerts: Alerts; onClose: () => void }) {
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
