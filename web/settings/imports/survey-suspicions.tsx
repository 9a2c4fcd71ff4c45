import { ph, plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import type { Suspicion } from '#core/touchpoints/import/suspicions.ts';
import { missingReasons, type Survey } from '#core/touchpoints/import/survey.ts';
import { number } from '../../ui/format.ts';
import { FieldGroup } from '../../ui/form.tsx';
import styles from './imports.module.css';
import { decided, mayBeAnswer, type Decision } from './survey-decide.ts';
import { missingWords, suspicionWords } from './survey-words.ts';

interface SuspicionsProps {
  survey: Survey;
  suspicions: readonly Suspicion[];
  onChange: (survey: Survey) => void;
}

/** What stops the file: each code with its counts, to be called missing or an answer. */
export function Suspicions({ survey, suspicions, onChange }: SuspicionsProps) {
  if (suspicions.length === 0) return null;
  const groups = [...Map.groupBy(suspicions, ({ kind, code }) => `${kind} ${code}`)];
  return (
    <FieldGroup
      title={t`To be decided`}
      about={t`Nothing is imported until each of these is missing or an answer. It counts for all columns named beside it.`}
    >
      <ul className={styles.suspicions}>
        {groups.map(([key, group]) => (
          <Group key={key} group={group} decide={(decision) => onChange(decided(survey, group, decision))} />
        ))}
      </ul>
    </FieldGroup>
  );
}

const mostNamed = 8;

function Group({ group, decide }: { group: readonly Suspicion[]; decide: (decision: Decision) => void }) {
  const [first] = group;
  if (first === undefined) return null;
  const { kind, code } = first;
  const answers = mayBeAnswer(first)
    ? [{ value: 'answer', label: t({ message: 'an answer', context: 'code of a survey' }) }]
    : [];
  const missing = missingReasons.map((value) => ({ value, label: missingWords[value] }));
  return (
    <li>
      <div>
        <b>{code}</b> <span className="muted">{suspicionWords[kind]}</span>
        <div className={styles.row}>{columnsText(group)}</div>
      </div>
      {kind === 'no-scale' ? null : (
        <Select
          aria-label={t`What ${code} means`}
          placeholder={t`It means …`}
          data={[...missing, ...answers]}
          value={null}
          onChange={(value) => (value === null ? undefined : decide(value as Decision))}
        />
      )}
    </li>
  );
}

function columnsText(group: readonly Suspicion[]): string {
  const named = group
    .slice(0, mostNamed)
    .map(({ column, count, of }) => t`${column}: ${ph({ count: number(count) })} of ${ph({ all: number(of) })}`)
    .join(' · ');
  const more = group.length - mostNamed;
  return more > 0 ? `${named} · ${plural(more, { one: '# more column', other: '# more columns' })}` : named;
}

/** Whether all is decided, in a line beside the button. */
export function Undecided({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span className="muted">
      <Trans>Decide first what the odd codes mean.</Trans>
    </span>
  );
}
