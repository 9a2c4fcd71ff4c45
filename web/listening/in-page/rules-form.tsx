import { t } from '@lingui/core/macro';
import { MultiSelect, NumberInput, Select, Switch, Textarea, TextInput } from '@mantine/core';
import { chatLanguages, type ChatLanguage } from '#core/channels/chat-languages.ts';
import type { PageForm, PageTab } from '#core/channels/page-survey/page-form.ts';
import type { PageRules } from '#core/channels/page-survey/page-rules.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { savePageSurvey, type readPageSurvey } from '#core/contract/page-surveys.ts';
import { listTouchpoints } from '#core/contract/touchpoints.ts';
import { languages } from '../../access/places.ts';
import { useRead, useWrite } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { toast } from '../../app/toast.tsx';
import { FieldGroup, FieldRow, Form, type Fields } from '../../ui/form.tsx';
import { Pane } from '../../ui/page.tsx';
import { addressesIn, linesOf } from './address-lines.ts';
import { FormFields } from './form-fields.tsx';
import { deviceOptions, signedInOptions, visitorOptions } from './rule-words.ts';

export interface Values extends Record<string, unknown> {
  active: boolean;
  addresses: string;
  seconds: number;
  scroll: number;
  leaving: boolean;
  event: string;
  visitors: PageRules['visitors'];
  signedIn: PageRules['signedIn'];
  languages: ChatLanguage[];
  devices: PageRules['devices'];
  percent: number;
  touchpoint: string;
  form: PageForm;
  place: PageTab['place'];
  words: Record<string, string>;
}

export type Kept = WireOutputOf<typeof readPageSurvey>;

/** What is kept as the form has it. */
export function valuesOf({ active, rules, share, touchpoint, form, tab }: Kept): Values {
  const { addresses, event, ...same } = rules;
  const words = Object.fromEntries(chatLanguages.map((language) => [language, tab.words[language] ?? '']));
  const shown = { form, place: tab.place, words };
  return {
    ...same,
    ...shown,
    active,
    addresses: linesOf(addresses),
    event: event ?? '',
    percent: share * 100,
    touchpoint,
  };
}

function tabOf({ place, words }: Values): PageTab {
  const said = Object.entries(words).filter(([, text]) => text.trim() !== '');
  return { place, words: Object.fromEntries(said) };
}

function rulesOf(values: Values): PageRules {
  const { seconds, scroll, leaving, visitors, signedIn, languages: spoken, devices } = values;
  const event = values.event.trim() || null;
  const addresses = addressesIn(values.addresses);
  return { addresses, seconds, scroll, leaving, event, visitors, signedIn, languages: spoken, devices };
}

/** Where, to whom, when and how many: everything that is said must hold. */
export function RulesForm({ id, version, fields }: { id: string; version: number; fields: Fields<Values> }) {
  const may = useMay('listening.manage');
  const save = useWrite(savePageSurvey, {
    outdates: ['page-survey.', 'survey.'],
    onDone: ({ active }) =>
      toast({ text: active ? t`Saved: pages look out for it from now on.` : t`Saved. It is shown nowhere.` }),
  });
  const submit = (values: Values) =>
    save.mutateAsync({
      id,
      version,
      active: values.active,
      rules: rulesOf(values),
      share: values.percent / 100,
      touchpoint: values.touchpoint,
      form: values.form,
      tab: tabOf(values),
    });
  return (
    <Pane
      title={t`Shown in pages`}
      about={
        fields.values.form === 'tab'
          ? t`All that is said here must hold. A tab asks nobody: what is given behind it is volunteered, belongs to nobody and stands apart.`
          : t`All that is said here must hold. Who was asked lately, wants to be asked less, or has not agreed to being remembered, is not asked.`
      }
    >
      <Form fields={fields} submit={t`Save`} whenDirty waits={!may} onSubmit={submit}>
        <Switch label={t`Show it`} {...fields.getInputProps('active', { type: 'checkbox' })} />
        <FormFields id={id} fields={fields} />
        <WhereFields fields={fields} />
        <WhenFields fields={fields} />
        <WhoFields fields={fields} />
        <HowManyFields fields={fields} />
      </Form>
    </Pane>
  );
}

interface Part {
  fields: Fields<Values>;
}

function WhereFields({ fields }: Part) {
  return (
    <FieldGroup title={t`Where`}>
      <Textarea
        label={t`Addresses of pages`}
        description={t`One in a line: /cart is in the address, /order/*/done matches the whole of it, =/thanks is exactly it. Empty: every page.`}
        autosize
        minRows={2}
        {...fields.getInputProps('addresses')}
      />
    </FieldGroup>
  );
}

function WhenFields({ fields }: Part) {
  return (
    <FieldGroup title={t`When`}>
      <FieldRow>
        <NumberInput label={t`Seconds on the page`} min={0} max={3600} required {...fields.getInputProps('seconds')} />
        <NumberInput label={t`Scrolled down, percent`} min={0} max={100} required {...fields.getInputProps('scroll')} />
      </FieldRow>
      <Switch label={t`Only when somebody turns to leave`} {...fields.getInputProps('leaving', { type: 'checkbox' })} />
      <TextInput
        label={t`After an event of your page`}
        description={t`Its name, as in throughline('survey', 'paid'). Empty: none is needed.`}
        maxLength={60}
        {...fields.getInputProps('event')}
      />
    </FieldGroup>
  );
}

function WhoFields({ fields }: Part) {
  return (
    <FieldGroup title={t`To whom`}>
      <FieldRow>
        <Select label={t`Visitors`} data={visitorOptions} allowDeselect={false} {...fields.getInputProps('visitors')} />
        <Select
          label={t`Signed in`}
          data={signedInOptions}
          allowDeselect={false}
          {...fields.getInputProps('signedIn')}
        />
        <Select label={t`Screen`} data={deviceOptions} allowDeselect={false} {...fields.getInputProps('devices')} />
      </FieldRow>
      <MultiSelect
        label={t`Languages`}
        description={t`Empty: all.`}
        data={languages(chatLanguages)}
        {...fields.getInputProps('languages')}
      />
    </FieldGroup>
  );
}

function HowManyFields({ fields }: Part) {
  const touchpoints = useRead(listTouchpoints, { state: 'adopted', limit: '200' });
  return (
    <FieldGroup title={t`How many, about what`}>
      <FieldRow>
        {fields.values.form !== 'tab' && (
          <NumberInput
            label={t`Percent of visits`}
            description={t`Drawn once a visitor and day; the plan goes before it.`}
            min={0.1}
            max={100}
            required
            {...fields.getInputProps('percent')}
          />
        )}
        <Select
          label={t`Touchpoint`}
          description={t`What the answers are about.`}
          required
          searchable
          data={(touchpoints.data?.items ?? []).map(({ key, name }) => ({ value: key, label: name }))}
          {...fields.getInputProps('touchpoint')}
        />
      </FieldRow>
    </FieldGroup>
  );
}
