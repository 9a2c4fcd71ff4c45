import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ActionIcon, Button, Checkbox, Select, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { Survey, SurveyQuestion } from '#core/touchpoints/import/survey.ts';
import { isScale } from '#core/touchpoints/scales.ts';
import { FieldGroup } from '../../ui/form.tsx';
import { scaleOptions } from '../../ui/scale-words.ts';
import styles from './imports.module.css';
import { undecided } from './survey-decide.ts';
import { missingWords } from './survey-words.ts';

interface QuestionsProps {
  survey: Survey;
  columns: readonly string[];
  /** What is told of where a column comes from. */
  note: (question: string) => string | undefined;
  onChange: (survey: Survey) => void;
}

/** The scored columns: which question, on which scale, which codes are no answers. */
export function Questions({ survey, columns, note, onChange }: QuestionsProps) {
  const put = (questions: SurveyQuestion[]) => onChange({ ...survey, questions });
  const change = (at: number, next: SurveyQuestion) => put(survey.questions.with(at, next));
  const left = columns.filter((column) => survey.questions.every((question) => question.column !== column));
  const add = () => {
    const [column] = left;
    if (column !== undefined) put([...survey.questions, fresh(column, survey)]);
  };
  return (
    <FieldGroup
      title={t`Questions`}
      about={t`Columns with scores. Leave out what is no question: ages and other categories look like scores, too. The short name stays the same from file to file.`}
    >
      <div className={styles.pairs}>
        {survey.questions.map((question, at) => (
          <Question
            key={at}
            question={question}
            columns={columns}
            note={note(question.question)}
            change={(next) => change(at, next)}
            remove={() => put(survey.questions.toSpliced(at, 1))}
          />
        ))}
        <div>
          <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} />} onClick={add}>
            <Trans>Add a question</Trans>
          </Button>
        </div>
      </div>
    </FieldGroup>
  );
}

function fresh(column: string, { questions }: Survey): SurveyQuestion {
  const taken = new Set(questions.map(({ question }) => question));
  let at = questions.length + 1;
  while (taken.has(`question_${at}`)) at++;
  return {
    column,
    question: `question_${at}`,
    title: column,
    scale: 'csat5',
    reversed: false,
    missing: [],
    answers: [],
  };
}

interface QuestionProps {
  question: SurveyQuestion;
  columns: readonly string[];
  note: string | undefined;
  change: (next: SurveyQuestion) => void;
  remove: () => void;
}

function Question({ question, columns, note, change, remove }: QuestionProps) {
  const { column, title, scale, reversed } = question;
  return (
    <div className={styles.question}>
      <Select
        aria-label={t`Column of ${title}`}
        searchable
        data={[...new Set([...columns, column])]}
        value={column}
        onChange={(next) => change({ ...question, column: next ?? column })}
      />
      <TextInput
        aria-label={t`Words of ${column}`}
        value={title}
        onChange={(event) => change({ ...question, title: event.currentTarget.value })}
      />
      <TextInput
        aria-label={t`Short name of ${column}`}
        value={question.question}
        onChange={(event) => change({ ...question, question: event.currentTarget.value })}
      />
      <Select
        aria-label={t`Scale of ${column}`}
        data={scaleOptions}
        value={scale}
        onChange={(next) => (isScale(next) ? change({ ...question, scale: next }) : undefined)}
      />
      <ActionIcon aria-label={t`Remove ${title}`} onClick={remove}>
        <IconX size={15} stroke={1.7} />
      </ActionIcon>
      <div className={styles.codes}>
        <Checkbox
          size="xs"
          label={t`the lowest is the best`}
          checked={reversed}
          onChange={(event) => change({ ...question, reversed: event.currentTarget.checked })}
        />
        <Codes question={question} change={change} />
        {note === undefined ? null : <span className="muted">{note}</span>}
      </div>
    </div>
  );
}

/** What was decided about codes, each to be taken back. */
function Codes({ question, change }: Pick<QuestionProps, 'question' | 'change'>) {
  const answer = t({ message: 'an answer', context: 'code of a survey' });
  const codes = [
    ...question.missing.map(({ code, why }) => [code, missingWords[why]] as const),
    ...question.answers.map((code) => [code, answer] as const),
  ];
  return codes.map(([code, words]) => (
    <Button
      key={code}
      size="compact-xs"
      variant="default"
      rightSection={<IconX size={11} />}
      aria-label={t`${code} is ${words}: take back`}
      onClick={() => change(undecided(question, code))}
    >
      {`${code} = ${words}`}
    </Button>
  ));
}
