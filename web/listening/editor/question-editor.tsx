import { ph, t } from '@lingui/core/macro';
import { Switch, TextInput } from '@mantine/core';
import type { Question } from '#core/listening/survey/definition.ts';
import { QuestionConditions } from './conditions/question-conditions.tsx';
import editing from '../../ui/editing.module.css';
import { renameQuestion } from './editing.ts';
import { OfKind } from './of-kind.tsx';
import type { QuestionPart } from './part.ts';
import { WordsInput } from './words-input.tsx';

type Asked = Exclude<Question, { type: 'statement' | 'expression' }>;

function isAsked(question: Question): question is Asked {
  return question.type !== 'statement' && question.type !== 'expression';
}

/** One question: its words in the language chosen, what it takes, and when it is asked. */
export function QuestionEditor(part: QuestionPart) {
  const { question, put } = part;
  return (
    <div className={editing.editor}>
      {question.type === 'statement' ? null : (
        <>
          <WordsInput
            {...part}
            label={t`Question`}
            long
            words={question.title}
            onWords={(title) => put({ ...question, title })}
          />
          <WordsInput
            {...part}
            label={t`Help below it`}
            words={question.description}
            onWords={(description) => put({ ...question, description })}
          />
        </>
      )}
      <OfKind {...part} />
      {isAsked(question) ? <Asking {...part} question={question} put={put} /> : null}
      <QuestionConditions {...part} />
      <Name {...part} />
    </div>
  );
}

function Asking({ question, put, ...part }: QuestionPart<Asked>) {
  return (
    <>
      <Switch
        label={t({ message: 'Needed', comment: 'a question that must be answered' })}
        checked={question.isRequired ?? false}
        onChange={(event) => put({ ...question, isRequired: event.currentTarget.checked || undefined })}
      />
      <Switch
        label={t`Room for words beside it`}
        checked={question.showCommentArea ?? false}
        onChange={(event) => put({ ...question, showCommentArea: event.currentTarget.checked || undefined })}
      />
      {question.showCommentArea === true ? (
        <WordsInput
          {...part}
          label={t`What stands above that room`}
          words={question.commentText}
          onWords={(commentText) => put({ ...question, commentText })}
        />
      ) : null}
    </>
  );
}

/** Under which an answer is kept; conditions and words that name it follow. */
function Name({ question, definition, change }: QuestionPart) {
  return (
    <TextInput
      label={t`Name in the answers`}
      description={t`For conditions, for ${ph({ braces: `{${question.name}}` })} in other questions, and for files of answers.`}
      maxLength={64}
      defaultValue={question.name}
      onBlur={(event) => {
        const name = event.currentTarget.value.trim();
        if (name !== '' && name !== question.name) change(renameQuestion(definition, question.name, name));
      }}
    />
  );
}
