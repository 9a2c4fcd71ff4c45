import { useState, type FormEvent, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { useForm, type UseFormReturnType } from '@mantine/form';
import { Problem } from '#core/contract/problems.ts';
import { queryClient } from '../app/query-client.ts';
import { useStartAfresh } from './afresh.ts';
import { Failure } from './failure.tsx';
import { fieldErrors } from './field-errors.ts';
import { inputErrors } from './input-errors.ts';
import styles from './form.module.css';
import { words } from './words.ts';

export type Fields<Values> = UseFormReturnType<Values>;

/** The values of a form; bind inputs by `{...fields.getInputProps('name')}`. */
export function useFields<Values extends Record<string, unknown>>(initialValues: Values): Fields<Values> {
  return useForm<Values>({ mode: 'controlled', initialValues });
}

interface FormProps<Values> {
  fields: Fields<Values>;
  /** Does the work; what it throws is shown at the fields it names, or above the button. */
  onSubmit: (values: Values) => Promise<unknown>;
  submit: ReactNode;
  /** The button waits until something has changed: for settings. */
  whenDirty?: boolean;
  /** Something is still on its way that belongs to it, such as a file: the button waits. */
  waits?: boolean;
  /** Beside the button. */
  beside?: ReactNode;
  /** The button takes the whole width. */
  wide?: boolean;
  children: ReactNode;
}

/** Says at its field what is wrong, and leads to the first. */
function showErrors<Values>(fields: Fields<Values>, errors: Record<string, string>): void {
  fields.setErrors(errors);
  const first = Object.keys(errors)[0];
  if (first !== undefined) fields.getInputNode(first)?.focus();
}

/** A form that shows what is missing and what the server says where it belongs, and keeps what was typed. */
export function Form<Values extends Record<string, unknown>>(props: FormProps<Values>) {
  const { fields, onSubmit, submit, whenDirty = false, waits = false, beside, wide = false, children } = props;
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const run = async (values: Values) => {
    setBusy(true);
    setFailure(undefined);
    try {
      await onSubmit(values);
      fields.resetDirty();
    } catch (error) {
      const { known, rest } = fieldErrors(error, Object.keys(values));
      showErrors(fields, known);
      setFailure(rest ? error : undefined);
    } finally {
      setBusy(false);
    }
  };
  const check = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const amiss = inputErrors(event.currentTarget);
    if (Object.keys(amiss).length > 0) showErrors(fields, amiss);
    else if (event.currentTarget.reportValidity()) void run(fields.getValues()); // asks inputs that are bound to no path, too
  };
  return (
    <form className={styles.form} onSubmit={check} noValidate>
      {children}
      {failure === undefined ? null : <Failure error={failure} action={isStale(failure) ? <ShowPresent /> : null} />}
      <div className={styles.foot} data-wide={wide}>
        <Button type="submit" loading={busy} disabled={waits || (whenDirty && !fields.isDirty())} fullWidth={wide}>
          {submit}
        </Button>
        {beside}
      </div>
    </form>
  );
}

function isStale(failure: unknown): boolean {
  return failure instanceof Problem && failure.type === 'conflict' && failure.more.code === 'stale';
}

/** Somebody changed the same meanwhile: what was typed stays until one asks for theirs. */
function ShowPresent() {
  const startAfresh = useStartAfresh();
  const [busy, setBusy] = useState(false);
  const show = async () => {
    setBusy(true);
    await queryClient.invalidateQueries();
    setBusy(false);
    startAfresh();
  };
  return (
    <Button size="compact-sm" variant="default" loading={busy} onClick={() => void show()}>
      {words.showPresent}
    </Button>
  );
}

/** Two or more inputs in a row where there is room. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className={styles.row}>{children}</div>;
}

/** Some inputs under a common name. */
export function FieldGroup({ title, about, children }: { title: string; about?: ReactNode; children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend>{title}</legend>
      {about === undefined ? null : <p className={styles.about}>{about}</p>}
      {children}
    </fieldset>
  );
}
