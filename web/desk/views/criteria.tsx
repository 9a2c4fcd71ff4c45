import { t } from '@lingui/core/macro';
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
import { ExperienceCriteria } from './experience-criteria.tsx';
import { stageNames } from '../reasons/reason-words.ts';
import { Happened, Times } from './times.tsx';
import { TypedCriteria } from './typed-criteria.tsx';
import type { ViewValues } from './view-values.ts';
import { placeNames, slowWords, waitChoices } from './view-words.ts';
import styles from './views.module.css';

/** What a filter can say; all of it must hold. */
export function Criteria({ fields }: { fields: Fields<ViewValues> }) {
  const tags = useTagChoices();
  const lists: Array<[keyof ViewValues & string, string, Choice[]]> = [
    ['place', t`Stands in`, places.map((value) => ({ value, label: placeNames[value] }))],
    ['status', t`Status`, useStatusChoices()],
    ['assignee', t`Whose`, usePeopleChoices()],
    ['team', t`Queue of`, useTeamChoices()],
    ['priority', t`Priority`, priorities.map((value) => ({ value, label: priorityNames[value] }))],
    ['reason', t`Reason`, useReasonChoices()],
    ['stage', t`Stage`, stages.map((value) => ({ value, label: stageNames[value] }))],
    ['channel', t`Channel`, channelKinds.map((value) => ({ value, label: channelLook[value].name }))],
    ['account', t`Mailbox, chat box or form`, useAccountChoices()],
    ['any', t`Has one of the tags`, tags],
    ['all', t`Has all the tags`, tags],
    ['none', t`Has none of the tags`, tags],
  ];
  const shown = lists.filter(([name, , data]) => data.length > 0 || (fields.values[name] as string[]).length > 0);
  return (
    <div className={styles.criteria}>
      {shown.map(([name, label, data]) => (
        <Several key={name} fields={fields} name={name} label={label} data={data} />
      ))}
      <Select
        label={t`The customer waits for at least`}
        placeholder={t`Does not matter`}
        clearable
        data={waitChoices(fields.values.waitingLonger)}
        {...fields.getInputProps('waitingLonger')}
        value={fields.values.waitingLonger === '' ? null : fields.values.waitingLonger}
        onChange={(value) => fields.setFieldValue('waitingLonger', value ?? '')}
      />
      <Happened fields={fields} which="created" label={t`Begun`} />
      <Happened fields={fields} which="updated" label={t`Something happened last`} />
      <Select
        label={t`Attached files`}
        placeholder={t`Does not matter`}
        clearable
        data={[
          { value: 'yes', label: t`Has a file` },
          { value: 'no', label: t`Has none` },
        ]}
        value={fields.values.hasFile === '' ? null : fields.values.hasFile}
        onChange={(value) => fields.setFieldValue('hasFile', value ?? '')}
      />
      <SubjectWords fields={fields} />
      <Checkbox
        className={styles.check ?? ''}
        label={t`Only what whoever looks follows`}
        {...fields.getInputProps('following', { type: 'checkbox' })}
      />
      <ExperienceCriteria fields={fields} />
      <TypedCriteria fields={fields} />
      <Times fields={fields} />
    </div>
  );
}

function SubjectWords({ fields }: { fields: Fields<ViewValues> }) {
  return (
    <TextInput
      label={t`Words of the subject`}
      placeholder={t`Does not matter`}
      maxLength={200}
      description={slowWords(fields.values.subject)}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      {...fields.getInputProps('subject')}
    />
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
      placeholder={chosen.length === 0 ? t`Does not matter` : ''}
      data={[...data, ...gone.map((value) => ({ value, label: t`Not there any more` }))]}
      searchable
      openOnFocus={false}
      hidePickedOptions
      {...fields.getInputProps(name)}
    />
  );
}
