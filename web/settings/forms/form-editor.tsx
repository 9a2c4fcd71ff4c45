import { t } from '@lingui/core/macro';
import { lazy, Suspense, useState } from 'react';
import { Select, Switch, TextInput } from '@mantine/core';
import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import type { WireFormSettings } from '#core/channels/form/form-settings.ts';
import { changeForm } from '#core/contract/form.ts';
import { useWrite } from '../../app/read.ts';
import { toast } from '../../app/toast.tsx';
import { FieldRow, Form as Fields, useFields } from '../../ui/form.tsx';
import { Pane, Stack } from '../../ui/page.tsx';
import { Amiss } from './amiss.tsx';
import { AnsweringFields } from './answering-fields.tsx';
import { FieldList } from './field-list.tsx';
import { LookFields } from './look-fields.tsx';
import { languageOptions, valuesOf, type Form, type FormValues } from './settings.ts';
import { WordsFields } from './words-fields.tsx';
import editing from '../../ui/editing.module.css';

const FormPreview = lazy(async () => ({ default: (await import('./form-preview.tsx')).FormPreview }));

/** What a pane of the editor gets: the settings, the language their words are edited in, and how to change some of them. */
export interface EditorPart {
  settings: WireFormSettings;
  language: ChatLanguage;
  change: (some: Partial<WireFormSettings>) => void;
}

function useSave({ id, version }: Form) {
  const write = useWrite(changeForm, {
    outdates: ['form.', 'channel.'],
    onDone: () => toast({ text: t`Saved; open pages show it when they are loaded anew` }),
  });
  return (values: FormValues) => write.mutateAsync({ id, version, ...values });
}

const forYou = t({ message: 'For you.', comment: 'a name that only colleagues see' });

/** All of a form beside how it looks. */
export function FormEditor({ form }: { form: Form }) {
  const fields = useFields(valuesOf(form));
  const [language, setLanguage] = useState<ChatLanguage>(form.settings.language);
  const save = useSave(form);
  const { settings } = fields.values;
  const change: EditorPart['change'] = (some) => {
    fields.clearErrors();
    fields.setFieldValue('settings', { ...settings, ...some });
  };
  const part: EditorPart = { settings, language, change };
  return (
    <div className={editing.sides}>
      <Fields fields={fields} submit={t`Save`} whenDirty onSubmit={save}>
        <Stack>
          <Pane title={t({ message: 'Form', context: 'channel' })}>
            <div className={editing.lines}>
              <Switch label={t`Switched on`} {...fields.getInputProps('active', { type: 'checkbox' })} />
              <FieldRow>
                <TextInput label={t`Name`} description={forYou} required {...fields.getInputProps('name')} />
                <Select
                  label={t`Language of the words below`}
                  description={t`What you leave out is said in words of ours.`}
                  data={languageOptions.filter(({ value }) => settings.languages.includes(value as ChatLanguage))}
                  allowDeselect={false}
                  value={language}
                  onChange={(value) => setLanguage((value ?? settings.language) as ChatLanguage)}
                />
              </FieldRow>
              <WordsFields {...part} />
            </div>
          </Pane>
          <Pane
            title={t`Fields`}
            about={t`In the order of the form. Answers go to the e-mail address, so that one is always asked for.`}
          >
            <FieldList {...part} />
          </Pane>
          <Pane title={t`Answering`}>
            <AnsweringFields
              {...part}
              tradingName={fields.values.tradingName}
              changeTradingName={(value) => fields.setFieldValue('tradingName', value)}
            />
          </Pane>
          <Pane title={t`Look and sites`}>
            <LookFields {...part} />
          </Pane>
          <Amiss errors={fields.errors} {...part} />
        </Stack>
      </Fields>
      <Suspense>
        <FormPreview settings={settings} language={language} tradingName={fields.values.tradingName} />
      </Suspense>
    </div>
  );
}
