import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { ActionIcon, Button, Checkbox, Select } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { holidayTypes, listHolidayPlaces } from '#core/contract/hours.ts';
import { useRead } from '../../app/read.ts';
import { FieldGroup, FieldRow, Form, useFields } from '../../ui/form.tsx';
import { Loaded } from '../../ui/states.tsx';
import styles from '../settings.module.css';
import type { Calendar } from './calendar.ts';

type Source = Calendar['sources'][number];
type Place = WireOutputOf<typeof listHolidayPlaces>['items'][number];

interface HolidaysFormProps {
  calendar: Calendar;
  country: string;
  save: (part: { sources: Source[] }, text: string) => Promise<void>;
  close: () => void;
}

const typeWords: Record<(typeof holidayTypes)[number], string> = {
  public: t`public holidays`,
  bank: t`bank holidays`,
  optional: t({ message: 'optional ones', comment: 'optional holidays' }),
  school: t`school holidays`,
  observance: t`days that are only observed`,
};

/** Of which countries and regions the holidays are closed. */
export function HolidaysForm({ calendar, country, save, close }: HolidaysFormProps) {
  const places = useRead(listHolidayPlaces, {}, { staleTime: Infinity });
  const first: Source[] = [{ country, region: null, types: ['public'] }];
  const fields = useFields({ sources: calendar.sources.length === 0 ? first : calendar.sources });
  const { sources } = fields.values;
  const set = (next: Source[]) => fields.setFieldValue('sources', next);
  const submit = async () => {
    await save({ sources }, t`Holidays changed`);
    close();
  };
  return (
    <Loaded query={places}>
      {({ items }) => (
        <Form fields={fields} onSubmit={submit} submit={t`Save`}>
          {sources.map((source, at) => (
            <SourceFields
              key={at}
              source={source}
              places={items}
              error={fields.errors[`sources.${at}.region`] ?? fields.errors[`sources.${at}.country`]}
              onChange={(changed) => set(changed === undefined ? sources.toSpliced(at, 1) : sources.with(at, changed))}
            />
          ))}
          {sources.length === 0 ? (
            <p className="muted">
              <Trans>No holidays: every week is as any other.</Trans>
            </p>
          ) : null}
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} />}
            disabled={sources.length >= 10}
            onClick={() => set([...sources, ...first])}
          >
            <Trans>Another country or region</Trans>
          </Button>
        </Form>
      )}
    </Loaded>
  );
}

interface SourceFieldsProps {
  source: Source;
  places: readonly Place[];
  error: ReactNode;
  /** Undefined: it is taken out. */
  onChange: (source: Source | undefined) => void;
}

function SourceFields({ source, places, error, onChange }: SourceFieldsProps) {
  const place = places.find(({ country }) => country === source.country);
  return (
    <FieldGroup title={place?.name ?? source.country}>
      <FieldRow>
        <Select
          label={t`Country`}
          searchable
          allowDeselect={false}
          data={places.map(({ country: value, name }) => ({ value, label: name }))}
          value={source.country}
          onChange={(country) => onChange({ ...source, country: country ?? source.country, region: null })}
        />
        <Select
          label={t`Region`}
          searchable
          clearable
          placeholder={t`All of the country`}
          disabled={place?.regions.length === 0}
          data={(place?.regions ?? []).map(({ code: value, name }) => ({ value, label: name }))}
          value={source.region}
          onChange={(region) => onChange({ ...source, region })}
          error={error}
        />
      </FieldRow>
      <Checkbox.Group
        aria-label={t`Which days`}
        value={source.types}
        onChange={(types) => onChange({ ...source, types: types as Source['types'] })}
        error={source.types.length === 0 ? t`Choose one at least, or take this list out.` : undefined}
      >
        <div className={styles.row}>
          {holidayTypes.map((type) => (
            <Checkbox key={type} value={type} label={typeWords[type]} />
          ))}
          <ActionIcon aria-label={t`Take this list out`} onClick={() => onChange(undefined)}>
            <IconX size={15} stroke={1.7} />
          </ActionIcon>
        </div>
      </Checkbox.Group>
    </FieldGroup>
  );
}
