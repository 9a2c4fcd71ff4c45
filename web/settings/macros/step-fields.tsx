import { t } from '@lingui/core/macro';
import { MultiSelect, NumberInput, Select } from '@mantine/core';
import { listTags } from '#core/contract/marks.ts';
import { listMembers } from '#core/contract/people.ts';
import { listReasons } from '#core/contract/reasons.ts';
import { listStatuses } from '#core/contract/statuses.ts';
import { listTeams } from '#core/contract/teams.ts';
import { priorities } from '#core/desk/priority.ts';
import { useRead } from '../../app/read.ts';
import { FieldRow, type Fields } from '../../ui/form.tsx';
import { priorityNames } from '../../desk/marks/marking.ts';
import { nobody, resolved, type StepFields } from './steps.ts';

interface StepProps<Values extends StepFields> {
  fields: Fields<Values>;
}

const usual = { clearable: true, searchable: true, placeholder: t`As it is` } as const;
const once = { staleTime: 60_000 };

/** A choice that may be none. */
function chosen<Values extends StepFields>(
  fields: Fields<Values>,
  path: 'assignee' | 'team' | 'priority' | 'reason' | 'status',
) {
  const { value, onChange, ...rest } = fields.getInputProps(path);
  return {
    ...rest,
    value: value === '' ? null : String(value),
    onChange: (next: string | null) => (onChange as (to: string) => void)(next ?? ''),
  };
}

/** Who gets it. */
export function GivingFields<Values extends StepFields>({ fields }: StepProps<Values>) {
  const members = useRead(listMembers, {}, once).data?.items ?? [];
  const teams = useRead(listTeams, {}, once).data?.items ?? [];
  const people = members
    .filter(({ role }) => role !== 'viewer')
    .map(({ user, name }) => ({ value: user, label: name }));
  const queues = teams.filter(({ archived }) => !archived).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FieldRow>
      <Select
        label={t`Give to`}
        {...usual}
        data={[{ value: 'me', label: t`Whoever runs it` }, { value: nobody, label: t`Nobody` }, ...people]}
        {...chosen(fields, 'assignee')}
      />
      <Select
        label={t`Team`}
        {...usual}
        data={[{ value: nobody, label: t`No team` }, ...queues]}
        {...chosen(fields, 'team')}
      />
    </FieldRow>
  );
}

/** What is put on it. */
export function MarkFields<Values extends StepFields>({ fields }: StepProps<Values>) {
  const tags = (useRead(listTags, {}, once).data?.items ?? [])
    .filter(({ archived }) => !archived)
    .map(({ id, name }) => ({ value: id, label: name }));
  const reasons = useRead(listReasons, {}, once).data?.items ?? [];
  const groups = new Map(reasons.map(({ id, name }) => [id, name]));
  const offered = reasons
    .filter(({ retired }) => !retired)
    .map(({ id, name, group }) => ({
      value: id,
      label: group === null ? name : `${groups.get(group) ?? ''} › ${name}`,
    }));
  return (
    <>
      <FieldRow>
        <MultiSelect label={t`Tags to put on`} searchable data={tags} {...fields.getInputProps('add')} />
        <MultiSelect label={t`Tags to take off`} searchable data={tags} {...fields.getInputProps('remove')} />
      </FieldRow>
      <FieldRow>
        <Select
          label={t`Priority`}
          {...usual}
          data={priorities.map((one) => ({ value: one, label: priorityNames[one] }))}
          {...chosen(fields, 'priority')}
        />
        <Select label={t`Reason`} {...usual} data={offered} {...chosen(fields, 'reason')} />
      </FieldRow>
    </>
  );
}

/** Where it stands then. */
export function StandingField<Values extends StepFields>({ fields }: StepProps<Values>) {
  const statuses = (useRead(listStatuses, {}, once).data?.items ?? [])
    .filter(({ retired, category }) => !retired && category !== 'resolved')
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Select
      label={t`Status`}
      {...usual}
      data={[...statuses, { value: resolved, label: t`Resolve` }]}
      {...chosen(fields, 'status')}
    />
  );
}

/** How long it is put off. */
export function SnoozeFields<Values extends StepFields>({ fields }: StepProps<Values>) {
  const { value, onChange } = fields.getInputProps('snooze');
  return (
    <FieldRow>
      <NumberInput
        label={t`Snooze for`}
        min={1}
        max={365}
        allowDecimal={false}
        value={value as string}
        onChange={(amount) => (onChange as (to: string) => void)(String(amount))}
      />
      <Select
        label={t({ message: 'Unit', comment: 'hours or days' })}
        allowDeselect={false}
        data={[
          { value: 'days', label: t({ message: 'days, until 9:00', comment: 'after a number' }) },
          { value: 'hours', label: t({ message: 'hours', comment: 'after a number' }) },
        ]}
        {...fields.getInputProps('unit')}
      />
    </FieldRow>
  );
}
