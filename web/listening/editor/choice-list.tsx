import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { SurveyText } from '#core/listening/survey/said.ts';
import editing from '../../ui/editing.module.css';
import styles from './editor.module.css';
import type { EditorPart } from './part.ts';
import { WordsInput } from './words-input.tsx';

type Plain = string | number | boolean;
export type Choice =
  | Plain
  | { value: Plain; text?: SurveyText | undefined; visibleIf?: string | undefined; enableIf?: string | undefined };

interface ChoiceListProps extends Pick<EditorPart, 'definition' | 'language'> {
  label: string;
  choices: readonly Choice[];
  onChoices: (choices: Choice[]) => void;
  least?: number;
}

const valueOf = (choice: Choice): Plain => (typeof choice === 'object' ? choice.value : choice);
const textOf = (choice: Choice): SurveyText =>
  typeof choice === 'object' ? (choice.text ?? String(choice.value)) : String(choice);

function freeValue(choices: readonly Choice[]): string {
  const taken = new Set(choices.map((choice) => String(valueOf(choice))));
  for (let at = choices.length + 1; ; at++) if (!taken.has(`item${at}`)) return `item${at}`;
}

/** What can be chosen, in the language chosen; values stay when words change, so that answers stay comparable. */
export function ChoiceList({ label, choices, onChoices, least = 1, ...part }: ChoiceListProps) {
  return (
    <fieldset className={styles.choices}>
      <legend>{label}</legend>
      {choices.map((choice, at) => (
        <div key={String(valueOf(choice))} className={editing.row}>
          <WordsInput
            {...part}
            label={t`Choice ${ph({ number: at + 1 })}`}
            hideLabel
            maxLength={500}
            words={textOf(choice)}
            onWords={(text) => {
              const rest = typeof choice === 'object' ? choice : { value: choice };
              onChoices(choices.with(at, { ...rest, text: text ?? '' }));
            }}
          />
          <ActionIcon
            variant="subtle"
            aria-label={t`Remove choice ${ph({ number: at + 1 })}`}
            disabled={choices.length <= least}
            onClick={() => onChoices(choices.toSpliced(at, 1))}
          >
            <IconX size={16} stroke={1.7} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        className={editing.more ?? ''}
        disabled={choices.length >= 200}
        leftSection={<IconPlus size={14} stroke={1.7} />}
        onClick={() =>
          onChoices([...choices, { value: freeValue(choices), text: t`Choice ${ph({ number: choices.length + 1 })}` }])
        }
      >
        <Trans>Add a choice</Trans>
      </Button>
    </fieldset>
  );
}
