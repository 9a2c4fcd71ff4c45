import { t } from '@lingui/core/macro';
import { Switch, TextInput } from '@mantine/core';
import { clockText, minutesOfClock } from '#core/time/check-windows.ts';
import { FieldRow, type Fields } from '../ui/form.tsx';

interface Quiet {
  from: number;
  until: number;
}

/** Quiet hours as a form has them. */
export interface QuietValues extends Record<string, unknown> {
  isQuiet: boolean;
  quietFrom: string;
  quietUntil: string;
}

const usualNight = { from: 20 * 60, until: 8 * 60 };

export function quietFields(quiet: Quiet | null) {
  const { from, until } = quiet ?? usualNight;
  return { isQuiet: quiet !== null, quietFrom: clockText(from), quietUntil: clockText(until) };
}

export function quietOf({ isQuiet, quietFrom, quietUntil }: QuietValues): Quiet | null {
  return isQuiet ? { from: minutesOfClock(quietFrom), until: minutesOfClock(quietUntil) } : null;
}

/** The hours in which no question goes out. */
export function QuietHours<Values extends QuietValues>({ fields, may }: { fields: Fields<Values>; may: boolean }) {
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
