import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button, FileButton, Textarea } from '@mantine/core';
import { IconDownload, IconUpload } from '@tabler/icons-react';
import { z } from 'zod';
import styles from '../settings.module.css';
import { mapping as mappingSchema, type Mapping } from '#core/touchpoints/import/mapping.ts';

interface MappingJsonProps {
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}

function read(text: string): { mapping: Mapping } | { error: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { error: t`This is not JSON: ${ph({ fault: error instanceof Error ? error.message : '' })}` };
  }
  const parsed = z.safeDecode(mappingSchema, value as z.input<typeof mappingSchema>);
  if (parsed.success) return { mapping: parsed.data };
  const issue = parsed.error.issues[0];
  return { error: `${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}` };
}

/** The whole mapping as text, with lookups and derived columns; the command line takes the same file. */
export function MappingJson({ mapping, onChange }: MappingJsonProps) {
  const [text, setText] = useState(() => JSON.stringify(mapping, null, 2));
  const [error, setError] = useState<string>();
  const change = (next: string) => {
    setText(next);
    const result = read(next);
    setError('error' in result ? result.error : undefined);
    if ('mapping' in result) onChange(result.mapping);
  };
  const load = async (file: File | null) => {
    if (file !== null) change(await file.text());
  };
  return (
    <>
      <div className={styles.row}>
        <FileButton accept=".json,application/json" onChange={(file) => void load(file)}>
          {(props) => (
            <Button {...props} size="xs" variant="default" leftSection={<IconUpload size={14} stroke={1.7} />}>
              <Trans>Load a mapping file</Trans>
            </Button>
          )}
        </FileButton>
        <Button
          component="a"
          size="xs"
          variant="subtle"
          href={`data:application/json;charset=utf-8,${encodeURIComponent(text)}`}
          download={`${mapping.source}.mapping.json`}
          leftSection={<IconDownload size={14} stroke={1.7} />}
        >
          <Trans>Save it as a file</Trans>
        </Button>
      </div>
      <Textarea
        label={t`Mapping`}
        description={t`The same file works with “throughline import --mapping”.`}
        value={text}
        error={error}
        onChange={(event) => change(event.currentTarget.value)}
        spellCheck={false}
        minRows={16}
        maxRows={40}
        styles={{ input: { fontFamily: 'var(--mono)', fontSize: 'var(--text-sm)' } }}
      />
    </>
  );
}
