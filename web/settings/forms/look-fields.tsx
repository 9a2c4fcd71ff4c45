import { t } from '@lingui/core/macro';
import { ColorInput, MultiSelect, Select, TagsInput } from '@mantine/core';
import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import { FieldRow } from '../../ui/form.tsx';
import type { EditorPart } from './form-editor.tsx';
import { languageOptions } from './settings.ts';
import editing from '../../ui/editing.module.css';

type Theme = EditorPart['settings']['theme'];

const themes: Array<{ value: Theme; label: string }> = [
  { value: 'auto', label: t`As the visitor’s device` },
  { value: 'light', label: t`Light` },
  { value: 'dark', label: t`Dark` },
];

const site = 'https://shop.example';

/** Its colours, its languages, and which sites may show it. */
export function LookFields({ settings, change }: EditorPart) {
  const { colour, theme, languages, language, origins } = settings;
  const spoken = languageOptions.filter(({ value }) => languages.includes(value as ChatLanguage));
  const speak = (chosen: string[]) => {
    const next = chosen as ChatLanguage[];
    if (next.length === 0) return;
    change({ languages: next, language: next.includes(language) ? language : next[0]! });
  };
  return (
    <div className={editing.lines}>
      <FieldRow>
        <ColorInput
          label={t`Colour`}
          description={t`Empty: that of the trading name.`}
          format="hex"
          value={colour ?? ''}
          onChange={(value) => change({ colour: /^#[0-9a-f]{6}$/i.test(value) ? value : null })}
        />
        <Select
          label={t`Theme`}
          data={themes}
          allowDeselect={false}
          value={theme}
          onChange={(value) => change({ theme: value ?? 'auto' })}
        />
      </FieldRow>
      <FieldRow>
        <MultiSelect label={t`Languages`} data={languageOptions} value={languages} onChange={speak} />
        <Select
          label={t`Main language`}
          description={t`For visitors who speak none of them, and for you in the inbox.`}
          data={spoken}
          allowDeselect={false}
          value={language}
          onChange={(value) => change({ language: (value ?? language) as ChatLanguage })}
        />
      </FieldRow>
      <TagsInput
        label={t`Sites that may show it`}
        description={t`Press Enter after each. Empty: any site.`}
        placeholder={site}
        value={origins}
        onChange={(value) => change({ origins: value })}
      />
    </div>
  );
}
