import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { rightToLeft } from '#core/channels/chat-languages.ts';
import { saidIn } from '#core/channels/form/say.ts';
import { formLimits } from '#core/channels/form/fields.ts';
import type { FieldPart } from './field-editor.tsx';
import { newOption, withWords } from './settings.ts';
import editing from '../../ui/editing.module.css';
import styles from './forms.module.css';

/** What can be chosen, in the language chosen. */
export function OptionList({ field, settings, language, onChange }: FieldPart) {
  const { options } = field;
  const put = (next: typeof options) => onChange({ ...field, options: next });
  const spoken = { language: settings.language, fallback: settings.language };
  return (
    <div className={styles.options} role="group" aria-label={t`Choices`}>
      {options.map((option, at) => (
        <div key={option.key} className={editing.row}>
          <TextInput
            aria-label={t`Choice ${ph({ number: at + 1 })}`}
            placeholder={saidIn(option.label, spoken) || t`Choice ${ph({ number: at + 1 })}`}
            maxLength={120}
            dir={rightToLeft.has(language) ? 'rtl' : 'ltr'}
            value={option.label[language] ?? ''}
            onChange={(event) => {
              const label = withWords(option.label, language, event.currentTarget.value);
              put(options.with(at, { ...option, label }));
            }}
          />
          <ActionIcon
            variant="subtle"
            aria-label={t`Remove choice ${ph({ number: at + 1 })}`}
            disabled={options.length === 1}
            onClick={() => put(options.toSpliced(at, 1))}
          >
            <IconX size={16} stroke={1.7} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        className={editing.more ?? ''}
        disabled={options.length >= formLimits.options}
        leftSection={<IconPlus size={14} stroke={1.7} />}
        onClick={() => put([...options, newOption(options.map(({ key }) => key))])}
      >
        <Trans>Add a choice</Trans>
      </Button>
    </div>
  );
}
