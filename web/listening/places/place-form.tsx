import { t } from '@lingui/core/macro';
import { Select, TextInput } from '@mantine/core';
import { listTradingNames } from '#core/contract/people.ts';
import { listSurveys } from '#core/contract/surveys.ts';
import { listTouchpoints } from '#core/contract/touchpoints.ts';
import { useRead } from '../../app/read.ts';
import type { Fields } from '../../ui/form.tsx';
import { kindNames } from './place-words.ts';

export interface PlaceValues extends Record<string, unknown> {
  kind: 'device' | 'poster';
  name: string;
  survey: string | null;
  touchpoint: string | null;
  tradingName: string | null;
}

/** The values as they are sent. */
export function placeSettings({ name, survey, touchpoint, tradingName }: PlaceValues) {
  return { name, survey: survey ?? '', touchpoint: touchpoint ?? '', tradingName };
}

const kinds = Object.entries(kindNames).map(([value, label]) => ({ value, label }));

/** What a place is: its survey, where it stands, and as whom it speaks. */
export function PlaceFields({ fields, isNew = false }: { fields: Fields<PlaceValues>; isNew?: boolean }) {
  const surveys = useRead(listSurveys, {});
  const touchpoints = useRead(listTouchpoints, { state: 'adopted', limit: '200' });
  const published = surveys.data?.items.filter(({ edition }) => edition !== null) ?? [];
  return (
    <>
      {isNew ? <Select label={t`Kind`} data={kinds} allowDeselect={false} {...fields.getInputProps('kind')} /> : null}
      <TextInput
        label={t`Name`}
        description={t`Where it stands, so that you know it: Till 2, Berlin.`}
        required
        maxLength={100}
        data-autofocus
        {...fields.getInputProps('name')}
      />
      <Select
        label={t`Survey`}
        description={
          isNew
            ? t`One that is published. A new edition comes to its devices by itself.`
            : t`It stays with the place, since devices may still hold answers to it. For another survey make another place.`
        }
        required
        disabled={!isNew}
        data={published.map(({ id, name }) => ({ value: id, label: name }))}
        {...fields.getInputProps('survey')}
      />
      <Select
        label={t`Touchpoint`}
        description={t`What the answers given there are about.`}
        required
        searchable
        data={(touchpoints.data?.items ?? []).map(({ key, name }) => ({ value: key, label: name }))}
        {...fields.getInputProps('touchpoint')}
      />
      <TradingNameField fields={fields} />
    </>
  );
}

/** Only where there is more than one to choose from. */
function TradingNameField({ fields }: { fields: Fields<PlaceValues> }) {
  const names = useRead(listTradingNames, {});
  const items = names.data?.items ?? [];
  if (items.length < 2) return null;
  return (
    <Select
      label={t`Trading name`}
      placeholder={t`The usual one`}
      clearable
      data={items.map(({ id, name }) => ({ value: id, label: name }))}
      {...fields.getInputProps('tradingName')}
    />
  );
}
