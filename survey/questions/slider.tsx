import type { QuestionOf } from '#core/listening/survey/definition.ts';
import { useAround, type Asked } from '../context.ts';

/** A place between two ends; nothing is given until it was moved. */
export function Slider({ question, id, labelled, described, disabled, invalid }: Asked<QuestionOf<'slider'>>) {
  const { going, give, say } = useAround();
  const given = going.values[question.name];
  const value = typeof given === 'number' ? given : undefined;
  const { min, max, step = 1 } = question;
  const choose = (event: { currentTarget: HTMLInputElement }) => give(question.name, Number(event.currentTarget.value));
  return (
    <div class="slider" data-given={value !== undefined}>
      <input
        type="range"
        id={id}
        min={min}
        max={max}
        step={step}
        value={value ?? (min + max) / 2}
        aria-labelledby={labelled}
        aria-describedby={described}
        aria-invalid={invalid}
        disabled={disabled}
        onInput={choose}
        onClick={choose}
      />
      <output htmlFor={id}>{value ?? '–'}</output>
      <p class="ends" aria-hidden="true">
        <span>{say(question.minText) || String(min)}</span>
        <span>{say(question.maxText) || String(max)}</span>
      </p>
    </div>
  );
}
