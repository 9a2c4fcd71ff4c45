import { NativeSelect } from '@mantine/core';
import { speakHere, spokenLanguage } from '../languages/chosen.ts';
import { isLanguage, languageChoices } from '../languages/languages.ts';
import styles from './language-menu.module.css';
import { words } from './words.ts';

/** Another language for the pages before the console; the profile says it for good. */
export function LanguageMenu() {
  return (
    <NativeSelect
      aria-label={words.language}
      className={styles.menu ?? ''}
      size="xs"
      value={spokenLanguage()}
      data={languageChoices}
      onChange={({ target: { value } }) => isLanguage(value) && speakHere(value)}
    />
  );
}
