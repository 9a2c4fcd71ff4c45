import type { InputHTMLAttributes } from 'preact';
import type { QuestionOf } from '#core/listening/survey/definition.ts';
import { numberIn } from '#core/listening/survey/expression/values.ts';
import { useAround, type Asked } from '../context.ts';
import { tableOf, withoutEmpty } from './table-of.ts';

type Contact = NonNullable<QuestionOf<'text'>['contact']>;

const autocomplete: Readonly<Record<Contact, string>> = {
  name: 'name',
  email: 'email',
  phone: 'tel',
  company: 'organization',
  city: 'address-level2',
  country: 'country-name',
  postcode: 'postal-code',
  address: 'street-address',
};

/** What stands in a field for an answer. */
export const shown = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

type InputType = NonNullable<QuestionOf<'text'>['inputType']>;

interface Typed {
  inputType?: InputType | undefined;
  contact?: Contact | undefined;
  maxLength?: number | undefined;
  min?: number | string | undefined;
  max?: number | string | undefined;
  step?: number | undefined;
}

interface FieldProps {
  id: string;
  typed: Typed;
  value: unknown;
  placeholder: string;
  labelled?: string;
  described?: string | undefined;
  invalid: boolean;
  disabled: boolean;
  required: boolean;
  onGive(value: unknown): void;
}

function filledBy({ contact, inputType }: Typed): string {
  if (contact !== undefined) return autocomplete[contact];
  return inputType === 'email' || inputType === 'tel' ? inputType : 'off';
}

/** A number is written as letters, so that a comma and what is half typed stay as they are until it is one. */
function limitsOf({ inputType = 'text', min, max, step }: Typed): InputHTMLAttributes<HTMLInputElement> {
  const limits = inputType === 'number' ? { type: 'text', inputMode: 'decimal' } : { type: inputType, min, max, step };
  return limits as InputHTMLAttributes<HTMLInputElement>;
}

/** One field to type into. */
export function Field({ id, typed, value, placeholder, labelled, described, ...is }: FieldProps) {
  const { inputType, maxLength = -1 } = typed;
  return (
    <input
      class="line"
      id={id}
      {...limitsOf(typed)}
      autocomplete={filledBy(typed)}
      maxLength={maxLength > 0 ? maxLength : 2000}
      placeholder={placeholder}
      aria-labelledby={labelled}
      aria-describedby={described}
      aria-invalid={is.invalid}
      aria-required={is.required}
      disabled={is.disabled}
      value={shown(value)}
      onInput={(event) => is.onGive(event.currentTarget.value)}
      onBlur={({ currentTarget: { value: typedIn } }) =>
        inputType === 'number' && is.onGive(numberIn(typedIn) ?? typedIn)
      }
    />
  );
}

/** One line: words, a number, a date, an address. */
export function TextLine({ question, ...asked }: Asked<QuestionOf<'text'>>) {
  const { going, give, say } = useAround();
  return (
    <Field
      {...asked}
      typed={question}
      value={going.values[question.name]}
      placeholder={say(question.placeholder)}
      onGive={(value) => give(question.name, value)}
    />
  );
}

/** As many lines as somebody likes. */
export function Comment({
  question,
  id,
  labelled,
  described,
  invalid,
  disabled,
  required,
}: Asked<QuestionOf<'comment'>>) {
  const { going, give, say } = useAround();
  const { maxLength = -1 } = question;
  return (
    <textarea
      class="line"
      id={id}
      rows={question.rows ?? 4}
      maxLength={maxLength > 0 ? maxLength : 20_000}
      placeholder={say(question.placeholder)}
      aria-labelledby={labelled}
      aria-describedby={described}
      aria-invalid={invalid}
      aria-required={required}
      disabled={disabled}
      value={shown(going.values[question.name])}
      onInput={(event) => give(question.name, event.currentTarget.value)}
    />
  );
}

/** Several lines with names of their own, such as those of a person. */
export function TextLines({ question, id, labelled, described, disabled }: Asked<QuestionOf<'multipletext'>>) {
  const { going, give, say, faults } = useAround();
  const given = tableOf(going.values[question.name]);
  const wrong = faults.get(question.name)?.part;
  return (
    <div class="lines" role="group" aria-labelledby={labelled} aria-describedby={described}>
      {question.items.map((item) => (
        <label key={item.name} class="pair">
          <span>
            {say(item.title) || item.name}
            {item.isRequired && <Needed />}
          </span>
          <Field
            id={`${id}-${item.name}`}
            typed={item}
            value={given[item.name]}
            placeholder={say(item.placeholder)}
            invalid={wrong === item.name}
            disabled={disabled}
            required={item.isRequired === true}
            onGive={(value) => give(question.name, withoutEmpty({ ...given, [item.name]: value }))}
          />
        </label>
      ))}
    </div>
  );
}

/** The mark of what must be answered. */
export function Needed() {
  const { words } = useAround();
  return (
    <span class="needed">
      <span aria-hidden="true"> *</span>
      <span class="away"> ({words.required})</span>
    </span>
  );
}
