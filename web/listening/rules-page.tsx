import { t } from '@lingui/core/macro';
import { NumberInput, Switch, TextInput } from '@mantine/core';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { clockText, minutesOfClock } from '#core/time/check-windows.ts';
import { readSurvey, updateSurvey } from '#core/contract/listening.ts';
import { useRead, useWrite } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { toast } from '../app/toast.tsx';
import { FieldRow, Form, useFields, type Fields } from '../ui/form.tsx';
import { Page, Pane, TabLinks } from '../ui/page.tsx';
import { Loaded } from '../ui/states.tsx';
import { listeningTabs } from './tabs.ts';

type Survey = WireOutputOf<typeof readSurvey>;

const usualNight = { from: 20 * 60, until: 8 * 60 };

export function RulesPage() {
  const survey = useRead(readSurvey, {});
  return (
    <Page
      title={t`Listening`}
      about={t`Customers are asked rarely, where they were, and never twice about the same.`}
      narrow
    >
      <TabLinks tabs={listeningTabs} label={t`Listening`} />
      <Pane
        title={t`Satisfaction after a conversation (1 to 5)`}
        about={t`Never for spam, blocked customers, machine mail, or when nobody answered. A customer who writes again before it is due is not asked.`}
      >
        <Loaded query={survey}>{(values) => <Rules key={values.version} survey={values} />}</Loaded>
      </Pane>
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

function QuietHours({ fields, may }: { fields: Fields<Values>; may: boolean }) {
  return (
    <>
      <Switch
        label={t`Quiet hours`}
        description={t`A question that falls into them waits for their end, by the customer’s clock where it is known, else by the company’s`}
        disabled={!may}
        {...fields.getInputProps('isQuiet', { type: 'checkbox' })}
      />
      {fields.values.isQuiet ? (
        <FieldRow>
          <TextInput
            type="time"
            label={t`Nobody is asked from`}
            required
            disabled={!may}
            {...fields.getInputProps('quietFrom')}
          />
          <TextInput type="time" label={t`until`} required disabled={!may} {...fields.getInputProps('quietUntil')} />
        </FieldRow>
      ) : null}
    </>
  );
}

function quietFields(quiet: Survey['quiet']) {
  const { from, until } = quiet ?? usualNight;
  return { isQuiet: quiet !== null, quietFrom: clockText(from), quietUntil: clockText(until) };
}

type Values = Omit<Survey, 'key' | 'scale' | 'quiet' | 'version'> & ReturnType<typeof quietFields>;

function changeOf({ isQuiet, quietFrom, quietUntil, ...rest }: Values, version: number) {
  const quiet = { from: minutesOfClock(quietFrom), until: minutesOfClock(quietUntil) };
  return { ...rest, quiet: isQuiet ? quiet : null, version };
}
