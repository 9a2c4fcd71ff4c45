import { t } from '@lingui/core/macro';
import { NumberInput, Switch } from '@mantine/core';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { readSurvey, updateSurvey } from '#core/contract/listening.ts';
import { useRead, useWrite } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { toast } from '../app/toast.tsx';
import { FieldRow, Form, useFields } from '../ui/form.tsx';
import { Page, Pane, Stack, TabLinks } from '../ui/page.tsx';
import { Loaded } from '../ui/states.tsx';
import { ConsentPane } from './asking/consent-pane.tsx';
import { ScoreSightPane } from './asking/score-sight-pane.tsx';
import { QuietHours, quietFields, quietOf, type QuietValues } from './quiet-hours.tsx';
import { listeningTabs } from './tabs.ts';

type Survey = WireOutputOf<typeof readSurvey>;

export function RulesPage() {
  const survey = useRead(readSurvey, {});
  return (
    <Page
      title={t`Listening`}
      about={t`Customers are asked rarely, where they were, and never twice about the same.`}
      narrow
    >
      <TabLinks tabs={listeningTabs} label={t`Listening`} />
      <Stack>
        <Pane
          title={t`After a conversation, and how often at all`}
          about={t`Never for spam, blocked customers, machine mail, or when nobody answered. A customer who writes again before it is due is not asked.`}
        >
          <Loaded query={survey}>{(values) => <Rules key={values.version} survey={values} />}</Loaded>
        </Pane>
        <ConsentPane />
        <ScoreSightPane />
      </Stack>
    </Page>
  );
}

function Rules({ survey }: { survey: Survey }) {
  const may = useMay('listening.manage');
  const update = useWrite(updateSurvey, {
    outdates: ['survey.'],
    onDone: () => toast({ text: t`Saved. What was decided already stays.` }),
  });
  const { active, chatDelayMinutes, mailDelayHours, quarantineDays, openDays, quiet, version } = survey;
  const fields = useFields({
    active,
    chatDelayMinutes,
    mailDelayHours,
    quarantineDays,
    openDays,
    ...quietFields(quiet),
  });
  const number = (name: 'chatDelayMinutes' | 'mailDelayHours' | 'quarantineDays' | 'openDays') => ({
    ...fields.getInputProps(name),
    onChange: (value: string | number) => fields.setFieldValue(name, Number(value)),
    allowDecimal: false,
    min: 0,
    disabled: !may,
  });
  return (
    <Form
      fields={fields}
      onSubmit={(values) => update.mutateAsync(changeOf(values, version))}
      submit={t`Save`}
      whenDirty
    >
      <Switch label={t`Ask customers`} disabled={!may} {...fields.getInputProps('active', { type: 'checkbox' })} />
      <FieldRow>
        <NumberInput
          label={t`After a chat`}
          description={t`minutes after it was resolved`}
          {...number('chatDelayMinutes')}
        />
        <NumberInput
          label={t`After a mail`}
          description={t`hours after it was resolved`}
          {...number('mailDelayHours')}
        />
      </FieldRow>
      <FieldRow>
        <NumberInput
          label={t`Leave in peace`}
          description={t`days between two questions to the same person`}
          {...number('quarantineDays')}
        />
        <NumberInput label={t`Take answers for`} description={t`days after asking`} {...number('openDays')} />
      </FieldRow>
      <QuietHours fields={fields} may={may} />
    </Form>
  );
}

type Values = Omit<Survey, 'key' | 'scale' | 'quiet' | 'version'> & QuietValues;

function changeOf({ isQuiet, quietFrom, quietUntil, ...rest }: Values, version: number) {
  return { ...rest, quiet: quietOf({ isQuiet, quietFrom, quietUntil }), version };
}
