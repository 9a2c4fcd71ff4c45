import { ph, t } from '@lingui/core/macro';
import { NumberInput, Select, Switch } from '@mantine/core';
import { goodwillDays } from '#core/care/goodwill.ts';
import { usualLimits } from '#core/care/low.ts';
import { changeCareSettings, readCareSettings } from '#core/contract/care.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { getSettings, listMembers } from '#core/contract/people.ts';
import { listTeams } from '#core/contract/teams.ts';
import { permissionsOf } from '#core/people/permissions.ts';
import { minorDigits } from '#core/touchpoints/facts.ts';
import { scaleNames, scales, type Scale } from '#core/touchpoints/scales.ts';
import { useRead, useWrite } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { toast } from '../app/toast.tsx';
import { FieldGroup, FieldRow, Form, useFields, type Fields } from '../ui/form.tsx';
import { Page, Pane, TabLinks } from '../ui/page.tsx';
import { answerWord, scaleWords } from '../ui/scale-words.ts';
import { Loaded } from '../ui/states.tsx';
import styles from './care.module.css';
import { AskedAgain } from './again/asked-again.tsx';
import { useCareTabs } from './tabs.ts';

type Settings = WireOutputOf<typeof readCareSettings>;
type Values = Omit<Settings, 'version'>;

/** When cases open, who sees to them, and by when. */
export function RulesPage() {
  const settings = useRead(readCareSettings, {});
  return (
    <Page
      narrow
      title={t`Care`}
      about={t`What opens a recovery case, who sees to it where no team owns the touchpoint, and by when.`}
    >
      <TabLinks tabs={useCareTabs()} label={t`Care`} />
      <Pane>
        <Loaded query={settings}>{(kept) => <Rules key={kept.version} kept={kept} />}</Loaded>
      </Pane>
    </Page>
  );
}

function Rules({ kept: { version, ...values } }: { kept: Settings }) {
  const may = useMay('care.manage');
  const write = useWrite(changeCareSettings, {
    outdates: ['care-settings.'],
    onDone: () => toast({ text: t`Saved. Cases that are open stay as they are.` }),
  });
  const fields = useFields<Values>(values);
  return (
    <Form fields={fields} onSubmit={(now) => write.mutateAsync({ ...now, version })} submit={t`Save`} whenDirty>
      <Switch
        label={t`Low scores open a case`}
        disabled={!may}
        {...fields.getInputProps('scores', { type: 'checkbox' })}
      />
      {fields.values.scores ? <LimitsOfScales fields={fields} may={may} /> : null}
      <Switch
        label={t`Promises that were not kept open a case`}
        disabled={!may}
        {...fields.getInputProps('promises', { type: 'checkbox' })}
      />
      <Whose fields={fields} may={may} />
      <FieldRow>
        <NumberInput
          label={t`Due after`}
          description={t`minutes of opening hours`}
          allowDecimal={false}
          min={15}
          max={30_000}
          disabled={!may}
          {...fields.getInputProps('dueMinutes')}
        />
        <NumberInput
          label={t`Reminder`}
          description={t`minutes before; 0: none`}
          allowDecimal={false}
          min={0}
          max={10_000}
          disabled={!may}
          {...fields.getInputProps('remindMinutes')}
        />
      </FieldRow>
      <Approval fields={fields} may={may} />
      <AskedAgain fields={fields} may={may} />
    </Form>
  );
}

export interface PartProps {
  fields: Fields<Values>;
  may: boolean;
}

function LimitsOfScales({ fields, may }: PartProps) {
  return (
    <FieldGroup title={t`What is a low score`} about={t`Each scale has its own limit; the limit itself is low, too.`}>
      {scaleNames.map((scale) => (
        <Limit key={scale} scale={scale} fields={fields} may={may} />
      ))}
    </FieldGroup>
  );
}

function Limit({ scale, fields, may }: PartProps & { scale: Scale }) {
  const value = fields.values.limits[scale] ?? null;
  const set = (limit: number | null) => fields.setFieldValue('limits', { ...fields.values.limits, [scale]: limit });
  const { min, max, direction } = scales[scale];
  const { name } = scaleWords[scale];
  const word = answerWord({ scale, score: value ?? min });
  return (
    <div className={styles.limit}>
      <Switch
        label={name}
        checked={value !== null}
        disabled={!may}
        onChange={({ currentTarget }) => set(currentTarget.checked ? usualLimits[scale] : null)}
      />
      {value === null || word !== undefined ? (
        <span className="muted">{value === null ? null : word}</span>
      ) : (
        <NumberInput
          aria-label={name}
          prefix={direction === 'low' ? '≥ ' : '≤ '}
          allowDecimal={false}
          min={min}
          max={max}
          clampBehavior="strict"
          disabled={!may}
          w={90}
          value={value}
          onChange={(next) => (typeof next === 'number' ? set(next) : undefined)}
          error={fields.errors[`limits.${scale}`]}
        />
      )}
    </div>
  );
}

function Whose({ fields, may }: PartProps) {
  const members = useRead(listMembers, {}, { staleTime: 60_000 }).data?.items ?? [];
  const teams = useRead(listTeams, {}, { staleTime: 60_000 }).data?.items ?? [];
  const able = members.filter(({ role }) => permissionsOf(role).has('care.work'));
  return (
    <FieldGroup
      title={t`Who sees to it`}
      about={t`The team that owns the touchpoint (Settings, Touchpoints). Where none does:`}
    >
      <FieldRow>
        <Select
          label={t`Person`}
          placeholder={t`Nobody`}
          clearable
          searchable
          disabled={!may}
          data={able.map(({ user, name }) => ({ value: user, label: name }))}
          {...fields.getInputProps('owner')}
        />
        <Select
          label={t`Team`}
          placeholder={t`No team`}
          clearable
          disabled={!may}
          data={teams.filter(({ archived }) => !archived).map(({ id, name }) => ({ value: id, label: name }))}
          {...fields.getInputProps('team')}
        />
      </FieldRow>
    </FieldGroup>
  );
}

function Approval({ fields, may }: PartProps) {
  const currency = useRead(getSettings, {}, { staleTime: 60_000 }).data?.currency;
  if (currency === undefined) return null;
  const one = 10 ** minorDigits(currency);
  return (
    <NumberInput
      label={t`Goodwill above this needs approval`}
      description={t`In ${currency}, with all that the customer got within ${ph({ days: goodwillDays })} days; a gesture in another currency always does.`}
      min={0}
      decimalScale={minorDigits(currency)}
      disabled={!may}
      value={fields.values.approveAbove / one}
      onChange={(next) => fields.setFieldValue('approveAbove', Math.round(Number(next) * one))}
      error={fields.errors['approveAbove']}
    />
  );
}
