import { t } from '@lingui/core/macro';
import { Select } from '@mantine/core';
import { changeProfile } from '#core/contract/session.ts';
import { useWrite } from '../app/read.ts';
import { useSession } from '../app/session.ts';
import { toastError } from '../app/toast.tsx';
import { speakAsBrowser, speakAsProfile } from '../languages/chosen.ts';
import { isLanguage, languageChoices } from '../languages/languages.ts';
import { Pane } from '../ui/page.tsx';

const asBrowser = 'browser';
const choices = [{ value: asBrowser, label: t`As this browser` }, ...languageChoices];

/** The language of the own console: kept with the person, so it is the same in their other browsers. */
export function LanguagePane() {
  const { language } = useSession();
  const write = useWrite(changeProfile, {
    outdates: ['session.'],
    onDone: (profile) => (profile.language === null ? speakAsBrowser() : speakAsProfile(profile.language)),
    onError: toastError,
  });
  return (
    <Pane title={t`Language`} about={t`Of your console, wherever you sign in. What customers read stays as it is.`}>
      <Select
        aria-label={t`Language of the console`}
        allowDeselect={false}
        data={choices}
        value={language ?? asBrowser}
        disabled={write.isPending}
        onChange={(chosen) => write.mutate({ language: isLanguage(chosen) ? chosen : null })}
      />
    </Pane>
  );
}
