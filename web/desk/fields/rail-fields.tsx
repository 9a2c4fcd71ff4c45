import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { lazy, Suspense, useRef, useState } from 'react';
import { listFields, readFields } from '#core/contract/fields.ts';
import { useRead } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import rail from '../rail.module.css';
import type { Conversation } from '../summary.ts';
import { fill, wordsOf, type Field, type Value } from './filling.ts';
import styles from './fields.module.css';

const FieldInput = lazy(() => import('./field-input.tsx').then((module) => ({ default: module.FieldInput })));

/** What the company wants to know of a conversation besides: read here, and filled in where it stands. */
export function RailFields({ conversation }: { conversation: Conversation }) {
  const { id } = conversation;
  const fields = useRead(listFields, {}, { staleTime: 300_000 }).data?.items.filter(({ archived }) => !archived) ?? [];
  const values = useRead(readFields, { id }, { enabled: fields.length > 0 }).data;
  if (fields.length === 0 || values === undefined) return null;
  return (
    <section className={rail.block} aria-label={t`Fields`}>
      <h3 className={rail.title}>
        <Trans>Fields</Trans>
      </h3>
      <div className={styles.fields}>
        {fields.map((field) => (
          <One
            key={`${id} ${field.id}`}
            field={field}
            value={values.items.find((each) => each.field === field.id)?.value ?? null}
            settled={conversation.status !== 'open'}
            save={(before, value) =>
              void fill({ conversation: id, version: conversation.version, field, before }, value)
            }
          />
        ))}
      </div>
    </section>
  );
}

interface OneProps {
  field: Field;
  value: Value;
  settled: boolean;
  save(before: Value, value: Value): void;
}

function One({ field, value, settled, save }: OneProps) {
  const may = useMay('conversation.tag');
  const [editing, setEditing] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const said = wordsOf(field, value);
  const missing = field.required && value === null && !settled;
  const end = (next?: Value) => {
    setEditing(false);
    requestAnimationFrame(() => button.current?.focus());
    if (next !== undefined) save(value, next);
  };
  if (editing)
    return (
      <div className={styles.field}>
        <Suspense fallback={<span className={styles.name}>{field.name}</span>}>
          <FieldInput field={field} value={value} end={end} />
        </Suspense>
      </div>
    );
  const shown = said ?? (missing ? t`Needed to resolve` : may ? t`Fill in` : '–');
  return (
    <div className={styles.field}>
      <span className={styles.name}>{field.name}</span>
      {may ? (
        <button
          ref={button}
          type="button"
          className={styles.value}
          data-empty={said === null}
          data-missing={missing}
          aria-label={`${field.name}: ${shown}`}
          onClick={() => setEditing(true)}
        >
          <bdi>{shown}</bdi>
        </button>
      ) : (
        <span className={styles.value}>
          <bdi>{shown}</bdi>
        </span>
      )}
    </div>
  );
}
