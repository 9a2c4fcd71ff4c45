import { t } from '@lingui/core/macro';
import { TextInput, Textarea } from '@mantine/core';
import { rightToLeft } from '#core/channels/chat-languages.ts';
import { formWords } from '#core/channels/form/words.ts';
import { FieldRow } from '../../ui/form.tsx';
import type { EditorPart } from './form-editor.tsx';
import { withWords } from './settings.ts';

/** The words around the fields, in one language. */
export function WordsFields({ settings, language, change }: EditorPart) {
  const { title, intro, thanks } = settings;
  const ours = formWords[language];
  const shared = { dir: rightToLeft.has(language) ? 'rtl' : 'ltr', lang: language };
  return (
    <>
      <TextInput
        label={t`Title`}
        placeholder={ours.title}
        maxLength={120}
        value={title[language] ?? ''}
        onChange={(event) => change({ title: withWords(title, language, event.currentTarget.value) })}
        {...shared}
      />
      <FieldRow>
        <Textarea
          label={t`Before the fields`}
          autosize
          minRows={2}
          maxLength={1000}
          value={intro[language] ?? ''}
          onChange={(event) => change({ intro: withWords(intro, language, event.currentTarget.value) })}
          {...shared}
        />
        <Textarea
          label={t`Once it was sent`}
          placeholder={ours.sentTitle}
          autosize
          minRows={2}
          maxLength={1000}
          value={thanks[language] ?? ''}
          onChange={(event) => change({ thanks: withWords(thanks, language, event.currentTarget.value) })}
          {...shared}
        />
      </FieldRow>
    </>
  );
}
