import type { QuestionOf } from '#core/listening/survey/definition.ts';
import { useAround, type Asked } from '../context.ts';
import { Marked } from '../marked.tsx';
import { Pick } from '../pick.tsx';

/** Beside what is agreed to a box to tick; yes and no where it stands for a purpose, since a no is a word of its own there. */
export function Consent(asked: Asked<QuestionOf<'consent'>>) {
  return asked.question.standsFor === undefined ? <Box {...asked} /> : <SaidEitherWay {...asked} />;
}

function SaidEitherWay({ question, id, described, disabled }: Asked<QuestionOf<'consent'>>) {
  const { going, give, mark, words } = useAround();
  const ways = [
    { value: true, called: words.yes },
    { value: false, called: words.no },
  ];
  return (
    <>
      <div id={`${id}-text`}>
        <Marked text={mark(question.text)} />
      </div>
      <div
        class="choices"
        role="radiogroup"
        aria-labelledby={`${id}-text`}
        aria-describedby={described}
        data-columns={2}
      >
        {ways.map(({ value, called }) => (
          <Pick
            key={called}
            name={id}
            chosen={going.values[question.name] === value}
            disabled={disabled}
            onPick={() => give(question.name, value)}
          >
            <span class="called">{called}</span>
          </Pick>
        ))}
      </div>
    </>
  );
}

function Box({ question, id, described, disabled, invalid, required }: Asked<QuestionOf<'consent'>>) {
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
