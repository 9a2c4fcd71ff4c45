import type { ComponentType } from 'preact';
import type { Question } from '#core/listening/survey/definition.ts';
import { faultSentence } from '#core/listening/survey/said-faults.ts';
import type { ShownQuestion } from '#core/listening/survey/shown.ts';
import { useAround, type Asked } from './context.ts';
import { later } from './later.tsx';
import { Marked } from './marked.tsx';
import { AnyOf, FromList, OneOf, YesOrNo } from './questions/choosing.tsx';
import { Consent } from './questions/consent.tsx';
import { RatingQuestion } from './questions/rating.tsx';
import { tableOf } from './questions/table-of.ts';
import { Comment, Needed, shown, TextLine, TextLines } from './questions/typing.tsx';

type Answered = Exclude<Question, { type: 'statement' | 'expression' }>;

const drawn: { readonly [T in Answered['type']]: ComponentType<Asked<Extract<Question, { type: T }>>> } = {
  rating: RatingQuestion,
  radiogroup: OneOf,
  dropdown: FromList,
  checkbox: AnyOf,
  boolean: YesOrNo,
  comment: Comment,
  text: TextLine,
  multipletext: TextLines,
  consent: Consent,
  ranking: later('ranking'),
  matrix: later('matrix'),
  slider: later('slider'),
  file: later('file'),
  maxdiff: later('maxdiff'),
  vanwestendorp: later('vanwestendorp'),
  productrating: later('productrating'),
};

/** The id of everything that belongs to a question. */
export function idOf(name: string): string {
  return `q-${name.replaceAll(/[^a-z0-9]/gi, (sign) => `_${sign.charCodeAt(0).toString(36)}`)}`;
}

/** The words beside an answer: why this one. */
function Beside({ question, id, disabled }: { question: Answered; id: string; disabled: boolean }) {
  const { going, give, say, words } = useAround();
  const name = `${question.name}-Comment`;
  if (question.showCommentArea !== true || going.values[question.name] === undefined) return null;
  const asked = say(question.commentText) || words.comment;
  return (
    <label class="pair beside">
      <span>{asked}</span>
      <textarea
        class="line"
        id={`${id}-comment`}
        rows={3}
        maxLength={20_000}
        placeholder={say(question.commentPlaceholder)}
        disabled={disabled}
        value={shown(going.values[name])}
        onInput={(event) => give(name, event.currentTarget.value)}
      />
    </label>
  );
}

/** A part of an answer by the words it was asked with. */
function partCalled(
  question: Answered,
  part: string | undefined,
  around: ReturnType<typeof useAround>,
): string | undefined {
  if (question.type !== 'matrix' || part === undefined) return part;
  const row = question.rows.find((each) => String(typeof each === 'object' ? each.value : each) === part);
  return around.say(tableOf(row)['text'] as Parameters<typeof around.say>[0]) || part;
}

/** What is wrong with an answer, in a sentence; undefined when nothing is. */
export function sentenceFor(question: Question, around: ReturnType<typeof useAround>): string | undefined {
  const fault = around.faults.get(question.name);
  if (fault === undefined || question.type === 'statement' || question.type === 'expression') return undefined;
  const part = partCalled(question, fault.part, around);
  return faultSentence(part === undefined ? fault : { ...fault, part }, around.words, around.spoken);
}

function titleOf(question: Answered, { say }: ReturnType<typeof useAround>): string {
  return say(question.title) || (question.type === 'consent' ? '' : question.name);
}

function Head({
  question,
  id,
  required,
  fault,
}: {
  question: Answered;
  id: string;
  required: boolean;
  fault: string | undefined;
}) {
  const around = useAround();
  const title = titleOf(question, around);
  const hidden = question.titleLocation === 'hidden' || title === '';
  const description = around.say(question.description);
  return (
    <>
      <h3 class={hidden ? 'title away' : 'title'} id={`${id}-title`} tabIndex={-1}>
        {title || question.name}
        {required && <Needed />}
      </h3>
      {description !== '' && (
        <p class="more" id={`${id}-more`}>
          {description}
        </p>
      )}
      <p class="fault" id={`${id}-fault`}>
        {fault}
      </p>
    </>
  );
}

function AnsweredQuestion({ question, required, enabled }: ShownQuestion & { question: Answered }) {
  const around = useAround();
  const id = idOf(question.name);
  const fault = sentenceFor(question, around);
  const described = [question.description !== undefined && `${id}-more`, fault !== undefined && `${id}-fault`];
  const Drawn = drawn[question.type] as ComponentType<Asked<Answered>>;
  return (
    <section class="question" data-type={question.type} data-invalid={fault !== undefined} id={`${id}-all`}>
      <Head question={question} id={id} required={required} fault={fault} />
      <Drawn
        question={question}
        id={id}
        labelled={`${id}-title`}
        described={described.filter(Boolean).join(' ') || undefined}
        invalid={fault !== undefined}
        disabled={!enabled}
        required={required}
      />
      <Beside question={question} id={id} disabled={!enabled} />
    </section>
  );
}

/** A question, a statement, or what is calculated. */
export function QuestionView(shown: ShownQuestion) {
  const { question } = shown;
  const { say, mark, known } = useAround();
  if (question.type === 'statement')
    return (
      <section class="question statement">
        {question.title !== undefined && <h3 class="title">{say(question.title)}</h3>}
        <Marked text={mark(question.text)} />
      </section>
    );
  if (question.type !== 'expression') return <AnsweredQuestion {...shown} question={question} />;
  return (
    <section class="question statement">
      <h3 class="title">{say(question.title)}</h3>
      <p>{String((known.values[question.name] as string | number | undefined) ?? '')}</p>
    </section>
  );
}
