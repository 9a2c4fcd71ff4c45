import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useId, useState, type KeyboardEvent } from 'react';
import { Button } from '@mantine/core';
import type { Field, Value } from './filling.ts';
import styles from './fields.module.css';

interface InputProps {
  field: Field;
  value: Value;
  /** Ends the filling in: with a value it is kept, without one all stays as it was. */
  end(next?: Value): void;
}

/** A number as people write it, with a comma or a point; undefined for what is none. */
function numberOf(typed: string): number | null | undefined {
  const plain = typed.replaceAll(/[\s’']/g, '').replace(/,(?=\d*$)/, '.');
  if (plain === '') return null;
  return /^-?\d{1,15}(\.\d{1,10})?$/.test(plain) ? Number(plain) : undefined;
}

/** Fills one field in: Enter keeps it, Escape leaves it. */
export function FieldInput(props: InputProps) {
  const { kind } = props.field;
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    props.end();
  };
  return (
    <div className={styles.input} onKeyDown={leave}>
      {kind === 'several' ? <Several {...props} /> : null}
      {kind === 'yes-no' || kind === 'one' ? <Choice {...props} /> : null}
      {kind === 'text' || kind === 'number' || kind === 'date' ? <Typed {...props} /> : null}
    </div>
  );
}

function Typed({ field: { name, kind }, value, end }: InputProps) {
  const id = useId();
  const [typed, setTyped] = useState(value === null ? '' : String(value));
  const read = kind === 'number' ? numberOf(typed) : typed.trim() === '' ? null : typed.trim();
  const wrong = read === undefined;
  const keep = () => (wrong ? undefined : end(read));
  return (
    <>
      <label htmlFor={id}>{name}</label>
      <input
        id={id}
        autoFocus
        type={kind === 'date' ? 'date' : 'text'}
        inputMode={kind === 'number' ? 'decimal' : undefined}
        maxLength={kind === 'date' ? undefined : 1000}
        value={typed}
        aria-invalid={wrong}
        onFocus={(event) => (kind === 'date' ? undefined : event.currentTarget.select())}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => (wrong ? end() : keep())}
        onKeyDown={(event) => (event.key === 'Enter' ? keep() : undefined)}
      />
      {wrong ? (
        <p role="alert">
          <Trans>Not a number</Trans>
        </p>
      ) : null}
    </>
  );
}

function Choice({ field: { name, kind, choices }, value, end }: InputProps) {
  const id = useId();
  const chosen = Array.isArray(value) ? value[0] : value === null ? undefined : value === true ? 'yes' : 'no';
  const options =
    kind === 'one'
      ? choices.filter((choice) => !choice.archived || choice.id === chosen)
      : [
          { id: 'yes', name: t`Yes` },
          { id: 'no', name: t`No` },
        ];
  const take = (picked: string) => {
    if (picked === '') end(null);
    else end(kind === 'one' ? [picked] : picked === 'yes');
  };
  return (
    <>
      <label htmlFor={id}>{name}</label>
      <select
        id={id}
        autoFocus
        value={chosen ?? ''}
        onChange={(event) => take(event.currentTarget.value)}
        onBlur={() => end()}
      >
        <option value="">–</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </>
  );
}

function Several({ field: { name, choices }, value, end }: InputProps) {
  const [chosen, setChosen] = useState<readonly string[]>(Array.isArray(value) ? value : []);
  const offered = choices.filter(({ id, archived }) => !archived || chosen.includes(id));
  const keep = () => end(chosen.length === 0 ? null : [...chosen]);
  return (
    <fieldset className={styles.several} onKeyDown={(event) => (event.key === 'Enter' ? keep() : undefined)}>
      <legend>{name}</legend>
      {offered.map(({ id, name: label }, at) => (
        <label key={id}>
          <input
            type="checkbox"
            autoFocus={at === 0}
            checked={chosen.includes(id)}
            onChange={(event) =>
              setChosen(event.currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
            }
          />
          <span>{label}</span>
        </label>
      ))}
      <div className={styles.buttons}>
        <Button size="compact-sm" onClick={keep}>
          <Trans>Keep</Trans>
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={() => end()}>
          <Trans>Leave</Trans>
        </Button>
      </div>
    </fieldset>
  );
}
