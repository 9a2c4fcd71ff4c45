import { choicesOf, type Offered } from '#core/listening/survey/choices.ts';
import type { QuestionOf } from '#core/listening/survey/definition.ts';
import { same } from '#core/listening/survey/expression/values.ts';
import { useAround, type Around, type Asked } from '../context.ts';
import { Pick } from '../pick.tsx';
import { shown } from './typing.tsx';

type Choosing = QuestionOf<'radiogroup' | 'checkbox' | 'dropdown' | 'ranking'>;

/** The choices as this response sees them. */
export function offeredIn(question: Choosing, { known, going, say, spoken }: Around): Offered[] {
  return choicesOf(question, { known, seed: going.seed, reading: { say, language: spoken.language } });
}

/** What a choice is called here. */
export function calledIn({ value, text, special }: Offered, { say, words }: Around): string {
  return say(text) || (special === undefined ? String(value) : words[special]);
}

const commentOf = (name: string) => `${name}-Comment`;

/** The words for `something else`. */
function OtherWords({
  question,
  id,
  disabled,
}: {
  question: QuestionOf<'radiogroup' | 'checkbox' | 'dropdown'>;
  id: string;
  disabled: boolean;
}) {
  const { going, words, say, give } = useAround();
  return (
    <input
      class="line other"
      id={`${id}-other`}
      type="text"
      maxLength={2000}
      disabled={disabled}
      aria-label={words.otherWords}
      placeholder={say(question.otherPlaceholder) || words.otherWords}
      value={shown(going.values[commentOf(question.name)])}
      onInput={(event) => give(commentOf(question.name), event.currentTarget.value)}
    />
  );
}

/** One of several. */
export function OneOf({ question, id, labelled, described, disabled }: Asked<QuestionOf<'radiogroup'>>) {
  const around = useAround();
  const given = around.going.values[question.name];
  return (
    <div
      class="choices"
      role="radiogroup"
      aria-labelledby={labelled}
      aria-describedby={described}
      data-columns={question.colCount}
    >
      {offeredIn(question, around).map((offered) => (
        <Pick
          key={String(offered.value)}
          name={id}
          chosen={given !== undefined && same(offered.value, given)}
          disabled={disabled || !offered.enabled}
          onPick={() => around.give(question.name, offered.value)}
        >
          <span class="called">{calledIn(offered, around)}</span>
        </Pick>
      ))}
      {given === 'other' && question.showOtherItem && <OtherWords question={question} id={id} disabled={disabled} />}
    </div>
  );
}

/** The list after one was ticked or not: `none` stands alone. */
function ticked(before: readonly unknown[], { value, special }: Offered, on: boolean): unknown[] {
  const others = before.filter((each) => !same(each, value));
  if (!on) return others;
  return special === 'none' ? [value] : [...others.filter((each) => each !== 'none'), value];
}

/** Any of several. */
export function AnyOf({ question, id, labelled, described, disabled }: Asked<QuestionOf<'checkbox'>>) {
  const around = useAround();
  const { going, give, say, words } = around;
  const raw = going.values[question.name];
  const given: unknown[] = Array.isArray(raw) ? raw : [];
  const offered = offeredIn(question, around);
  const plain = offered.filter(({ special }) => special === undefined).map(({ value }) => value);
  const all = plain.every((value) => given.some((each) => same(each, value)));
  return (
    <div
      class="choices"
      role="group"
      aria-labelledby={labelled}
      aria-describedby={described}
      data-columns={question.colCount}
    >
      {question.showSelectAllItem && (
        <Pick
          type="checkbox"
          name={id}
          chosen={all}
          disabled={disabled}
          onPick={(on) => give(question.name, on ? plain : [])}
        >
          <span class="called">{say(question.selectAllText) || words.all}</span>
        </Pick>
      )}
      {offered.map((each) => (
        <Pick
          key={String(each.value)}
          type="checkbox"
          name={id}
          chosen={given.some((value) => same(value, each.value))}
          disabled={disabled || !each.enabled}
          onPick={(on) => give(question.name, ticked(given, each, on))}
        >
          <span class="called">{calledIn(each, around)}</span>
        </Pick>
      ))}
      {given.includes('other') && question.showOtherItem && (
        <OtherWords question={question} id={id} disabled={disabled} />
      )}
    </div>
  );
}

/** One of many, in a list that opens. */
export function FromList({ question, id, labelled, described, disabled, invalid }: Asked<QuestionOf<'dropdown'>>) {
  const around = useAround();
  const { going, give, say, words } = around;
  const offered = offeredIn(question, around);
  const given = going.values[question.name];
  const chosen = offered.findIndex(({ value }) => given !== undefined && same(value, given));
  return (
    <>
      <select
        class="line"
        id={id}
        aria-labelledby={labelled}
        aria-describedby={described}
        aria-invalid={invalid}
        disabled={disabled}
        value={String(chosen)}
        onChange={(event) => give(question.name, offered[Number(event.currentTarget.value)]?.value)}
      >
        <option value="-1">{say(question.placeholder) || words.choose}</option>
        {offered.map((each, at) => (
          <option key={String(each.value)} value={String(at)} disabled={!each.enabled}>
            {calledIn(each, around)}
          </option>
        ))}
      </select>
      {given === 'other' && question.showOtherItem && <OtherWords question={question} id={id} disabled={disabled} />}
    </>
  );
}

/** Yes or no. */
export function YesOrNo({ question, id, labelled, described, disabled }: Asked<QuestionOf<'boolean'>>) {
  const { going, give, say, words } = useAround();
  const given = going.values[question.name];
  const both = [
    { value: question.valueTrue ?? true, called: say(question.labelTrue) || words.yes },
    { value: question.valueFalse ?? false, called: say(question.labelFalse) || words.no },
  ];
  return (
    <div class="choices" role="radiogroup" aria-labelledby={labelled} aria-describedby={described} data-columns={2}>
      {both.map(({ value, called }) => (
        <Pick
          key={called}
          name={id}
          chosen={given === value}
          disabled={disabled}
          onPick={() => give(question.name, value)}
        >
          <span class="called">{called}</span>
        </Pick>
      ))}
    </div>
  );
}
