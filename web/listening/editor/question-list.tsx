import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { ActionIcon, Button, Menu, ScrollArea, TextInput } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconChevronDown, IconPlus, IconTrash } from '@tabler/icons-react';
import type { Question, SurveyElement } from '#core/listening/survey/definition.ts';
import { saidIn } from '#core/listening/survey/said.ts';
import { scaleWords } from '../../ui/scale-words.ts';
import { Badge } from '../../ui/badge.tsx';
import {
  addPage,
  addQuestion,
  moveElement,
  nameFor,
  ownLanguage,
  putPage,
  putQuestion,
  removePage,
} from './editing.ts';
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

function PageHead({ definition, change, at }: EditorPart & { at: number }) {
  const page = definition.pages[at]!;
  return (
    <div className={styles.pageHead}>
      <h3>{t`Page ${ph({ number: at + 1 })}`}</h3>
      <TextInput
        size="xs"
        aria-label={t`Page ${ph({ number: at + 1 })} is asked only if`}
        placeholder={t`always`}
        value={page.visibleIf ?? ''}
        onChange={(event) =>
          change(putPage(definition, at, { ...page, visibleIf: event.currentTarget.value || undefined }))
        }
      />
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
        <b>
          {saidIn(element.title, { language: part.language, locale: ownLanguage(part.definition) }) || element.name}
        </b>
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

interface HeadProps extends EditorPart {
  question: Question;
  isOpen: boolean;
  turn: () => void;
}

function Head({ question, definition, language, change, isOpen, turn }: HeadProps) {
  const spoken = { language, locale: ownLanguage(definition) };
  const words = question.type === 'statement' ? question.text : question.title;
  const name = saidIn(words, spoken) || question.name;
  return (
    <div className={styles.head}>
      <button type="button" className={styles.turn} aria-expanded={isOpen} onClick={turn}>
        <IconChevronDown {...icon} aria-hidden="true" data-open={isOpen} />
        <span className={styles.what}>
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
