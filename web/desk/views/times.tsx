import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { Pill, Select } from '@mantine/core';
import { wholeDay } from '../../ui/format.ts';
import type { Fields } from '../../ui/form.tsx';
import { daysWords } from './days-words.ts';
import { beforeNow, happenedChoices, happenedIn, happenedKey, meantNow } from './moving-days.ts';
import type { ViewValues } from './view-values.ts';
import styles from './views.module.css';

type Which = 'created' | 'updated';
type Said = NonNullable<ViewValues['created']>;

/** When a conversation began or something happened in it last, by days that move with today. */
export function Happened({ fields, which, label }: { fields: Fields<ViewValues>; which: Which; label: string }) {
  const [typed, setTyped] = useState('');
  const said = fields.values[which] ?? {};
  const choose = (key: string | null) => {
    const { during: _during, before: _before, ...rest } = said;
    put(fields, which, { ...rest, ...happenedIn(key) });
  };
  return (
    <Select
      label={label}
      placeholder={t`Does not matter`}
      description={meantOf(said)}
      inputWrapperOrder={['label', 'input', 'description']}
      clearable
      searchable
      openOnFocus={false}
      nothingFoundMessage={t`Type a number for so many days, weeks or months`}
      data={happenedChoices(typed, said)}
      value={happenedKey(said)}
      onChange={choose}
      onSearchChange={setTyped}
    />
  );
}

function meantOf({ during, before }: Said): string | null {
  if (during !== undefined) return meantNow(during);
  return before === undefined ? null : beforeNow(before);
}

function put(fields: Fields<ViewValues>, which: Which, said: Said): void {
  fields.setFieldValue(which, Object.keys(said).length === 0 ? undefined : said);
}

type Side = 'from' | 'to' | 'since' | 'until' | 'before';

const pillWords: Record<Which, Record<Side, (time: string) => string>> = {
  created: {
    from: (time) => t`Begun from ${time}`,
    to: (time) => t`Begun before ${time}`,
    since: (time) => t`Begun since: ${time}`,
    until: (time) => t`Begun until: ${time}`,
    before: (time) => t`Begun before: ${time}`,
  },
  updated: {
    from: (time) => t`Something happened from ${time}`,
    to: (time) => t`Something happened before ${time}`,
    since: (time) => t`Something happened since: ${time}`,
    until: (time) => t`Something happened until: ${time}`,
    before: (time) => t`Something happened before: ${time}`,
  },
};

/** Times that a search or the API said, and no list of the form. */
function pillsOf(which: Which, { from, to, since, until, during, before }: Said): Array<{ side: Side; words: string }> {
  const pill = (side: Side, time: string | undefined) =>
    time === undefined ? [] : [{ side, words: pillWords[which][side](time) }];
  return [
    ...pill('from', from && wholeDay(from)),
    ...pill('to', to && wholeDay(to)),
    ...pill('since', since && daysWords(since).words),
    ...pill('until', until && daysWords(until).words),
    ...pill('before', during && before && daysWords(before).words),
  ];
}

/** Times that a filter says besides, each to be taken out. */
export function Times({ fields }: { fields: Fields<ViewValues> }) {
  const pills = (['created', 'updated'] as const).flatMap((which) =>
    pillsOf(which, fields.values[which] ?? {}).map((pill) => ({ which, ...pill })),
  );
  if (pills.length === 0) return null;
  const takeOut = (which: Which, side: keyof Said) => {
    const { [side]: _out, ...rest } = fields.values[which] ?? {};
    put(fields, which, rest);
  };
  return (
    <div className={styles.times}>
      {pills.map(({ which, side, words }) => (
        <Pill
          key={words}
          size="md"
          withRemoveButton
          onRemove={() => takeOut(which, side)}
          removeButtonProps={{ 'aria-label': t`Without “${words}”`, tabIndex: 0, 'aria-hidden': false }}
        >
          {words}
        </Pill>
      ))}
    </div>
  );
}
