import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Select, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { listTeams } from '#core/contract/teams.ts';
import { changeTopic, createTopic } from '#core/contract/topics.ts';
import { linesOf, linesOfRules, rulesOfLines } from '#core/listening/topics/lines.ts';
import { useRead, useWrite } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { toast } from '../../app/toast.tsx';
import { FieldRow, Form, useFields } from '../../ui/form.tsx';
import { Pane } from '../../ui/page.tsx';
import { Learnt } from './learnt.tsx';
import { LiveMatches } from './live-matches.tsx';
import type { Topic } from './topic-words.ts';
import styles from './topics.module.css';

interface Typed extends Record<string, unknown> {
  name: string;
  description: string;
  parent: string | null;
  team: string | null;
  rules: string;
  about: string;
  others: string;
}

const blank = { name: '', description: '', parent: null, team: null, rules: [], examples: [] };

function typed(topic: Pick<Topic, keyof typeof blank>): Typed {
  const { name, description, parent, team, rules, examples } = topic;
  const said = (about: boolean) => examples.flatMap((each) => (each.about === about ? [each.text] : [])).join('\n');
  return { name, description, parent, team, rules: linesOfRules(rules), about: said(true), others: said(false) };
}

function edited({ rules, about, others, ...rest }: Typed) {
  const examples = [
    ...linesOf(about).map((text) => ({ text, about: true })),
    ...linesOf(others).map((text) => ({ text, about: false })),
  ];
  return { ...rest, rules: rulesOfLines(rules), examples };
}

/** Name, rules and examples of a topic, with what its rules find beside it. */
export function TopicForm({ topic, topics }: { topic?: Topic; topics: readonly Topic[] }) {
  const navigate = useNavigate();
  const mayRead = useMay('conversation.read');
  const fields = useFields<Typed>(typed(topic ?? blank));
  const create = useWrite(createTopic, {
    outdates: ['topic.'],
    onDone: ({ id }) => void navigate({ to: '/listening/topics/$topic', params: { topic: id } }),
  });
  const change = useWrite(changeTopic, {
    outdates: ['topic.'],
    onDone: () => toast({ text: t`Kept. Older texts are being read anew.` }),
  });
  const save = (values: Typed): Promise<unknown> => {
    if (topic === undefined) return create.mutateAsync(edited(values));
    return change.mutateAsync({ ...edited(values), id: topic.id, version: topic.version });
  };
  return (
    <div className={styles.edit}>
      <Pane title={t`How it is found`}>
        <Form
          fields={fields}
          onSubmit={save}
          submit={topic === undefined ? t`Add` : t`Save`}
          whenDirty={topic !== undefined}
        >
          <TextInput label={t`Name`} required maxLength={80} {...fields.getInputProps('name')} />
          <TextInput label={t`Description`} maxLength={500} {...fields.getInputProps('description')} />
          <FieldRow>
            <Above fields={fields} topics={topics.filter(({ id }) => id !== topic?.id)} />
            <Department fields={fields} />
          </FieldRow>
          <Textarea
            label={t`Rules, one a line`}
            description={<RuleHelp />}
            autosize
            minRows={3}
            maxRows={14}
            dir="auto"
            spellCheck={false}
            {...fields.getInputProps('rules')}
          />
          <Examples fields={fields} />
          {topic === undefined ? null : <Learnt topic={topic} />}
        </Form>
      </Pane>
      {mayRead ? <LiveMatches rules={String(fields.values.rules)} /> : null}
    </div>
  );
}

interface OfForm {
  fields: ReturnType<typeof useFields<Typed>>;
}

function Above({ fields, topics }: OfForm & { topics: readonly Topic[] }) {
  const first = topics.filter(({ parent }) => parent === null).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Select label={t`Stands under`} placeholder={t`None`} clearable data={first} {...fields.getInputProps('parent')} />
  );
}

function Department({ fields }: OfForm) {
  const teams = useRead(listTeams, {}, { staleTime: 60_000 }).data?.items ?? [];
  const data = teams.filter(({ archived }) => !archived).map(({ id, name }) => ({ value: id, label: name }));
  return <Select label={t`Department`} placeholder={t`None`} clearable data={data} {...fields.getInputProps('team')} />;
}

function RuleHelp() {
  return (
    <Trans>
      Several words: all of them. <code>"not arrived"</code> a phrase, <code>late*</code> and <code>*chelew*</code>{' '}
      parts of words, <code>OR</code>, <code>NOT</code>, <code>parcel NEAR/5 broken</code>, brackets;{' '}
      <code>de: verspätet</code> for German only. Capitals and accents do not matter.
    </Trans>
  );
}

function Examples({ fields }: OfForm) {
  const look = { autosize: true, minRows: 2, maxRows: 8, dir: 'auto' } as const;
  return (
    <>
      <Textarea
        label={t`Texts that are about it, one a line`}
        description={t`From 20 of these and 20 others on, examples are learnt from. Write them yourself: no names or addresses.`}
        {...look}
        {...fields.getInputProps('about')}
      />
      <Textarea label={t`Texts that are not, one a line`} {...look} {...fields.getInputProps('others')} />
    </>
  );
}
