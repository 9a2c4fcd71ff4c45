import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Switch } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { readOccasion, updateOccasion } from '#core/contract/occasions.ts';
import { useRead, useWrite } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { toast } from '../../app/toast.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { Pane } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { changeOf, valuesOf, type Kept, type When } from './when-values.ts';
import { DistanceFields } from './distance-fields.tsx';
import { OccasionFields } from './occasion-fields.tsx';

interface Asking {
  id: string;
  key: string;
  about: string;
  edition: number | null;
}

/** When a survey asks, said in sentences and changed here. */
export function WhenPane({ survey }: { survey: Asking }) {
  const occasion = useRead(readOccasion, { id: survey.id });
  return (
    <Pane title={t`When it asks`} about={t`Rarely, about one thing that happened, on the channel it happened on.`}>
      {survey.key === 'csat' ? (
        <p>
          <Trans>
            After every conversation that is resolved. Delays, days of peace and quiet hours stand under{' '}
            <Link to="/listening/rules">When we ask</Link>.
          </Trans>
        </p>
      ) : (
        <Loaded query={occasion}>{(kept) => <WhenForm key={kept.version} survey={survey} kept={kept} />}</Loaded>
      )}
    </Pane>
  );
}

function WhenForm({ survey: { id, about, edition }, kept }: { survey: Asking; kept: Kept }) {
  const may = useMay('listening.manage');
  const fields = useFields(valuesOf(kept, about));
  const update = useWrite(updateOccasion, {
    outdates: ['survey.', 'occasion.', 'asking-plan.'],
    onDone: () => toast({ text: t`Saved. What was decided already stays.` }),
  });
  const published = edition !== null;
  return (
    <Form
      fields={fields}
      onSubmit={(values) => update.mutateAsync({ id, ...changeOf(values, kept.version) })}
      submit={t`Save`}
      whenDirty
    >
      <Switch
        label={t`Ask customers`}
        description={published ? undefined : t`Publish it first: nobody can be asked what nobody can see.`}
        disabled={!may || !published}
        {...fields.getInputProps('active', { type: 'checkbox' })}
      />
      <Switch
        label={t`Anonymous`}
        description={t`Answers are kept without customer, conversation and time of the day, once they are complete. This cannot be undone.`}
        disabled={!may || kept.anonymous}
        {...fields.getInputProps('anonymous', { type: 'checkbox' })}
      />
      <OccasionFields fields={fields} may={may} />
      <DistanceFields fields={fields} may={may} survey={id} />
      {kept.when === null || kept.lately === null ? null : <Lately kind={kept.when.kind} lately={kept.lately} />}
    </Form>
  );
}

/** What it would have been about, before anybody is asked. */
function Lately({
  kind,
  lately: { customers, episodes },
}: {
  kind: When['kind'];
  lately: NonNullable<Kept['lately']>;
}) {
  const people = plural(customers, { one: '# customer', other: '# customers' });
  if (customers === 0) return <p className="muted">{t`In the last 30 days there was nothing that this is about.`}</p>;
  if (kind === 'relationship') return <p className="muted">{t`In the last 30 days ${people} met you.`}</p>;
  const times = plural(episodes, { one: '# time', other: '# times' });
  return <p className="muted">{t`In the last 30 days this happened ${times}, to ${people}.`}</p>;
}
