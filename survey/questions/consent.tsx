import type { QuestionOf } from '#core/listening/survey/definition.ts';
import { useAround, type Asked } from '../context.ts';
import { Marked } from '../marked.tsx';

/** A box to tick beside what is agreed to. */
export function Consent({ question, id, described, disabled, invalid, required }: Asked<QuestionOf<'consent'>>) {
  const { going, give, mark } = useAround();
  return (
    <div class="consent">
      <input
        type="checkbox"
        id={id}
        checked={going.values[question.name] === true}
        disabled={disabled}
        aria-labelledby={`${id}-text`}
        aria-describedby={described}
        aria-invalid={invalid}
        aria-required={required}
        onChange={(event) => give(question.name, event.currentTarget.checked)}
      />
      <label for={id} id={`${id}-text`}>
        <Marked text={mark(question.text)} />
      </label>
    </div>
  );
}
