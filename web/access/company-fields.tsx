import { useMemo } from 'react';
import { Select, TextInput } from '@mantine/core';
import { language } from '#core/contract/people-shapes.ts';
import { FieldRow, type Fields } from '../ui/form.tsx';
import { countries, currencies, languages, zones } from './places.ts';
import { words } from './words.ts';

export type LanguageCode = (typeof language.options)[number];

/** What every company is asked, by set-up and by the settings. */
export interface CompanyValues extends Record<string, unknown> {
  zone: string;
  currency: string;
  country: string;
  language: LanguageCode;
}

/** Zone, currency, country and language of a company. */
export function PlaceFields<Values extends CompanyValues>({ fields }: { fields: Fields<Values> }) {
  const lists = useMemo(
    () => ({
      zones: zones(),
      currencies: currencies(),
      countries: countries(),
      languages: languages(language.options),
    }),
    [],
  );
  return (
    <>
      <FieldRow>
        <Select label={words.country} data={lists.countries} searchable required {...fields.getInputProps('country')} />
        <Select
          label={words.currency}
          data={lists.currencies}
          searchable
          required
          {...fields.getInputProps('currency')}
        />
      </FieldRow>
      <FieldRow>
        <Select
          label={words.zone}
          data={lists.zones}
          searchable
          required
          limit={60}
          {...fields.getInputProps('zone')}
        />
        <Select
          label={words.language}
          description={null}
          data={lists.languages}
          required
          {...fields.getInputProps('language')}
        />
      </FieldRow>
    </>
  );
}

export function CompanyName<Values extends Record<string, unknown>>({
  fields,
  name,
}: {
  fields: Fields<Values>;
  name: string;
}) {
  return <TextInput label={words.company} required autoComplete="organization" {...fields.getInputProps(name)} />;
}
