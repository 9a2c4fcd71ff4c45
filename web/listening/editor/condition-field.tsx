import { ph, t } from '@lingui/core/macro';
import { TextInput } from '@mantine/core';
import { expressionFault } from './expression-fault.ts';
import type { QuestionPart } from './part.ts';

const example = '{score} <= 2';

/** When a question is asked, as an expression over the answers so far. */
export function ConditionField({ question, put }: QuestionPart) {
  const condition = question.visibleIf ?? '';
  return (
    <TextInput
      label={t`Asked only if`}
      description={t`Such as ${ph({ condition: example })}; empty: always.`}
      maxLength={1000}
      value={condition}
      error={expressionFault(condition)}
      onChange={(event) => put({ ...question, visibleIf: event.currentTarget.value || undefined })}
    />
  );
}
