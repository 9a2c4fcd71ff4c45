import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { ActionIcon, Button, Menu, ScrollArea } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconChevronDown, IconPlus, IconTrash } from '@tabler/icons-react';
import type { Panel, Question, SurveyElement } from '#core/listening/survey/definition.ts';
import { saidIn } from '#core/listening/survey/said.ts';
import { placedQuestions } from '#core/listening/survey/walk.ts';
import { scaleWords } from '../../ui/scale-words.ts';
import { Badge } from '../../ui/badge.tsx';
import { calledAs } from './called-as.ts';
import { ConditionEditor } from './conditions/condition-editor.tsx';
import {
  addPage,
  addQuestion,
  moveElement,
  nameFor,
  ownLanguage,
  putPage,
  putPanel,
  putQuestion,
  removePage,
} from './editing.ts';
import editing from '../../ui/editing.module.css';
import styles from './editor.module.css';
import type { EditorPart } from './part.ts';
import { QuestionEditor } from './question-editor.tsx';
import { beginQuestion, beginScaled, kindNames, kindOf, offeredKinds, offeredScales } from './question-kinds.ts';

interface ListProps extends EditorPart {
  /** The question that is open. */
  open: string | null;
  setOpen: (name: string | null) => void;
}

const icon = { size: 16, stroke: 1.7 };

/** The pages with their questions in their order; each opens to be changed in its place. */
export function QuestionList(part: EditorPart) {
  const { definition, change } = part;
  const [open, setOpen] = useState<string | null>(null);
  return (
    <>
      {definition.pages.map((page, at) => (
        <section key={page.name} className={styles.page} aria-label={t`Page ${ph({ number: at + 1 })}`}>
          {definition.pages.length === 1 ? null : <PageHead {...part} at={at} />}
          <ol className={styles.questions}>
            {page.elements.map((element) => (
              <Element key={element.name} {...part} open={open} setOpen={setOpen} element={element} />
            ))}
          </ol>
          <AddQuestion
            add={(begin) => {
              const question = begin((kind) => nameFor(definition, kind));
              change(addQuestion(definition, at, question));
              setOpen(question.name);
            }}
          />
        </section>
      ))}
      <Button variant="default" leftSection={<IconPlus {...icon} />} onClick={() => change(addPage(definition))}>
        <Trans>Add a page</Trans>
      </Button>
    </>
  );
}

function PageHead({ definition, language, change, at }: EditorPart & { at: number }) {
  const page = definition.pages[at]!;
  const first = placedQuestions(definition).find((placed) => placed.page >= at)?.question.name;
  return (
    <div className={styles.pageHead}>
      <h3>{t`Page ${ph({ number: at + 1 })}`}</h3>
      {at === 0 && page.visibleIf === undefined ? (
        <span />
      ) : (
        <ConditionEditor
          definition={definition}
          language={language}
          before={first}
          label={t`Page ${ph({ number: at + 1 })} is asked only if`}
          without={t`It is always asked.`}
          value={page.visibleIf}
          onChange={(visibleIf) => change(putPage(definition, at, { ...page, visibleIf }))}
        />
      )}
      <ActionIcon
        variant="subtle"
        aria-label={t`Remove page ${ph({ number: at + 1 })}`}
        onClick={() => change(removePage(definition, at))}
      >
        <IconTrash {...icon} />
      </ActionIcon>
    </div>
  );
}

function Element({ element, ...part }: ListProps & { element: SurveyElement }) {
  if (element.type === 'panel')
    return (
      <li className={styles.panel}>
        <PanelHead {...part} panel={element} />
        <ol className={styles.questions}>
          {element.elements.map((each) => (
            <Element key={each.name} {...part} element={each} />
          ))}
        </ol>
      </li>
    );
  const { definition, change, open, setOpen } = part;
  const isOpen = open === element.name;
  return (
    <li className={styles.question}>
      <Head {...part} question={element} isOpen={isOpen} turn={() => setOpen(isOpen ? null : element.name)} />
      {isOpen ? (
        <QuestionEditor
          {...part}
          question={element}
          put={(next) => change(putQuestion(definition, element.name, next))}
          change={(next) => {
            change(next);
            setOpen(null);
          }}
        />
      ) : null}
    </li>
  );
}

function PanelHead({ panel, definition, language, change }: EditorPart & { panel: Panel }) {
  const name = saidIn(panel.title, { language, locale: ownLanguage(definition) }) || panel.name;
  const first = placedQuestions(definition).find(({ panels }) => panels.includes(panel))?.question.name;
  return (
    <>
      <b>{name}</b>
      <ConditionEditor
        definition={definition}
        language={language}
        before={first}
        label={t`${name} is asked only if`}
        without={t`It is always asked.`}
        value={panel.visibleIf}
        onChange={(visibleIf) => change(putPanel(definition, panel.name, { ...panel, visibleIf }))}
      />
    </>
  );
}

interface HeadProps extends EditorPart {
  question: Question;
  isOpen: boolean;
  turn: () => void;
}

function Head({ question, definition, language, change, isOpen, turn }: HeadProps) {
  const name = calledAs(question, definition, language);
  return (
    <div className={editing.head}>
      <button type="button" className={editing.turn} aria-expanded={isOpen} onClick={turn}>
        <IconChevronDown {...icon} aria-hidden="true" data-open={isOpen} />
        <span className={editing.what}>
          <bdi className={styles.clip}>{name}</bdi>
          <span className="muted">{kindOf(question)}</span>
          {'isRequired' in question && question.isRequired === true ? (
            <Badge>
              <Trans comment="a question that must be answered">Needed</Trans>
            </Badge>
          ) : null}
          {question.visibleIf === undefined ? null : (
            <Badge tone="accent">
              <Trans>Conditional</Trans>
            </Badge>
          )}
        </span>
      </button>
      <ActionIcon
        variant="subtle"
        aria-label={t`Move ${name} up`}
        onClick={() => change(moveElement(definition, question.name, -1))}
      >
        <IconArrowUp {...icon} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        aria-label={t`Move ${name} down`}
        onClick={() => change(moveElement(definition, question.name, 1))}
      >
        <IconArrowDown {...icon} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        aria-label={t`Remove ${name}`}
        onClick={() => change(putQuestion(definition, question.name, undefined))}
      >
        <IconTrash {...icon} />
      </ActionIcon>
    </div>
  );
}

function AddQuestion({ add }: { add: (begin: (nameOf: (kind: string) => string) => Question) => void }) {
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button variant="default" size="sm" leftSection={<IconPlus {...icon} />}>
          <Trans>Add a question</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <ScrollArea.Autosize mah={420} type="auto">
          <Menu.Label>
            <Trans>Feelings, each on its scale</Trans>
          </Menu.Label>
          {offeredScales.map((scale) => (
            <Menu.Item key={scale} onClick={() => add((nameOf) => beginScaled(scale, nameOf(scale)))}>
              {scaleWords[scale].name}
            </Menu.Item>
          ))}
          {offeredKinds.map(({ label, kinds }) => (
            <div key={label}>
              <Menu.Label>{label}</Menu.Label>
              {kinds.map((kind) => (
                <Menu.Item key={kind} onClick={() => add((nameOf) => beginQuestion(kind, nameOf(kind)))}>
                  {kindNames[kind]}
                </Menu.Item>
              ))}
            </div>
          ))}
        </ScrollArea.Autosize>
      </Menu.Dropdown>
    </Menu>
  );
}
