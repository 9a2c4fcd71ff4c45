import { t } from '@lingui/core/macro';
import { MultiSelect, Select, TagsInput, TextInput } from '@mantine/core';
import { opsOfKind, type TestOp } from '#core/desk/typed-test.ts';
import type { Fields } from '../../ui/form.tsx';
import { AskedDay } from './asked-day.tsx';
import { CriterionLine } from './criterion-line.tsx';
import { subjectKey, useSubjects, type Subject } from './typed-subjects.ts';
import { opWords, takesOf, type TypedValue } from './typed-values.ts';
import type { ViewValues } from './view-values.ts';
import { slowWords } from './view-words.ts';
import styles from './views.module.css';

/** What must hold of fields and of what is known of the customer: a line each, and one more can be added. */
export function TypedCriteria({ fields }: { fields: Fields<ViewValues> }) {
  const subjects = useSubjects();
  const { typed } = fields.values;
  const offered = subjects.filter(({ archived }) => !archived);
  if (offered.length === 0 && typed.length === 0) return null;
  const put = (next: TypedValue[]) => fields.setFieldValue('typed', next);
  const add = (chosen: string | null) => {
    const subject = subjects.find((each) => subjectKey(each) === chosen);
    if (subject === undefined) return;
    const op = opsOfKind[subject.kind][0] ?? 'filled';
    put([...typed, { of: subject.of, key: subject.key, op, values: [] }]);
  };
  const group = (of: Subject['of']) =>
    offered.filter((each) => each.of === of).map((each) => ({ value: subjectKey(each), label: each.name }));
  return (
    <div className={styles.typed} role="group" aria-label={t`Fields and what is known of the customer`}>
      {typed.map((value, at) => (
        <Line
          key={at}
          value={value}
          subject={subjects.find((each) => subjectKey(each) === subjectKey(value))}
          change={(next) => put(typed.with(at, next))}
          remove={() => put(typed.toSpliced(at, 1))}
        />
      ))}
      <Select
        className={styles.typedMore ?? ''}
        key={typed.length}
        aria-label={t`Ask for a field or something known of the customer`}
        placeholder={t`And a field, or something known of the customer …`}
        searchable
        value={null}
        onChange={add}
        data={[
          { group: t`Fields`, items: group('field') },
          { group: t`Known of the customer`, items: group('attribute') },
        ].filter(({ items }) => items.length > 0)}
      />
    </div>
  );
}

interface LineProps {
  value: TypedValue;
  /** Undefined: it is not there any more. */
  subject: Subject | undefined;
  change: (next: TypedValue) => void;
  remove: () => void;
}

function Line({ value, subject, change, remove }: LineProps) {
  const name = subject?.name ?? (value.of === 'field' ? t`A field that is gone` : value.key);
  const ops = subject === undefined ? [value.op] : [...new Set([...opsOfKind[subject.kind], value.op])];
  const kind = subject?.kind ?? 'text';
  const turn = (op: TestOp) => change({ ...value, op, values: takesOf(op) === takesOf(value.op) ? value.values : [] });
  return (
    <CriterionLine
      name={name}
      op={value.op}
      ops={ops.map((op) => ({ value: op, label: opWords(op, kind, value.values[0]) }))}
      turn={turn}
      remove={remove}
    >
      <Asked
        value={value}
        name={name}
        choices={subject?.choices ?? []}
        put={(values) => change({ ...value, values })}
      />
    </CriterionLine>
  );
}

interface AskedProps extends Pick<LineProps, 'value'> {
  name: string;
  choices: Subject['choices'];
  put: (values: string[]) => void;
}

function Asked(props: AskedProps) {
  const takes = takesOf(props.value.op);
  if (takes === 'nothing') return null;
  if (takes === 'choices') return <AskedChoices {...props} />;
  if (takes === 'texts') return <AskedTexts {...props} />;
  const { name, value, put } = props;
  if (takes === 'day')
    return <AskedDay label={labelOf(name)} said={value.values[0] ?? ''} put={(said) => put([said])} />;
  return <AskedOne {...props} takes={takes} />;
}

const labelOf = (name: string) => t`${name}: what is asked for`;

function AskedChoices({ value: { values }, name, choices, put }: AskedProps) {
  const gone = values.filter((value) => choices.every((choice) => choice.value !== value));
  const data = [...choices, ...gone.map((value) => ({ value, label: t`Not there any more` }))];
  return (
    <MultiSelect
      aria-label={labelOf(name)}
      data={data}
      value={values}
      onChange={put}
      searchable
      openOnFocus={false}
      hidePickedOptions
    />
  );
}

function AskedTexts({ value: { values }, name, choices, put }: AskedProps) {
  return (
    <TagsInput
      aria-label={labelOf(name)}
      placeholder={values.length === 0 ? t`Enter after each` : ''}
      data={choices.map((choice) => choice.value)}
      value={values}
      onChange={put}
      maxTags={20}
      acceptValueOnBlur
    />
  );
}

function AskedOne({ value, name, put, takes }: AskedProps & { takes: string }) {
  const [said = ''] = value.values;
  const wrong = takes === 'number' && !/^-?[\d\s’']*([.,]\d*)?$/.test(said);
  return (
    <TextInput
      aria-label={labelOf(name)}
      inputMode={takes === 'number' ? 'decimal' : undefined}
      maxLength={200}
      value={said}
      description={value.op === 'has' ? slowWords(said) : null}
      inputWrapperOrder={['input', 'description', 'error']}
      error={wrong ? t`Not a number` : null}
      onChange={(event) => put([event.currentTarget.value])}
    />
  );
}
