import { ph, t } from '@lingui/core/macro';
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { SurveyDefinition } from '#core/listening/survey/definition.ts';
import { surveyLimits } from '#core/listening/survey/limits.ts';
import { ConditionEditor } from './conditions/condition-editor.tsx';
import editing from '../../ui/editing.module.css';
import styles from './editor.module.css';
import type { EditorPart } from './part.ts';
import { WordsInput } from './words-input.tsx';

type Completed = NonNullable<SurveyDefinition['completed']>;
type Thanks = Pick<Completed, 'title' | 'text' | 'actions'>;
type Action = NonNullable<Thanks['actions']>[number];
type Other = NonNullable<Completed['on']>[number];

const isAddress = (url: string) => /^(?:https:\/\/|mailto:|tel:)\S+$/.test(url);
const plus = <IconPlus size={14} stroke={1.7} />;

/** The page of thanks, and others for whom a condition holds. */
export function ThanksFields({ definition, language, change }: EditorPart) {
  const part = { definition, language };
  const { completed = {} } = definition;
  const { on = [] } = completed;
  const put = (next: Completed) => change({ ...definition, completed: next });
  const putOn = (next: Other[]) => put({ ...completed, on: next.length === 0 ? undefined : next });
  return (
    <>
      <One {...part} thanks={completed} put={(thanks) => put({ ...completed, ...thanks })} />
      {on.map((other, at) => (
        // They have no names: each is known by its place.
        <div key={at} className={styles.boxed} role="group" aria-label={t`Other thanks ${ph({ number: at + 1 })}`}>
          <ConditionEditor
            {...part}
            label={t`Other thanks if`}
            without={t`No condition yet: everybody sees these.`}
            value={other.expression}
            onChange={(expression = '') => putOn(on.with(at, { ...other, expression }))}
          />
          <One {...part} thanks={other} put={(thanks) => putOn(on.with(at, { ...other, ...thanks }))} />
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<IconTrash size={14} stroke={1.7} />}
            onClick={() => putOn(on.toSpliced(at, 1))}
          >
            {t`Remove these thanks`}
          </Button>
        </div>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        className={editing.more ?? ''}
        leftSection={plus}
        disabled={on.length >= 20}
        onClick={() => putOn([...on, { expression: '', text: '' }])}
      >
        {t`Add other thanks`}
      </Button>
    </>
  );
}

interface OneProps extends Pick<EditorPart, 'definition' | 'language'> {
  thanks: Thanks;
  put: (thanks: Thanks) => void;
}

function One({ thanks, put, ...part }: OneProps) {
  const { title, text, actions = [] } = thanks;
  const said = { title, text, actions: thanks.actions };
  const putActions = (next: Action[]) => put({ ...said, actions: next.length === 0 ? undefined : next });
  return (
    <>
      <WordsInput
        {...part}
        label={t`Thanks at the end`}
        long
        maxLength={10_000}
        words={text}
        onWords={(words) => put({ ...said, text: words })}
      />
      {actions.map((action, at) => (
        // Two may lead to one address: each is known by its place.
        <div key={at} className={editing.row}>
          <WordsInput
            {...part}
            label={t`Words of link ${ph({ number: at + 1 })}`}
            hideLabel
            maxLength={500}
            words={action.text}
            onWords={(words) => putActions(actions.with(at, { ...action, text: words ?? '' }))}
          />
          <TextInput
            aria-label={t`Address of link ${ph({ number: at + 1 })}`}
            placeholder="https://"
            maxLength={2000}
            value={action.url}
            error={isAddress(action.url) ? null : t`begins with https://, mailto: or tel:`}
            onChange={(event) => putActions(actions.with(at, { ...action, url: event.currentTarget.value }))}
          />
          <ActionIcon
            aria-label={t`Remove link ${ph({ number: at + 1 })}`}
            onClick={() => putActions(actions.toSpliced(at, 1))}
          >
            <IconTrash size={16} stroke={1.7} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle"
        size="compact-sm"
        className={editing.more ?? ''}
        leftSection={plus}
        disabled={actions.length >= surveyLimits.actions}
        onClick={() => putActions([...actions, { type: 'link', text: t`Go on`, url: 'https://' }])}
      >
        {t`Add a link: a review, a call, a form`}
      </Button>
    </>
  );
}
