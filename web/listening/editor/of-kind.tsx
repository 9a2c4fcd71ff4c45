import type { ReactNode } from 'react';
import { t } from '@lingui/core/macro';
import { NumberInput, Select, Switch, TextInput } from '@mantine/core';
import type { Question, QuestionOf } from '#core/listening/survey/definition.ts';
import { FieldRow } from '../../ui/form.tsx';
import { ChoiceList } from './choice-list.tsx';
import { ConsentFields } from './consent-fields.tsx';
import type { QuestionPart } from './part.ts';
import { RatingFields } from './rating-fields.tsx';
import { WordsInput } from './words-input.tsx';

const limit = (value: string | number) => (typeof value === 'number' ? value : undefined);

function Choosing({
  question,
  put,
  ...part
}: QuestionPart<QuestionOf<'radiogroup' | 'checkbox' | 'dropdown' | 'ranking'>>) {
  return (
    <>
      <ChoiceList
        {...part}
        label={t`Choices`}
        choices={question.choices}
        onChoices={(choices) => put({ ...question, choices })}
      />
      <Switch
        label={t`In an order of chance`}
        description={t`The same for one person, another for the next: no choice gains from standing first.`}
        checked={question.choicesOrder === 'random'}
        onChange={(event) => put({ ...question, choicesOrder: event.currentTarget.checked ? 'random' : undefined })}
      />
      {question.type === 'ranking' ? null : (
        <Switch
          label={t`“Other”, in their own words`}
          checked={question.showOtherItem ?? false}
          onChange={(event) => put({ ...question, showOtherItem: event.currentTarget.checked || undefined })}
        />
      )}
      {question.type === 'checkbox' ? (
        <FieldRow>
          <NumberInput
            label={t`At least`}
            min={0}
            value={question.minSelectedChoices ?? ''}
            onChange={(value) => put({ ...question, minSelectedChoices: limit(value) })}
          />
          <NumberInput
            label={t`At most`}
            min={0}
            value={question.maxSelectedChoices ?? ''}
            onChange={(value) => put({ ...question, maxSelectedChoices: limit(value) })}
          />
        </FieldRow>
      ) : null}
    </>
  );
}

function Matrix({ question, put, ...part }: QuestionPart<QuestionOf<'matrix'>>) {
  return (
    <>
      <ChoiceList {...part} label={t`Rows`} choices={question.rows} onChoices={(rows) => put({ ...question, rows })} />
      <ChoiceList
        {...part}
        label={t`Columns`}
        choices={question.columns}
        onChoices={(columns) => put({ ...question, columns })}
      />
    </>
  );
}

const contents = [
  { value: 'text', label: t`Words` },
  { value: 'email', label: t`E-mail address` },
  { value: 'tel', label: t`Phone number` },
  { value: 'number', label: t({ message: 'Number', context: 'kind of field' }) },
  { value: 'date', label: t({ message: 'Date', context: 'kind of field' }) },
  { value: 'url', label: t`Web address` },
];

function Writing({ question, put, ...part }: QuestionPart<QuestionOf<'comment' | 'text'>>) {
  return (
    <FieldRow>
      {question.type === 'text' ? (
        <Select
          label={t`What is typed`}
          data={contents}
          allowDeselect={false}
          value={question.inputType ?? 'text'}
          onChange={(value) => put({ ...question, inputType: (value ?? 'text') as 'text' })}
        />
      ) : null}
      <WordsInput
        {...part}
        label={t`Grey words in the field`}
        maxLength={500}
        words={question.placeholder}
        onWords={(words) => put({ ...question, placeholder: words })}
      />
    </FieldRow>
  );
}

function Slider({ question, put }: QuestionPart<QuestionOf<'slider'>>) {
  return (
    <FieldRow>
      <NumberInput
        label={t`From`}
        value={question.min}
        onChange={(value) => put({ ...question, min: limit(value) ?? 0 })}
      />
      <NumberInput
        label={t`To`}
        value={question.max}
        onChange={(value) => put({ ...question, max: limit(value) ?? 100 })}
      />
    </FieldRow>
  );
}

function Reading({ question, put, ...part }: QuestionPart<QuestionOf<'statement'>>) {
  return (
    <WordsInput
      {...part}
      label={t`Words`}
      long
      maxLength={10_000}
      words={question.text}
      onWords={(words) => put({ ...question, text: words ?? '' })}
    />
  );
}

function MaxDiff({ question, put, ...part }: QuestionPart<QuestionOf<'maxdiff'>>) {
  return (
    <ChoiceList
      {...part}
      label={t`What is compared`}
      least={3}
      choices={question.choices}
      onChoices={(choices) => put({ ...question, choices })}
    />
  );
}

function Products({ question, put, ...part }: QuestionPart<QuestionOf<'productrating'>>) {
  return (
    <ChoiceList
      {...part}
      label={t`Products`}
      choices={question.products ?? []}
      onChoices={(products) => put({ ...question, products })}
    />
  );
}

function Prices({ question, put }: QuestionPart<QuestionOf<'vanwestendorp'>>) {
  return (
    <TextInput
      label={t`Currency`}
      maxLength={3}
      value={question.currency}
      onChange={(event) => put({ ...question, currency: event.currentTarget.value.toUpperCase() })}
    />
  );
}

function Calculated({ question, put }: QuestionPart<QuestionOf<'expression'>>) {
  return (
    <TextInput
      label={t`What is calculated`}
      value={question.expression}
      onChange={(event) => put({ ...question, expression: event.currentTarget.value })}
    />
  );
}

const sent = [
  { value: 'photo', label: t`A photo` },
  { value: 'voice', label: t`Their voice` },
  { value: 'any', label: t`Any file` },
];

function Files({ question, put }: QuestionPart<QuestionOf<'file'>>) {
  return (
    <Select
      label={t`What is sent`}
      data={sent}
      allowDeselect={false}
      value={question.takes ?? 'any'}
      onChange={(value) => put({ ...question, takes: (value ?? 'any') as 'any' })}
    />
  );
}

const fieldsOf: { [K in Question['type']]?: (part: QuestionPart<QuestionOf<K>>) => ReactNode } = {
  rating: RatingFields,
  radiogroup: Choosing,
  checkbox: Choosing,
  dropdown: Choosing,
  ranking: Choosing,
  matrix: Matrix,
  comment: Writing,
  text: Writing,
  slider: Slider,
  consent: ConsentFields,
  statement: Reading,
  maxdiff: MaxDiff,
  productrating: Products,
  vanwestendorp: Prices,
  expression: Calculated,
  file: Files,
};

/** What only questions of its kind have. */
export function OfKind({ definition, language, change, question, put }: QuestionPart) {
  const Fields = fieldsOf[question.type] as ((part: QuestionPart) => ReactNode) | undefined;
  return Fields === undefined ? null : (
    <Fields definition={definition} language={language} change={change} question={question} put={put} />
  );
}
