import { t } from '@lingui/core/macro';
import { Select } from '@mantine/core';
import { changeProfile } from '#core/contract/session.ts';
import { useWrite } from '../app/read.ts';
import { toastError } from '../app/toast.tsx';
import { speak, spokenLanguage } from '../languages/chosen.ts';
import { isLanguage, languageChoices } from '../languages/languages.ts';
import { Pane } from '../ui/page.tsx';

/** The language of the own console: kept with the person, so it is the same in their other browsers. */
export function LanguagePane() {
  const write = useWrite(changeProfile, { onDone: ({ language }) => void speak(language), onError: toastError });
  return (
    <Pane title={t`Language`} about={t`Of your console, wherever you sign in. What customers read stays as it is.`}>
      <Select
        aria-label={t`Language of the console`}
        allowDeselect={false}
        data={languageChoices}
        value={spokenLanguage()}
        disabled={write.isPending}
        onChange={(language) => isLanguage(language) && write.mutate({ language })}
      />
    </Pane>
  );
}
