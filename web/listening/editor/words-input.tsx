import { TextInput, Textarea } from '@mantine/core';
import { rightToLeft } from '#core/channels/chat-languages.ts';
import { saidIn, type SurveyText } from '#core/listening/survey/said.ts';
import { ownLanguage, wordsIn, withWords } from './editing.ts';
import type { EditorPart } from './part.ts';

interface WordsInputProps extends Pick<EditorPart, 'definition' | 'language'> {
  label: string;
  description?: string;
  /** Instead of a visible label. */
  hideLabel?: boolean;
  words: SurveyText | undefined;
  onWords: (words: SurveyText | undefined) => void;
  long?: boolean;
  maxLength?: number;
}

/** Words in the language chosen; what is said where this language says nothing stands grey in its place. */
export function WordsInput(props: WordsInputProps) {
  const {
    definition,
    language,
    label,
    description,
    hideLabel = false,
    words,
    onWords,
    long = false,
    maxLength = 2000,
  } = props;
  const own = ownLanguage(definition);
  const shared = {
    ...(hideLabel ? { 'aria-label': label } : { label, description }),
    placeholder: saidIn(words, { language, locale: own }),
    maxLength,
    dir: rightToLeft.has(language) ? 'rtl' : 'ltr',
    lang: language,
    value: wordsIn(words, language, own),
    onChange: (event: { currentTarget: { value: string } }) =>
      onWords(withWords(words, event.currentTarget.value, { language, own })),
  };
  return long ? <Textarea autosize minRows={2} {...shared} /> : <TextInput {...shared} />;
}
