import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import { readCondition } from '#core/listening/survey/condition/read.ts';
import { subjectsBefore } from '#core/listening/survey/condition/subjects.ts';
import { playerWords } from '#core/listening/survey/words.ts';
import { ownLanguage } from '../editing.ts';
import { expressionFault } from '../expression-fault.ts';
import type { EditorPart } from '../part.ts';
import { ConditionRows } from './condition-rows.tsx';
import styles from './conditions.module.css';

export interface ConditionProps extends Pick<EditorPart, 'definition' | 'language'> {
  label: string;
  /** What holds without any condition. */
  without: string;
  /** Only what is asked before this question can be asked about; everything where none is named. */
  before?: string | undefined;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** A condition clicked together in the words of the survey; what does not fit into rows is typed. */
export function ConditionEditor({
  label,
  without,
  definition,
  language,
  before,
  value = '',
  onChange,
}: ConditionProps) {
  const [typing, setTyping] = useState(false);
  const condition = readCondition(value);
  const spoken = { language, locale: ownLanguage(definition) };
  const subjects = subjectsBefore(definition, before, { spoken, words: playerWords[language] });
  const fits = condition !== undefined;
  return (
    <fieldset className={styles.condition}>
      <legend>{label}</legend>
      {fits && !typing ? (
        <ConditionRows condition={condition} subjects={subjects} without={without} onChange={onChange}>
          <Button variant="subtle" size="compact-xs" color="gray" onClick={() => setTyping(true)}>
            {t`Write it as text`}
          </Button>
        </ConditionRows>
      ) : (
        <>
          <TextInput
            size="xs"
            aria-label={label}
            description={fits ? undefined : t`This condition does not fit into rows: it stays as it is written.`}
            maxLength={1000}
            value={value}
            error={expressionFault(value)}
            onChange={(event) => onChange(event.currentTarget.value || undefined)}
          />
          {fits ? (
            <Button variant="subtle" size="compact-xs" color="gray" onClick={() => setTyping(false)}>
              {t`Choose it from lists`}
            </Button>
          ) : null}
        </>
      )}
    </fieldset>
  );
}
