import type { Choice, Question, QuestionOf, SurveyDefinition } from '../definition.ts';
import { priceKeys } from '../prices.ts';
import { saidIn, type Spoken, type SurveyText } from '../said.ts';
import { scoresOf } from '../scale-range.ts';
import { placedQuestions } from '../walk.ts';
import type { PlayerWords } from '../words/en.ts';
import type { Plain } from './rows.ts';

/** What is compared with: one of what can be chosen, several of them, a number, a day, words; `any` is only there or not. */
export type SubjectKind = 'choice' | 'choices' | 'number' | 'date' | 'words' | 'any';

/** Something that a condition can ask about, in the words of the survey. */
export interface Subject {
  /** As it stands between braces. */
  name: string;
  /** The question; empty where only the name says what it is. */
  title: string;
  /** The row, field or price of the question that is meant. */
  part?: string;
  /** The words beside an answer. */
  beside?: true;
  kind: SubjectKind;
  options?: ReadonlyArray<{ value: Plain; called: string }>;
}

interface Saying {
  spoken: Spoken;
  words: PlayerWords;
}

type Options = NonNullable<Subject['options']>;

const valueIn = (choice: Choice): Plain => (typeof choice === 'object' ? choice.value : choice);
const textIn = (choice: Choice): SurveyText | undefined => (typeof choice === 'object' ? choice.text : undefined);

function called(choices: readonly Choice[], { spoken }: Saying): Options {
  return choices.map((choice) => ({
    value: valueIn(choice),
    called: saidIn(textIn(choice), spoken) || String(valueIn(choice)),
  }));
}

type Choosing = QuestionOf<'radiogroup' | 'dropdown' | 'checkbox'>;

function chosenFrom(question: Choosing, saying: Saying): Options {
  const { spoken, words } = saying;
  const special = (there: boolean | undefined, value: string, text: string): Options =>
    there === true ? [{ value, called: text }] : [];
  return [
    ...called(question.choices, saying),
    ...special(question.showNoneItem, 'none', saidIn(question.noneText, spoken) || words.none),
    ...special(question.showOtherItem, 'other', saidIn(question.otherText, spoken) || words.other),
  ];
}

/** Steps with what stands for them: 4 – Satisfied. */
function steps(question: QuestionOf<'rating'>, saying: Saying): Options {
  if (question.rateValues !== undefined && question.rateValues.length > 0) return called(question.rateValues, saying);
  const scores = scoresOf(question);
  const words = question.scale === undefined ? [] : saying.words.scales[question.scale];
  return scores.map((value, at) => ({
    value,
    called: words.length === scores.length ? `${value} – ${words[at]!}` : String(value),
  }));
}

function yesOrNo(question: QuestionOf<'boolean'>, { spoken, words }: Saying): Options {
  return [
    { value: question.valueTrue ?? true, called: saidIn(question.labelTrue, spoken) || words.yes },
    { value: question.valueFalse ?? false, called: saidIn(question.labelFalse, spoken) || words.no },
  ];
}

const typedKinds: Readonly<Record<string, SubjectKind>> = {
  number: 'number',
  date: 'date',
  month: 'date',
  time: 'date',
  'datetime-local': 'date',
};

type Part = Omit<Subject, 'title'>;

function typed(name: string, inputType: string | undefined, part?: string): Part {
  return { name, kind: typedKinds[inputType ?? 'text'] ?? 'words', ...(part === undefined ? {} : { part }) };
}

/** Rows are asked for by their values, which then must be steps of a path. */
const isStep = ({ value }: { value: Plain }) => !/[.[\]{}]/.test(String(value));

type Parts = { [K in Question['type']]?: (question: QuestionOf<K>, saying: Saying) => Part[] };

const partsOf: Parts = {
  rating: (question, saying) => [{ name: question.name, kind: 'number', options: steps(question, saying) }],
  radiogroup: (question, saying) => [{ name: question.name, kind: 'choice', options: chosenFrom(question, saying) }],
  dropdown: (question, saying) => [{ name: question.name, kind: 'choice', options: chosenFrom(question, saying) }],
  checkbox: (question, saying) => [{ name: question.name, kind: 'choices', options: chosenFrom(question, saying) }],
  ranking: (question, saying) => [
    { name: `${question.name}[0]`, kind: 'choice', part: '1', options: called(question.choices, saying) },
  ],
  boolean: (question, saying) => [{ name: question.name, kind: 'choice', options: yesOrNo(question, saying) }],
  consent: ({ name }, { words }) => [{ name, kind: 'choice', options: [{ value: true, called: words.yes }] }],
  matrix: (question, saying) =>
    called(question.rows, saying)
      .filter(isStep)
      .map((row) => ({
        name: `${question.name}.${String(row.value)}`,
        kind: 'choice',
        part: row.called,
        options: called(question.columns, saying),
      })),
  productrating: (question, saying) =>
    called(question.products ?? [], saying)
      .filter(isStep)
      .map((row) => ({
        name: `${question.name}.${String(row.value)}`,
        kind: 'number',
        part: row.called,
      })),
  comment: ({ name }) => [typed(name, 'text')],
  text: ({ name, inputType }) => [typed(name, inputType)],
  multipletext: (question, { spoken }) =>
    question.items.map(({ name, title, inputType }) =>
      typed(`${question.name}.${name}`, inputType, saidIn(title, spoken) || name),
    ),
  slider: ({ name }) => [{ name, kind: 'number' }],
  expression: ({ name }) => [{ name, kind: 'number' }],
  vanwestendorp: ({ name }, { words }) =>
    priceKeys.map((key) => ({ name: `${name}.${key}`, kind: 'number', part: words[key] })),
  statement: () => [],
};

function subjectsOf(question: Question, saying: Saying): Subject[] {
  const of = partsOf[question.type] as ((question: Question, saying: Saying) => Part[]) | undefined;
  const title = question.type === 'statement' ? '' : saidIn(question.title, saying.spoken);
  const own = of === undefined ? [{ name: question.name, kind: 'any' } as const] : of(question, saying);
  const beside = 'showCommentArea' in question && question.showCommentArea === true;
  return [
    ...own.map((part) => ({ ...part, title: title || question.name })),
    ...(beside
      ? [
          {
            name: `${question.name}-Comment`,
            kind: 'words' as const,
            beside: true as const,
            title: title || question.name,
          },
        ]
      : []),
  ];
}

/** What can be asked about before a question comes (all where none is named), then what is calculated and what came with the address. */
export function subjectsBefore(definition: SurveyDefinition, before: string | undefined, saying: Saying): Subject[] {
  const placed = placedQuestions(definition).map(({ question }) => question);
  const at = placed.findIndex(({ name }) => name === before);
  const earlier = at === -1 ? placed : placed.slice(0, at);
  const calculated = (definition.calculatedValues ?? []).map(({ name }) => ({ name, kind: 'number' as const }));
  const hidden = (definition.hidden ?? []).map(({ name }) => ({ name, kind: 'words' as const }));
  return [
    ...earlier.flatMap((question) => subjectsOf(question, saying)),
    ...[...calculated, ...hidden].map((each) => ({ ...each, title: '' })),
  ];
}
