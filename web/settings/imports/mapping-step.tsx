import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button, SegmentedControl } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, keepPreviousData } from '@tanstack/react-query';
import { z } from 'zod';
import { isSurvey } from '#core/touchpoints/import/map-response.ts';
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
import { RowsAre } from './rows-are.tsx';
import { SurveyForm, type Offers } from './survey-form.tsx';
import { Undecided } from './survey-suspicions.tsx';
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

/** What a form changes, and what is looked at anew a moment later. */
function useEditing({ data, guess, columns }: EditorProps) {
  const [mapping, setMapping] = useState(guess);
  const [offers, setOffers] = useState<Offers>([]);
  const [asked] = useDebouncedValue(mapping, 400);
  const preview = usePreview(data.id, asked);
  const suspicions = isSurvey(mapping) ? (preview.data?.responses?.suspicions ?? []) : [];
  const open = isSurvey(mapping) ? offers : [];
  const ready = preview.error === null && !namesNoTime(mapping) && suspicions.length + open.length === 0;
  return {
    mapping,
    setMapping,
    offers: open,
    setOffers,
    preview,
    suspicions,
    ready,
    columns: preview.data?.columns ?? columns,
  };
}

function Fields({ id, editing }: { id: string; editing: ReturnType<typeof useEditing> }) {
  const { mapping, columns, suspicions, offers, setMapping, setOffers } = editing;
  if (!isSurvey(mapping)) return <MappingForm mapping={mapping} columns={columns} onChange={setMapping} />;
  return (
    <SurveyForm
      id={id}
      mapping={mapping}
      columns={columns}
      suspicions={suspicions}
      offers={offers}
      onChange={setMapping}
      onOffers={setOffers}
    />
  );
}

function Editor(props: EditorProps) {
  const { data, guess } = props;
  const editing = useEditing(props);
  const { mapping, setMapping, preview, suspicions, ready } = editing;
  const [asJson, setAsJson] = useState(false);
  const start = useWrite(startImport, { outdates });
  const failure = start.error ?? preview.error;
  return (
    <Columns>
      <Pane
        title={t`How a row becomes an interaction`}
        about={t`Guessed from the first rows. Below you see what they would become.`}
        actions={<EditAs asJson={asJson} onChange={setAsJson} />}
      >
        <div className={styles.lines}>
          <RowsAre id={data.id} mapping={mapping} guess={guess} onChange={setMapping} />
          {asJson ? <MappingJson mapping={mapping} onChange={setMapping} /> : <Fields id={data.id} editing={editing} />}
          {failure === null ? null : <Failure error={failure} />}
          <div className={styles.row}>
            <Button loading={start.isPending} disabled={!ready} onClick={() => start.mutate({ id: data.id, mapping })}>
              {t({ message: 'Import', context: 'verb' })}
            </Button>
            <GiveUp data={data} />
            <Undecided count={suspicions.length} />
          </div>
        </div>
      </Pane>
      {preview.data === undefined ? null : <PreviewPane preview={preview.data} />}
    </Columns>
  );
}

function EditAs({ asJson, onChange }: { asJson: boolean; onChange: (asJson: boolean) => void }) {
  return (
    <SegmentedControl
      aria-label={t`Edit as`}
      size="xs"
      value={asJson ? 'json' : 'form'}
      onChange={(view) => onChange(view === 'json')}
      data={[
        { value: 'form', label: t({ message: 'Form', comment: 'fill in a form, instead of JSON' }) },
        { value: 'json', label: 'JSON' },
      ]}
    />
  );
}
