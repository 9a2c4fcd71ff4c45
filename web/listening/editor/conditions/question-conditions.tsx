import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { QuestionPart } from '../part.ts';
import { ConditionEditor } from './condition-editor.tsx';
import styles from './conditions.module.css';

/** When a question is asked, and when it must or may be answered. */
export function QuestionConditions({ question, put, definition, language }: QuestionPart) {
  const part = { definition, language, before: question.name };
  const isAsked = question.type !== 'statement' && question.type !== 'expression';
  const hasMore = question.enableIf !== undefined || ('requiredIf' in question && question.requiredIf !== undefined);
  return (
    <>
      <ConditionEditor
        {...part}
        label={t`Asked only if`}
        without={t`It is always asked.`}
        value={question.visibleIf}
        onChange={(visibleIf) => put({ ...question, visibleIf })}
      />
      {isAsked ? (
        <details className={styles.more} open={hasMore || undefined}>
          <summary>
            <Trans>More conditions</Trans>
          </summary>
          <ConditionEditor
            {...part}
            label={t`Must be answered if`}
            without={question.isRequired === true ? t`It must always be answered.` : t`It need not be answered.`}
            value={question.requiredIf}
            onChange={(requiredIf) => put({ ...question, requiredIf })}
          />
          <ConditionEditor
            {...part}
            label={t`Can be answered only if`}
            without={t`It can always be answered.`}
            value={question.enableIf}
            onChange={(enableIf) => put({ ...question, enableIf })}
          />
        </details>
      ) : null}
    </>
  );
}
