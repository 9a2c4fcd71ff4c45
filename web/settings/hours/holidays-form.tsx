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
  public: 'public holidays',
  bank: 'bank holidays',
  optional: 'optional ones',
  school: 'school holidays',
  observance: 'days that are only observed',
};

/** Of which countries and regions the holidays are closed. */
export function HolidaysForm({ calendar, country, save, close }: HolidaysFormProps) {
  const places = useRead(listHolidayPlaces, {}, { staleTime: Infinity });
  const first: Source[] = [{ country, region: null, types: ['public'] }];
  const fields = useFields({ sources: calendar.sources.length === 0 ? first : calendar.sources });
  const { sources } = fields.values;
  const set = (next: Source[]) => fields.setFieldValue('sources', next);
  const submit = async () => {
    await save({ sources }, 'Holidays changed');
    close();
  };
  return (
    <Loaded query={places}>
      {({ items }) => (
        <Form fields={fields} onSubmit={submit} submit="Save">
          {sources.map((source, at) => (
            <SourceFields
              key={at}
              source={source}
              places={items}
              error={fields.errors[`sources.${at}.region`] ?? fields.errors[`sources.${at}.country`]}
              onChange={(changed) => set(changed === undefined ? sources.toSpliced(at, 1) : sources.with(at, changed))}
            />
          ))}
          {sources.length === 0 ? <p className="muted">No holidays: every week is as any other.</p> : null}
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={14} />}
            disabled={sources.length >= 10}
            onClick={() => set([...sources, ...first])}
          >
            Another country or region
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
          label="Country"
          searchable
          allowDeselect={false}
          data={places.map(({ country: value, name }) => ({ value, label: name }))}
          value={source.country}
          onChange={(country) => onChange({ ...source, country: country ?? source.country, region: null })}
        />
        <Select
          label="Region"
          searchable
          clearable
          placeholder="All of the country"
          disabled={place?.regions.length === 0}
          data={(place?.regions ?? []).map(({ code: value, name }) => ({ value, label: name }))}
          value={source.region}
          onChange={(region) => onChange({ ...source, region })}
          error={error}
        />
      </FieldRow>
      <Checkbox.Group
        aria-label="Which days"
        value={source.types}
        onChange={(types) => onChange({ ...source, types: types as Source['types'] })}
        error={source.types.length === 0 ? 'Choose one at least, or take this list out.' : undefined}
      >
        <div className={styles.row}>
          {holidayTypes.map((type) => (
            <Checkbox key={type} value={type} label={typeWords[type]} />
          ))}
          <ActionIcon aria-label="Take this list out" onClick={() => onChange(undefined)}>
            <IconX size={15} stroke={1.7} />
          </ActionIcon>
        </div>
      </Checkbox.Group>
    </FieldGroup>
  );
}
