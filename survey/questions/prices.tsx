import type { QuestionOf } from '#core/listening/survey/definition.ts';
import { priceKeys } from '#core/listening/survey/prices.ts';
import { useAround, type Asked } from '../context.ts';
import { tableOf, withoutEmpty } from './table-of.ts';
import { Field } from './typing.tsx';

/** The four prices of van Westendorp. */
export function Prices({ question, id, labelled, described, disabled, required }: Asked<QuestionOf<'vanwestendorp'>>) {
  const { going, give, say, words, faults, spoken } = useAround();
  const given = tableOf(going.values[question.name]);
  const wrong = faults.get(question.name)?.part;
  const currency = new Intl.NumberFormat(spoken.language, { style: 'currency', currency: question.currency })
    .formatToParts(1)
    .find(({ type }) => type === 'currency')?.value;
  return (
    <div class="lines" role="group" aria-labelledby={labelled} aria-describedby={described}>
      {priceKeys.map((key) => (
        <label key={key} class="pair">
          <span>{say(question[`${key}Text`]) || words[key]}</span>
          <span class="price">
            <span aria-hidden="true">{currency}</span>
            <Field
              id={`${id}-${key}`}
              typed={{ inputType: 'number' }}
              value={given[key]}
              placeholder=""
              invalid={wrong === key}
              disabled={disabled}
              required={required}
              onGive={(value) => give(question.name, withoutEmpty({ ...given, [key]: value }))}
            />
          </span>
        </label>
      ))}
    </div>
  );
}
