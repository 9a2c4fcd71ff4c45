import { Checkbox, MultiSelect, Select, TextInput } from '@mantine/core';
import { channelKinds } from '#core/channels/channel.ts';
import { places } from '#core/desk/filter.ts';
import { priorities } from '#core/desk/priority.ts';
import { stages } from '#core/touchpoints/stage.ts';
import type { Fields } from '../../ui/form.tsx';
import { channelLook } from '../channel-look.ts';
import { priorityNames } from '../marks/marking.ts';
import {
  useAccountChoices,
  usePeopleChoices,
  useReasonChoices,
  useStatusChoices,
  useTagChoices,
  useTeamChoices,
  type Choice,
} from './choices.ts';
import { stageNames } from '../reasons/reason-words.ts';
import { Happened, Times } from './times.tsx';
import { TypedCriteria } from './typed-criteria.tsx';
import type { ViewValues } from './view-values.ts';
import { placeNames, waitChoices } from './view-words.ts';
import styles from './views.module.css';

/** What a filter can say; all of it must hold. */
export function Criteria({ fields }: { fields: Fields<ViewValues> }) {
  const tags = useTagChoices();
  const lists: Array<[keyof ViewValues & string, string, Choice[]]> = [
    ['place', 'Stands in', places.map((value) => ({ value, label: placeNames[value] }))],
    ['status', 'Status', useStatusChoices()],
    ['assignee', 'Whose', usePeopleChoices()],
    ['team', 'Queue of', useTeamChoices()],
    ['priority', 'Priority', priorities.map((value) => ({ value, label: priorityNames[value] }))],
    ['reason', 'Reason', useReasonChoices()],
    ['stage', 'Stage', stages.map((value) => ({ value, label: stageNames[value] }))],
    ['channel', 'Channel', channelKinds.map((value) => ({ value, label: channelLook[value].name }))],
    ['account', 'Mailbox, chat box or form', useAccountChoices()],
    ['any', 'Has one of the tags', tags],
    ['all', 'Has all the tags', tags],
    ['none', 'Has none of the tags', tags],
  ];
  const shown = lists.filter(([name, , data]) => data.length > 0 || (fields.values[name] as string[]).length > 0);
  return (
    <div className={styles.criteria}>
      {shown.map(([name, label, data]) => (
        <Several key={name} fields={fields} name={name} label={label} data={data} />
      ))}
      <Select
        label="The customer waits for at least"
        placeholder="Does not matter"
        clearable
        data={waitChoices(fields.values.waitingLonger)}
        {...fields.getInputProps('waitingLonger')}
        value={fields.values.waitingLonger === '' ? null : fields.values.waitingLonger}
        onChange={(value) => fields.setFieldValue('waitingLonger', value ?? '')}
      />
      <Happened fields={fields} which="created" label="Begun" />
      <Happened fields={fields} which="updated" label="Something happened last" />
      <Select
        label="Attached files"
        placeholder="Does not matter"
        clearable
        data={[
          { value: 'yes', label: 'Has a file' },
          { value: 'no', label: 'Has none' },
        ]}
        value={fields.values.hasFile === '' ? null : fields.values.hasFile}
        onChange={(value) => fields.setFieldValue('hasFile', value ?? '')}
      />
      <TextInput
        label="Words of the subject"
        placeholder="Does not matter"
        maxLength={200}
        {...fields.getInputProps('subject')}
      />
      <Checkbox
        className={styles.check ?? ''}
        label="Only what whoever looks follows"
        {...fields.getInputProps('following', { type: 'checkbox' })}
      />
      <TypedCriteria fields={fields} />
      <Times fields={fields} />
    </div>
  );
}

interface SeveralProps {
  fields: Fields<ViewValues>;
  name: keyof ViewValues & string;
  label: string;
  data: Choice[];
}

function Several({ fields, name, label, data }: SeveralProps) {
  const chosen = fields.values[name] as string[];
  // What was chosen and is gone by now is still said, so that it can be taken out.
  const gone = chosen.filter((value) => data.every((choice) => choice.value !== value));
  return (
    <MultiSelect
      label={label}
      placeholder={chosen.length === 0 ? 'Does not matter' : ''}
      data={[...data, ...gone.map((value) => ({ value, label: 'Not there any more' }))]}
      searchable
      openOnFocus={false}
      hidePickedOptions
      {...fields.getInputProps(name)}
    />
  );
}
