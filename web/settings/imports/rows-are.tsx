import { t } from '@lingui/core/macro';
import { SegmentedControl } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { z } from 'zod';
import { previewImport } from '#core/contract/import.ts';
import { isSurvey } from '#core/touchpoints/import/map-response.ts';
import { mapping as mappingSchema, type Mapping } from '#core/touchpoints/import/mapping.ts';
import { call } from '../../app/api.ts';
import { toastError } from '../../app/toast.tsx';

interface RowsAreProps {
  id: string;
  mapping: Mapping;
  /** The mapping of rows that are no responses. */
  guess: Mapping;
  onChange: (mapping: Mapping) => void;
}

/** Whether a row is one thing that happened, or a response with many answers: then it is guessed anew. */
export function RowsAre({ id, mapping, guess, onChange }: RowsAreProps) {
  const look = useMutation({
    mutationFn: () => call(previewImport, { id, responses: true }),
    onSuccess: ({ mapping: made }) => onChange(z.decode(mappingSchema, made)),
    onError: toastError,
  });
  if (mapping.format === 'mbox' || mapping.format === 'xes') return null;
  return (
    <SegmentedControl
      aria-label={t`Rows are`}
      value={isSurvey(mapping) ? 'responses' : 'events'}
      disabled={look.isPending}
      onChange={(kind) => (kind === 'events' ? onChange(guess) : look.mutate())}
      data={[
        { value: 'events', label: t`Something that happened` },
        { value: 'responses', label: t`Responses to a survey` },
      ]}
    />
  );
}
