import { t } from '@lingui/core/macro';
import { useEffect, useRef } from 'react';
import { Select, TextInput } from '@mantine/core';
import { listTeams } from '#core/contract/teams.ts';
import { createView, updateView } from '#core/contract/views.ts';
import { viewSorts, type WireFilter } from '#core/desk/filter.ts';
import { useRead, useWrite } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { FieldRow, Form, useFields } from '../../ui/form.tsx';
import { usePlace } from '../place.ts';
import { Criteria } from './criteria.tsx';
import { RemoveView } from './remove-view.tsx';
import type { SavedView } from './saved-views.ts';
import { filterOf, valuesOf, type ViewValues } from './view-values.ts';
import { sortNames } from './view-words.ts';

const outdates = ['view.', 'conversation.list'];

interface ViewFormProps {
  view?: SavedView;
  /** Where a new view begins. */
  filter?: WireFilter;
  close: () => void;
}

/** A filter with a name: all that is said must hold, of each list one. */
export function ViewForm({ view, filter, close }: ViewFormProps) {
  const fields = useFields<ViewValues>(valuesOf(view, filter));
  const { look } = usePlace();
  const create = useWrite(createView, { outdates });
  const update = useWrite(updateView, { outdates });
  const mayShare = useMay('view.share');
  // It comes after its dialog has looked for where to begin.
  const name = useRef<HTMLInputElement>(null);
  useEffect(() => name.current?.focus(), []);
  const save = async (values: ViewValues) => {
    const kept = {
      name: values.name,
      sort: values.sort,
      audience: values.audience,
      filter: filterOf(values),
    };
    const { id } =
      view === undefined
        ? await create.mutateAsync(kept)
        : await update.mutateAsync({ ...kept, id: view.id, version: view.version });
    close();
    look({ saved: id });
  };
  return (
    <Form
      fields={fields}
      onSubmit={save}
      submit={view === undefined ? t`Make the view` : t`Save`}
      beside={view === undefined ? null : <RemoveView view={view} close={close} />}
    >
      <FieldRow>
        <TextInput ref={name} label={t`Name`} required maxLength={60} {...fields.getInputProps('name')} />
        <Select
          label={t`Order`}
          data={viewSorts.map((value) => ({ value, label: sortNames[value] }))}
          allowDeselect={false}
          {...fields.getInputProps('sort')}
        />
        {mayShare ? <Audience fields={fields} known={view} /> : null}
      </FieldRow>
      <Criteria fields={fields} />
    </Form>
  );
}

interface AudienceProps {
  fields: ReturnType<typeof useFields<ViewValues>>;
  known: SavedView | undefined;
}

function Audience({ fields, known }: AudienceProps) {
  const teams = useRead(listTeams, {}).data?.items ?? [];
  const offered = teams.filter(({ id, archived }) => !archived || id === known?.audience);
  return (
    <Select
      label={t`Who sees it`}
      data={[
        { value: 'me', label: t`Only you` },
        { value: 'everybody', label: t`Everybody` },
        ...offered.map(({ id, name }) => ({ value: id, label: t`Team ${name}` })),
      ]}
      allowDeselect={false}
      {...fields.getInputProps('audience')}
    />
  );
}
