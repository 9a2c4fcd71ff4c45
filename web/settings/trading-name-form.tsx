import { t } from '@lingui/core/macro';
import { ColorInput, TextInput } from '@mantine/core';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { addTradingName, changeTradingName, listTradingNames } from '#core/contract/people.ts';
import { useWrite } from '../app/read.ts';
import { FieldRow, Form, useFields } from '../ui/form.tsx';

type Brand = WireOutputOf<typeof listTradingNames>['items'][number];

const outdates = ['trading-name.'];

const example = { senderName: 'Savanna care', domain: 'shop.example.com' };
const blank = { name: '', colour: null, senderName: null, senderAddress: null, domain: null };

function valuesOf(brand: Brand | undefined) {
  const { name, colour, senderName, senderAddress, domain } = brand ?? blank;
  return {
    name,
    colour: colour ?? '',
    senderName: senderName ?? '',
    senderAddress: senderAddress ?? '',
    domain: domain ?? '',
  };
}

function empty(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

/** Adds or changes a trading name. */
export function TradingNameForm({ brand, close }: { brand?: Brand; close: () => void }) {
  const add = useWrite(addTradingName, { outdates, onDone: close });
  const change = useWrite(changeTradingName, { outdates, onDone: close });
  const fields = useFields(valuesOf(brand));
  const submit = ({ name, ...rest }: typeof fields.values) => {
    const { colour, senderName, senderAddress, domain } = rest;
    const body = {
      name,
      colour: empty(colour),
      senderName: empty(senderName),
      senderAddress: empty(senderAddress),
      domain: empty(domain),
    };
    return brand === undefined
      ? add.mutateAsync(body)
      : change.mutateAsync({ id: brand.id, version: brand.version, ...body });
  };
  return (
    <Form fields={fields} onSubmit={submit} submit={brand === undefined ? t`Add` : t`Save`}>
      <FieldRow>
        <TextInput label={t`Name`} required data-autofocus {...fields.getInputProps('name')} />
        <ColorInput label={t`Colour`} format="hex" placeholder="#14776b" {...fields.getInputProps('colour')} />
      </FieldRow>
      <FieldRow>
        <TextInput label={t`Sender`} placeholder={example.senderName} {...fields.getInputProps('senderName')} />
        <TextInput label={t`Sender’s address`} type="email" {...fields.getInputProps('senderAddress')} />
      </FieldRow>
      <TextInput label={t`Site`} placeholder={example.domain} {...fields.getInputProps('domain')} />
    </Form>
  );
}
