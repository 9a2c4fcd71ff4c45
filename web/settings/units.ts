import { plural, t } from '@lingui/core/macro';

/** `minutes`, behind so many in a field. */
export function minutesUnit(minutes: number): string {
  return t({
    message: `${plural(minutes, { one: 'minute', other: 'minutes' })}`,
    comment: 'Stands behind the number in a field',
  });
}

/** `months`, behind so many in a field. */
export function monthsUnit(months: number): string {
  return t({
    message: `${plural(months, { one: 'month', other: 'months' })}`,
    comment: 'Stands behind the number in a field',
  });
}
