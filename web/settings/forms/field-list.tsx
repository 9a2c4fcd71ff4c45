import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconChevronDown, IconPlus, IconTrash } from '@tabler/icons-react';
import { fieldKinds, formLimits, type FormField } from '#core/channels/form/fields.ts';
import { labelOf } from '#core/channels/form/words.ts';
import { Badge } from '../../ui/badge.tsx';
import { FieldEditor } from './field-editor.tsx';
import type { EditorPart } from './form-editor.tsx';
import { kindNames, moved, newField, settled } from './settings.ts';
import editing from '../../ui/editing.module.css';
import styles from './forms.module.css';

/** The fields in their order; each opens to be changed in its place. */
export function FieldList(part: EditorPart) {
  const { settings, change } = part;
  const { fields } = settings;
  const [open, setOpen] = useState<string | null>(null);
  const put = (next: FormField[]) => change({ fields: next });
  return (
    <>
      <ol className={styles.fields}>
        {fields.map((field, at) => (
          <li key={field.key} className={styles.field}>
            <FieldRowHead
              {...part}
              field={field}
              isOpen={open === field.key}
              turn={() => setOpen(open === field.key ? null : field.key)}
              move={(by) => put(moved(fields, at, at + by))}
              remove={() => put(settled(fields.toSpliced(at, 1)))}
              first={at === 0}
              last={at === fields.length - 1}
            />
            {open === field.key ? (
              <FieldEditor {...part} field={field} onChange={(next) => put(settled(fields.with(at, next)))} />
            ) : null}
          </li>
        ))}
      </ol>
      <AddField
        full={fields.length >= formLimits.fields}
        add={(kind) => {
          const field = newField(fields, kind);
          put([...fields, field]);
          setOpen(field.key);
        }}
      />
    </>
  );
}

interface HeadProps extends EditorPart {
  field: FormField;
  isOpen: boolean;
  turn: () => void;
  move: (by: 1 | -1) => void;
  remove: () => void;
  first: boolean;
  last: boolean;
}

function FieldRowHead({ field, settings, language, isOpen, turn, move, remove, first, last }: HeadProps) {
  const name = labelOf(field, { language, fallback: settings.language });
  const icon = { size: 16, stroke: 1.7 };
  return (
    <div className={editing.head}>
      <button type="button" className={editing.turn} aria-expanded={isOpen} onClick={turn}>
        <IconChevronDown {...icon} aria-hidden="true" data-open={isOpen} />
        <span className={editing.what}>
          <b>
            <bdi>{name}</bdi>
          </b>
          <span className="muted">{kindNames[field.kind]}</span>
          {field.required ? (
            <Badge>
              <Trans comment="a field that must be filled in">Needed</Trans>
            </Badge>
          ) : null}
          {field.showIf === null ? null : (
            <Badge tone="accent">
              <Trans>Conditional</Trans>
            </Badge>
          )}
        </span>
      </button>
      <ActionIcon variant="subtle" aria-label={t`Move ${name} up`} disabled={first} onClick={() => move(-1)}>
        <IconArrowUp {...icon} />
      </ActionIcon>
      <ActionIcon variant="subtle" aria-label={t`Move ${name} down`} disabled={last} onClick={() => move(1)}>
        <IconArrowDown {...icon} />
      </ActionIcon>
      <ActionIcon variant="subtle" aria-label={t`Remove ${name}`} disabled={field.role === 'email'} onClick={remove}>
        <IconTrash {...icon} />
      </ActionIcon>
    </div>
  );
}

function AddField({ full, add }: { full: boolean; add: (kind: FormField['kind']) => void }) {
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button variant="default" disabled={full} leftSection={<IconPlus size={16} stroke={1.7} />}>
          <Trans>Add a field</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {fieldKinds
          .filter((kind) => kind !== 'email')
          .map((kind) => (
            <Menu.Item key={kind} onClick={() => add(kind)}>
              {kindNames[kind]}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
