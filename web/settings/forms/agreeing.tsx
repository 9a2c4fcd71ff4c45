import { ph, t } from '@lingui/core/macro';
import { Select } from '@mantine/core';
import { consentChannels, type ConsentChannel } from '#core/customers/consent.ts';
import { consentChannelWords } from '../../customers/consent-words.ts';
import type { FieldPart } from './field-editor.tsx';

const agreements = consentChannels.map((channel) => ({
  value: channel,
  label: t`Being asked for their opinion: ${ph({ where: consentChannelWords[channel] })}`,
}));

const standsFor = [{ value: '', label: t`Nothing else: only the answer is kept` }, ...agreements];

/** What a tick stands for on the page of a customer. */
export function Agreeing({ field, onChange }: FieldPart) {
  const { standsFor: _, ...rest } = field;
  const agree = (channel: ConsentChannel) =>
    onChange({ ...rest, required: false, standsFor: { purpose: 'opinion', channel } });
  return (
    <Select
      label={t`What it stands for`}
      description={t`A tick is written down with these words on the customer’s page. It takes back nothing they withdrew, since anybody can type their address.`}
      data={standsFor}
      allowDeselect={false}
      value={field.standsFor?.channel ?? ''}
      onChange={(value) => (value === '' ? onChange(rest) : agree(value as ConsentChannel))}
    />
  );
}
