import { t } from '@lingui/core/macro';
import { MultiSelect, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { canBeAskedAbout, conversationChannels } from '#core/listening/asking/occasion.ts';
import { listTouchpoints } from '#core/contract/touchpoints.ts';
import type { InteractionKind } from '#core/touchpoints/kinds.ts';
import { useRead } from '../../app/read.ts';
import { happenedWords } from '../../customers/happened-words.ts';
import { channelName } from '../../ui/channel-names.ts';
import { FieldRow, type Fields } from '../../ui/form.tsx';
import type { WhenValues } from './when-values.ts';

interface Given {
  fields: Fields<WhenValues>;
  may: boolean;
}

const occasions = [
  { value: 'happening', label: t`After something that happened` },
  { value: 'conversation', label: t`After a conversation` },
  { value: 'relationship', label: t`About the relationship, once in a while` },
];

const happenings = (Object.entries(happenedWords) as Array<[InteractionKind, string]>)
  .filter(([kind]) => canBeAskedAbout(kind))
  .map(([value, label]) => ({ value, label: value === 'event.tracked' ? t`An event of your own` : label }));

/** What is asked about, where, and how soon. */
export function OccasionFields({ fields, may }: Given) {
  const { kind } = fields.values;
  return (
    <>
      <Select
        label={t`It asks`}
        data={occasions}
        allowDeselect={false}
        disabled={!may}
        {...fields.getInputProps('kind')}
      />
      {kind === 'happening' ? <Happenings fields={fields} may={may} /> : <Channels fields={fields} may={may} />}
      <FieldRow>
        {kind === 'relationship' ? (
          <Rounds fields={fields} may={may} />
        ) : (
          <NumberInput
            label={t`How long after`}
            description={t`hours`}
            min={0}
            max={720}
            step={1}
            disabled={!may}
            {...fields.getInputProps('delayHours')}
          />
        )}
        <NumberInput
          label={t`Of 100 who can be asked`}
          description={t`drawn by chance, unless the plan wants a number of answers`}
          min={0.1}
          max={100}
          disabled={!may}
          {...fields.getInputProps('percent')}
        />
      </FieldRow>
      {kind === 'conversation' ? null : (
        <Switch
          label={t`By mail where the channel carries no question`}
          description={t`A parcel, a call or a store carries none. Without this such customers are not asked, and the ledger says why.`}
          disabled={!may}
          {...fields.getInputProps('mailFallback', { type: 'checkbox' })}
        />
      )}
    </>
  );
}

function Channels({ fields, may }: Given) {
  const relationship = fields.values.kind === 'relationship';
  const channels = conversationChannels.filter((channel) => !relationship || channel !== 'form');
  return (
    <MultiSelect
      label={relationship ? t`On the channel they used last, of` : t`Of these channels`}
      data={channels.map((value) => ({ value, label: channelName(value) }))}
      disabled={!may}
      {...fields.getInputProps('channels')}
    />
  );
}

function Happenings({ fields, may }: Given) {
  const touchpoints = useRead(listTouchpoints, { limit: '200' });
  return (
    <FieldRow>
      <MultiSelect
        label={t`What happened`}
        placeholder={fields.values.kinds.length === 0 ? t`Order delivered, visited a store …` : ''}
        data={happenings}
        searchable
        disabled={!may}
        {...fields.getInputProps('kinds')}
      />
      <MultiSelect
        label={t`At these touchpoints`}
        placeholder={fields.values.touchpoints.length === 0 ? t`any` : ''}
        data={(touchpoints.data?.items ?? []).map(({ key, name }) => ({ value: key, label: name }))}
        searchable
        disabled={!may}
        {...fields.getInputProps('touchpoints')}
      />
    </FieldRow>
  );
}

function Rounds({ fields, may }: Given) {
  return (
    <>
      <NumberInput
        label={t`Once in`}
        description={t`days, each customer on a day of their own, if they met you since the last time`}
        min={7}
        max={730}
        allowDecimal={false}
        disabled={!may}
        {...fields.getInputProps('everyDays')}
      />
      <TextInput
        type="time"
        label={t`Time of day`}
        description={t`by the clock of your company`}
        required
        disabled={!may}
        {...fields.getInputProps('at')}
      />
    </>
  );
}
