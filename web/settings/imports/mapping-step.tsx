import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button, SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, keepPreviousData } from '@tanstack/react-query';
import { z } from 'zod';
import { mapping as mappingSchema, namesNoTime, type Mapping } from '#core/touchpoints/import/mapping.ts';
import { cancelImport, getImport, listImports, previewImport, startImport } from '#core/contract/import.ts';
import { Problem } from '#core/contract/problems.ts';
import { call } from '../../app/api.ts';
import { useWrite } from '../../app/read.ts';
import { toastError } from '../../app/toast.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Columns, Pane } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { MappingForm } from './mapping-form.tsx';
import { MappingJson } from './mapping-json.tsx';
import { NewImport } from './new-import.tsx';
import { PreviewPane } from './preview-pane.tsx';
import styles from '../settings.module.css';
import type { Import } from './states.ts';

/** Not the preview: there is none any more once it has begun. */
const outdates = [getImport, listImports];

function usePreview(id: string, mapping: Mapping | undefined) {
  return useQuery({
    queryKey: [previewImport.id, id, mapping ?? null],
    queryFn: ({ signal }) => call(previewImport, { id, ...(mapping === undefined ? {} : { mapping }) }, { signal }),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Shows the guessed mapping and what the first rows become, to be changed until it fits. */
export function MappingStep({ data }: { data: Import }) {
  const guessed = usePreview(data.id, undefined);
  const { error } = guessed;
  if (guessed.data === undefined && error instanceof Problem && error.type === 'refused')
    return <Unreadable data={data} reason={error} />;
  return (
    <Loaded query={guessed}>
      {({ mapping, columns }) => <Editor data={data} guess={z.decode(mappingSchema, mapping)} columns={columns} />}
    </Loaded>
  );
}

function Unreadable({ data, reason }: { data: Import; reason: Error }) {
  return (
    <Pane title={t`Nothing can be imported`}>
      <div className={styles.lines}>
        <Failure error={reason} />
        <div className={styles.row}>
          <NewImport />
          <GiveUp data={data} />
        </div>
      </div>
    </Pane>
  );
}

/** Puts the uploaded file away; nothing was taken yet. */
function GiveUp({ data }: { data: Import }) {
  const cancel = useWrite(cancelImport, { outdates, onError: toastError });
  return (
    <Button variant="subtle" color="bad" loading={cancel.isPending} onClick={() => cancel.mutate({ id: data.id })}>
      <Trans>Discard this file</Trans>
    </Button>
  );
}

interface EditorProps {
  data: Import;
  guess: Mapping;
  columns: readonly string[];
}

function Editor({ data, guess, columns }: EditorProps) {
  const [mapping, setMapping] = useState(guess);
  const [asJson, setAsJson] = useState(false);
  const [asked] = useDebouncedValue(mapping, 400);
  const preview = usePreview(data.id, asked);
  const start = useWrite(startImport, { outdates });
  const failure = start.error ?? preview.error;
  return (
    <Columns>
      <Pane
        title={t`How a row becomes an interaction`}
        about={t`Guessed from the first rows. Below you see what they would become.`}
        actions={
          <SegmentedControl
            aria-label={t`Edit as`}
            size="xs"
            value={asJson ? 'json' : 'form'}
            onChange={(view) => setAsJson(view === 'json')}
            data={[
              { value: 'form', label: t({ message: 'Form', comment: 'fill in a form, instead of JSON' }) },
              { value: 'json', label: 'JSON' },
            ]}
          />
        }
      >
        <div className={styles.lines}>
          {asJson ? (
            <MappingJson mapping={mapping} onChange={setMapping} />
          ) : (
            <MappingForm mapping={mapping} columns={preview.data?.columns ?? columns} onChange={setMapping} />
          )}
          {failure === null ? null : <Failure error={failure} />}
          <div className={styles.row}>
            <Button
              loading={start.isPending}
              disabled={preview.error !== null || namesNoTime(mapping)}
              onClick={() => start.mutate({ id: data.id, mapping })}
            >
              {t({ message: 'Import', context: 'verb' })}
            </Button>
            <GiveUp data={data} />
          </div>
        </div>
      </Pane>
      {preview.data === undefined ? null : <PreviewPane preview={preview.data} />}
    </Columns>
  );
}
