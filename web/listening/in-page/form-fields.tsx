import { t } from '@lingui/core/macro';
import { Select, SimpleGrid, TextInput } from '@mantine/core';
import { chatLanguages, rightToLeft } from '#core/channels/chat-languages.ts';
import { inlineMark } from '#core/channels/page-survey/page-form.ts';
import { inPageWords } from '#core/listening/in-page-words.ts';
import { languages } from '../../access/places.ts';
import { CopyText } from '../../ui/copy.tsx';
import { FieldGroup, FieldRow, type Fields } from '../../ui/form.tsx';
import type { Values } from './rules-form.tsx';
import { formOptions, placeOptions } from './rule-words.ts';

/** How the survey stands in the page, and what its tab says. */
export function FormFields({ id, fields }: { id: string; fields: Fields<Values> }) {
  const isTab = fields.values.form === 'tab';
  return (
    <FieldGroup title={t`How`}>
      <FieldRow>
        <Select
          label={t({ message: 'Shown as', context: 'survey in a page' })}
          data={formOptions}
          allowDeselect={false}
          {...fields.getInputProps('form')}
        />
        {isTab && (
          <Select
            label={t`At which edge`}
            data={placeOptions}
            allowDeselect={false}
            {...fields.getInputProps('place')}
          />
        )}
      </FieldRow>
      {fields.values.form === 'inline' && <Mark id={id} />}
      {isTab && <TabWords fields={fields} />}
    </FieldGroup>
  );
}

/** What the company puts into its page. */
function Mark({ id }: { id: string }) {
  return (
    <FieldGroup
      title={t`Where in your page`}
      about={t`Put this where the questions are to stand. They come up once that is in sight, to whom all that is said here holds.`}
    >
      <CopyText text={`<div ${inlineMark}="${id}"></div>`} label={t`Place in your page`} />
    </FieldGroup>
  );
}

function TabWords({ fields }: { fields: Fields<Values> }) {
  const named = new Map(languages(chatLanguages).map(({ value, label }) => [value, label]));
  return (
    <FieldGroup title={t`What the tab says`} about={t`Empty: as it stands there in grey.`}>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm">
        {chatLanguages.map((language) => (
          <TextInput
            key={language}
            label={named.get(language)}
            lang={language}
            dir={rightToLeft.has(language) ? 'rtl' : 'ltr'}
            maxLength={30}
            placeholder={inPageWords[language].tab}
            {...fields.getInputProps(`words.${language}`)}
          />
        ))}
      </SimpleGrid>
    </FieldGroup>
  );
}
