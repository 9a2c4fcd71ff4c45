import { ph, t } from '@lingui/core/macro';
import { ActionIcon, Button, Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { Plain } from '#core/listening/survey/condition/rows.ts';
import type { SurveyDefinition } from '#core/listening/survey/definition.ts';
import { counted } from '#core/listening/survey/expression/values.ts';
import { surveyLimits } from '#core/listening/survey/limits.ts';
import { placedQuestions } from '#core/listening/survey/walk.ts';
import { FieldRow } from '../../../ui/form.tsx';
import { calledAs } from '../called-as.ts';
import type { EditorPart } from '../part.ts';
import { ConditionEditor } from './condition-editor.tsx';
import styles from './conditions.module.css';

type Trigger = NonNullable<SurveyDefinition['triggers']>[number];
type Way = Trigger['type'];

const ways: Record<Way, string> = {
  skip: t`go on at …`,
  complete: t`end the survey`,
  setvalue: t`give an answer for them`,
  copyvalue: t`copy an answer`,
  runexpression: t`calculate an answer`,
};

const targetOf = (trigger: Trigger): string | undefined =>
  trigger.type === 'skip' ? trigger.gotoName : trigger.type === 'complete' ? undefined : trigger.setToName;

/** The same condition with another thing to happen. */
function turned({ expression, ...trigger }: Trigger, type: Way, target: string): Trigger {
  switch (type) {
    case 'complete':
      return { type, expression };
    case 'skip':
      return { type, expression, gotoName: target };
    case 'setvalue':
      return { type, expression, setToName: target, setValue: '' };
    default:
      return { ...trigger, expression } as Trigger;
  }
}

/** What happens once a condition holds: leaping forward, ending, an answer that is given by itself. */
export function Branching({ definition, language, change }: EditorPart) {
  const triggers = definition.triggers ?? [];
  const put = (next: Trigger[]) => change({ ...definition, triggers: next.length === 0 ? undefined : next });
  return (
    <div className={styles.branches}>
      {triggers.map((trigger, at) => (
        // Branches have no names: each is known by its place.
        <Branch
          key={at}
          number={at + 1}
          trigger={trigger}
          definition={definition}
          language={language}
          put={(next) => put(triggers.toSpliced(at, 1, ...(next === undefined ? [] : [next])))}
        />
      ))}
      <Button
        variant="default"
        leftSection={<IconPlus size={16} stroke={1.7} />}
        disabled={triggers.length >= surveyLimits.triggers}
        onClick={() => put([...triggers, { type: 'complete', expression: '' }])}
      >
        {t`Add a branch`}
      </Button>
    </div>
  );
}

interface BranchProps extends Pick<EditorPart, 'definition' | 'language'> {
  trigger: Trigger;
  number: number;
  put: (next: Trigger | undefined) => void;
}

function Branch({ trigger, number, definition, language, put }: BranchProps) {
  const targets = targetsIn(definition, language);
  const target = targetOf(trigger) ?? targets.at(-1)?.value ?? '';
  const offered: Way[] = ['skip', 'complete', 'setvalue'];
  const all = offered.includes(trigger.type) ? offered : [...offered, trigger.type];
  return (
    <div className={styles.branch} role="group" aria-label={t`Branch ${number}`}>
      <ConditionEditor
        definition={definition}
        language={language}
        label={t`As soon as`}
        without={t`No condition yet: nothing happens.`}
        value={trigger.expression}
        onChange={(expression) => put({ ...trigger, expression: expression ?? '' })}
      />
      <FieldRow>
        <Select
          size="xs"
          label={t({ message: 'then', comment: 'what happens once a condition holds' })}
          data={all.map((value) => ({ value, label: ways[value] }))}
          value={trigger.type}
          onChange={(type) => put(turned(trigger, type as Way, target))}
        />
        <Target trigger={trigger} targets={targets} put={put} />
      </FieldRow>
      <ActionIcon aria-label={t`Remove branch ${ph({ number })}`} onClick={() => put(undefined)}>
        <IconTrash size={16} stroke={1.7} />
      </ActionIcon>
    </div>
  );
}

const plainIn = (value: unknown): string =>
  value === null || typeof value === 'object' ? '' : String((value ?? '') as Plain);

interface Target {
  value: string;
  label: string;
}

function targetsIn(definition: SurveyDefinition, language: EditorPart['language']): Target[] {
  const pages = definition.pages.map(({ name }, at) => ({ value: name, label: t`Page ${ph({ number: at + 1 })}` }));
  const questions = placedQuestions(definition).map(({ question }) => ({
    value: question.name,
    label: calledAs(question, definition, language),
  }));
  const seen = new Set<string>();
  return [...pages, ...questions].filter(({ value }) => !seen.has(value) && seen.add(value));
}

function Target({ trigger, targets, put }: { trigger: Trigger; targets: Target[]; put: (next: Trigger) => void }) {
  const target = targetOf(trigger);
  if (target === undefined) return null;
  return (
    <>
      <Select
        size="xs"
        label={trigger.type === 'skip' ? t`where` : t`which question`}
        searchable
        data={targets}
        value={target}
        onChange={(name) =>
          put(trigger.type === 'skip' ? { ...trigger, gotoName: name! } : ({ ...trigger, setToName: name! } as Trigger))
        }
      />
      {trigger.type === 'setvalue' && !Array.isArray(trigger.setValue) ? (
        <TextInput
          size="xs"
          label={t`with this answer`}
          defaultValue={plainIn(trigger.setValue)}
          onBlur={(event) => put({ ...trigger, setValue: counted(event.currentTarget.value) as Plain })}
        />
      ) : null}
    </>
  );
}
