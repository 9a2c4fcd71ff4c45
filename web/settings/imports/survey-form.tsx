import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, MultiSelect, Select, TextInput } from '@mantine/core';
import { z } from 'zod';
import { fitSurveyMapping, listSurveyMappings } from '#core/contract/import.ts';
import type { SurveyMapping } from '#core/touchpoints/import/map-response.ts';
import { mapping as mappingSchema, type Mapping } from '#core/touchpoints/import/mapping.ts';
import type { Suspicion } from '#core/touchpoints/import/suspicions.ts';
import type { Survey } from '#core/touchpoints/import/survey.ts';
import { useRead, useWrite } from '../../app/read.ts';
import { toastError } from '../../app/toast.tsx';
import { FieldGroup, FieldRow } from '../../ui/form.tsx';
import { number } from '../../ui/format.ts';
import { Questions } from './survey-questions.tsx';
import { Suspicions } from './survey-suspicions.tsx';
import { ValueInput } from './value-input.tsx';

/** Which column each question of the last file may stand in now. */
export type Offers = ReadonlyArray<{
  question: string;
  title: string;
  was: string;
  column: string | null;
  likeness: number;
}>;

interface SurveyFormProps {
  id: string;
  mapping: SurveyMapping;
  columns: readonly string[];
  suspicions: readonly Suspicion[];
  /** Offered and not yet called right. */
  offers: Offers;
  onChange: (mapping: Mapping) => void;
  onOffers: (offers: Offers) => void;
}

/** How a row becomes a response with many answers. */
export function SurveyForm(props: SurveyFormProps) {
  const { mapping, columns, suspicions, offers, onChange, onOffers } = props;
  const { survey } = mapping;
  const put = (next: Survey) => onChange({ ...mapping, survey: next });
  return (
    <>
      <LastFile {...props} />
      <TextInput
        label={t`Survey`}
        description={t`The name its answers stand under, the same from file to file.`}
        value={survey.name}
        onChange={({ currentTarget }) =>
          onChange({ ...mapping, source: currentTarget.value, survey: { ...survey, name: currentTarget.value } })
        }
      />
      <When mapping={mapping} columns={columns} onChange={onChange} />
      <Suspicions survey={survey} suspicions={suspicions} onChange={put} />
      <Questions survey={survey} columns={columns} note={(question) => noteOf(offers, question)} onChange={put} />
      <Right offers={offers} onOffers={onOffers} />
      <Beside mapping={mapping} columns={columns} onChange={onChange} />
    </>
  );
}

function noteOf(offers: Offers, question: string): string | undefined {
  const offer = offers.find((one) => one.question === question);
  return offer && t`was ${ph({ column: offer.was })}, ${ph({ share: number(100 * offer.likeness) })} % alike`;
}

/** The mapping of the last file of a survey, to begin with. */
function LastFile({ id, onChange, onOffers }: SurveyFormProps) {
  const known = useRead(listSurveyMappings, {});
  const fit = useWrite(fitSurveyMapping, {
    onDone: ({ mapping, offers }) => {
      onChange(z.decode(mappingSchema, mapping));
      onOffers(offers);
    },
    onError: toastError,
  });
  const items = known.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Select
      label={t`Begin as with the last file of`}
      placeholder={t`Choose a survey`}
      data={items.map(({ survey, file }) => ({ value: survey, label: `${survey} (${file})` }))}
      value={null}
      disabled={fit.isPending}
      onChange={(survey) => (survey === null ? undefined : fit.mutate({ id, survey }))}
    />
  );
}

/** Offered columns are a person's to decide: the same name may stand for another question in another year. */
function Right({ offers, onOffers }: Pick<SurveyFormProps, 'offers' | 'onOffers'>) {
  if (offers.length === 0) return null;
  const missing = offers.filter(({ column }) => column === null).map(({ title, was }) => `${title} (${was})`);
  return (
    <FieldGroup
      title={t`Are these the right columns?`}
      about={t`They were found by likeness. The same name may stand for another question in another year.`}
    >
      {missing.length === 0 ? null : (
        <p className="muted">
          <Trans>No column was found for: {ph({ questions: missing.join(', ') })}.</Trans>
        </p>
      )}
      <div>
        <Button variant="default" onClick={() => onOffers([])}>
          <Trans>The columns are right</Trans>
        </Button>
      </div>
    </FieldGroup>
  );
}

type PartProps = Pick<SurveyFormProps, 'mapping' | 'columns' | 'onChange'>;

const dayExample = '2014-05-{DAY}';

function When({ mapping, columns, onChange }: PartProps) {
  const { as, ...occurredAt } = mapping.occurredAt;
  const column = occurredAt.column;
  return (
    <FieldGroup title={t`When`}>
      <TextInput
        label={t`Year or date`}
        description={t`For all rows: 2014, 2014-05, or ${ph({ example: dayExample })} with a column in braces. Empty: the column beside it says it.`}
        value={as ?? ''}
        onChange={({ currentTarget }) => {
          const text = currentTarget.value;
          onChange({ ...mapping, occurredAt: { ...occurredAt, ...(text === '' ? {} : { as: text }) } });
        }}
      />
      <FieldRow>
        <Select
          label={t`Column`}
          searchable
          clearable
          disabled={as !== undefined}
          data={[...new Set([...columns, column])].filter((one) => one !== '')}
          value={column === '' ? null : column}
          onChange={(next) => onChange({ ...mapping, occurredAt: { ...mapping.occurredAt, column: next ?? '' } })}
        />
        <TextInput
          label={t`Written as`}
          disabled={as !== undefined}
          value={occurredAt.format}
          onChange={({ currentTarget }) =>
            onChange({ ...mapping, occurredAt: { ...mapping.occurredAt, format: currentTarget.value } })
          }
        />
      </FieldRow>
    </FieldGroup>
  );
}

function Beside({ mapping, columns, onChange }: PartProps) {
  const { survey } = mapping;
  const { weight: _, ...unweighed } = survey;
  const words = (chosen: string[]) =>
    chosen.map((column) => survey.words.find((one) => one.column === column) ?? { column, title: column, missing: [] });
  return (
    <>
      <FieldRow>
        <Select
          label={t({ message: 'Weight', context: 'of an answer' })}
          clearable
          searchable
          data={[...columns]}
          value={survey.weight ?? null}
          onChange={(weight) => onChange({ ...mapping, survey: weight === null ? unweighed : { ...survey, weight } })}
        />
        <ValueInput
          label={t`Touchpoint`}
          value={mapping.interaction.touchpoint}
          columns={columns}
          onChange={(touchpoint) =>
            touchpoint === undefined
              ? undefined
              : onChange({ ...mapping, interaction: { ...mapping.interaction, touchpoint } })
          }
        />
      </FieldRow>
      <MultiSelect
        label={t`Words of their own`}
        searchable
        data={[...columns]}
        value={survey.words.map(({ column }) => column)}
        onChange={(chosen) => onChange({ ...mapping, survey: { ...survey, words: words(chosen) } })}
      />
      <MultiSelect
        label={t`What names a row`}
        description={t`Rows with the same values here are one and the same. Empty: the whole row.`}
        searchable
        data={[...new Set([...columns, ...mapping.key])]}
        value={mapping.key}
        onChange={(key) => onChange({ ...mapping, key })}
      />
    </>
  );
}
