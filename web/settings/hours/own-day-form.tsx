import { t } from '@lingui/core/macro';
import { SegmentedControl, TextInput } from '@mantine/core';
import { weekdayOf } from '#core/time/special-days.ts';
import type { Window } from '#core/time/opening-hours.ts';
import { FieldRow, Form, useFields } from '../../ui/form.tsx';
import type { Calendar } from './calendar.ts';
import { inOrder } from './drag.ts';
import { WindowFields } from './window-fields.tsx';
import { dayText, windowsText } from './words.ts';

type OwnDay = Calendar['days'][number];

interface OwnDayFormProps {
  calendar: Calendar;
  /** What the day is now; left out: a new one. */
  present?: { day: string; name: string; windows: Window[] };
  save: (part: { days: OwnDay[] }, text: string) => Promise<void>;
  close: () => void;
}

const choices = [
  { value: 'closed', label: t({ message: 'Closed', context: 'opening hours' }) },
  { value: 'other', label: t`Other hours` },
  { value: 'usual', label: t`As usual` },
];

function choiceOf(present: OwnDayFormProps['present'], own: OwnDay | undefined): string {
  if (own?.windows === null) return 'usual';
  return (present?.windows.length ?? 0) > 0 ? 'other' : 'closed';
}

/** What somebody writes of a day themselves; it goes before holidays and files. */
export function OwnDayForm({ calendar, present, save, close }: OwnDayFormProps) {
  const own = calendar.days.find(({ day }) => day === present?.day);
  const fields = useFields({
    day: present?.day ?? '',
    name: present?.name ?? '',
    choice: choiceOf(present, own),
    windows: present?.windows ?? [],
  });
  const { day: chosen, choice } = fields.values;
  const choose = (value: string) => {
    fields.setFieldValue('choice', value);
    const usual = chosen === '' ? [] : (calendar.week[weekdayOf(chosen)] ?? []);
    if (value === 'other' && fields.values.windows.length === 0) fields.setFieldValue('windows', usual);
  };
  const submit = async ({ day, name, windows }: typeof fields.values) => {
    const kept = choice === 'usual' ? null : choice === 'closed' ? [] : inOrder(windows);
    const days = [...calendar.days.filter((each) => each.day !== day), { day, name, windows: kept }];
    await save({ days }, `${dayText(day)}: ${kept === null ? t`as usual` : windowsText(kept)}`);
    close();
  };
  return (
    <Form fields={fields} onSubmit={submit} submit={t`Save`}>
      <FieldRow>
        <TextInput
          type="date"
          label={t`Day`}
          required
          readOnly={present !== undefined}
          {...fields.getInputProps('day')}
        />
        <TextInput label={t`Name`} placeholder={t`Stocktaking`} maxLength={120} {...fields.getInputProps('name')} />
      </FieldRow>
      <SegmentedControl data={choices} value={choice} onChange={choose} aria-label={t`On this day`} fullWidth />
      {choice === 'other' ? (
        <WindowFields
          windows={fields.values.windows}
          onChange={(windows) => fields.setFieldValue('windows', windows)}
        />
      ) : null}
    </Form>
  );
}
