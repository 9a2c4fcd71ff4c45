import { t } from '@lingui/core/macro';
import { Switch } from '@mantine/core';
import { FieldRow } from '../../ui/form.tsx';
import editing from '../../ui/editing.module.css';
import type { EditorPart } from './part.ts';
import { ThanksFields } from './thanks-fields.tsx';
import { WordsInput } from './words-input.tsx';

/** What stands around the questions: title, progress, going back, and the page of thanks. */
export function EndingFields({ definition, language, change }: EditorPart) {
  const part = { definition, language };
  return (
    <div className={editing.lines}>
      <WordsInput
        {...part}
        label={t`Title`}
        words={definition.title}
        onWords={(title) => change({ ...definition, title })}
      />
      <FieldRow>
        <Switch
          label={t`Show how far one is`}
          checked={definition.showProgressBar ?? false}
          onChange={(event) => change({ ...definition, showProgressBar: event.currentTarget.checked || undefined })}
        />
        <Switch
          label={t`One may go back`}
          checked={definition.showPrevButton ?? true}
          onChange={(event) =>
            change({ ...definition, showPrevButton: event.currentTarget.checked ? undefined : false })
          }
        />
      </FieldRow>
      <ThanksFields definition={definition} language={language} change={change} />
    </div>
  );
}
