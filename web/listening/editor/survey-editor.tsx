import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { MultiSelect, Select, TextInput } from '@mantine/core';
import { chatLanguages, type ChatLanguage } from '#core/channels/chat-languages.ts';
import { languagesOf } from '#core/listening/survey/check/languages.ts';
import type { SurveyDefinition } from '#core/listening/survey/definition.ts';
import { saveSurvey, type AboutWhat } from '#core/contract/surveys.ts';
import { feelingObjects } from '#core/touchpoints/scales.ts';
import { languages } from '../../access/places.ts';
import { useWrite } from '../../app/read.ts';
import { toast } from '../../app/toast.tsx';
import { FieldRow, Form, useFields, type Fields } from '../../ui/form.tsx';
import { Pane, Stack } from '../../ui/page.tsx';
import { aboutNames } from '../about-names.ts';
import { Branching } from './conditions/branching.tsx';
import { EndingFields } from './ending-fields.tsx';
import { ownLanguage } from './editing.ts';
import editing from '../../ui/editing.module.css';
import styles from './editor.module.css';
import { Findings } from './findings.tsx';
import { LookFields } from './look/look-fields.tsx';
import type { EditorPart } from './part.ts';
import { Preview } from './preview/preview.tsx';
import { QuestionList } from './question-list.tsx';

export interface Edited {
  id: string;
  key: string;
  example: string;
  name: string;
  about: AboutWhat;
  version: number;
}

interface Values extends Record<string, unknown> {
  name: string;
  about: AboutWhat;
  definition: SurveyDefinition;
}

const languageOptions = languages(chatLanguages);

/** All of a survey beside how it looks. */
export function SurveyEditor({ survey, definition: kept }: { survey: Edited; definition: SurveyDefinition }) {
  const { id, key, example, name, about, version } = survey;
  const fields = useFields<Values>({
    name,
    about,
    definition: kept,
  });
  const { definition } = fields.values;
  const [language, setLanguage] = useState<ChatLanguage>(ownLanguage(kept));
  const save = useWrite(saveSurvey, {
    outdates: ['survey.'],
    onDone: () => toast({ text: t`Saved. Customers see it once it is published.` }),
  });
  const part: EditorPart = { definition, language, change: (next) => fields.setFieldValue('definition', next) };
  return (
    <div className={editing.sides}>
      <Form
        fields={fields}
        submit={t`Save`}
        whenDirty
        onSubmit={(values) =>
          save.mutateAsync({ id, version, name: values.name, about: values.about, draft: { ...values.definition } })
        }
      >
        <Stack>
          <Pane title={t`Survey`}>
            <div className={editing.lines}>
              <Head fields={fields} />
              <Languages {...part} setLanguage={setLanguage} />
            </div>
          </Pane>
          <Panes {...part} survey={id} />
        </Stack>
      </Form>
      <div className={styles.aside}>
        <Preview id={id} surveyKey={key} example={example} definition={definition} language={language} />
        <Findings definition={definition} />
      </div>
    </div>
  );
}

/** What is asked, what comes of it, and how it looks. */
function Panes({ survey, ...part }: EditorPart & { survey: string }) {
  return (
    <>
      <Pane
        title={t`Questions`}
        about={t`On pages in their order. The name of a question in braces says again what was answered.`}
      >
        <QuestionList {...part} />
      </Pane>
      <Pane
        title={t`Branches`}
        about={t`What happens as soon as a condition holds. A question that hangs on an answer needs none: it has its own condition.`}
      >
        <Branching {...part} />
      </Pane>
      <Pane
        title={t`Look`}
        about={t`Of this survey, kept with each edition. What is not said is the company’s. Fonts are those on their devices.`}
      >
        <LookFields {...part} survey={survey} />
      </Pane>
      <Pane title={t`On the way and at the end`}>
        <EndingFields {...part} />
      </Pane>
    </>
  );
}

function Head({ fields }: { fields: Fields<Values> }) {
  return (
    <FieldRow>
      <TextInput
        label={t`Name`}
        description={t({ message: 'For you.', comment: 'a name that only colleagues see' })}
        required
        maxLength={100}
        {...fields.getInputProps('name')}
      />
      <Select
        label={t`What it is about`}
        description={t`A feeling has an object; figures never mix two.`}
        data={feelingObjects.map((value) => ({ value, label: aboutNames[value] }))}
        allowDeselect={false}
        {...fields.getInputProps('about')}
      />
    </FieldRow>
  );
}

function Languages({
  definition,
  language,
  change,
  setLanguage,
}: EditorPart & { setLanguage: (language: ChatLanguage) => void }) {
  const own = ownLanguage(definition);
  const asked = languagesOf(definition);
  return (
    <FieldRow>
      <MultiSelect
        label={t`Languages it is asked in`}
        description={t`Others are asked in the first.`}
        data={languageOptions}
        value={asked}
        onChange={(chosen) =>
          change({ ...definition, languages: [own, ...chosen.filter((each) => each !== own)] as ChatLanguage[] })
        }
      />
      <Select
        label={t`Language of the words below`}
        description={t`Words that stand grey are said in another language.`}
        data={languageOptions.filter(({ value }) => asked.includes(value as ChatLanguage))}
        allowDeselect={false}
        value={language}
        onChange={(value) => setLanguage((value ?? own) as ChatLanguage)}
      />
    </FieldRow>
  );
}
