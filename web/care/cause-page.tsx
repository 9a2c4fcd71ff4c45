import { ph, plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Select, Textarea, TextInput } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { causeStates, type CauseState } from '#core/care/cause.ts';
import { changeCause, readCause } from '#core/contract/causes.ts';
import { listTeams } from '#core/contract/teams.ts';
import { call } from '../app/api.ts';
import { useRead, useWrite } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { toast } from '../app/toast.tsx';
import { State } from '../ui/badge.tsx';
import { FieldRow, Form, useFields, type Fields } from '../ui/form.tsx';
import { Page, Pane, Stack } from '../ui/page.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { attempt } from './acting.ts';
import { causeStateWords, causeTones, type WholeCause } from './cause-words.ts';
import { Everyone } from './telling/everyone.tsx';
import { languageName } from './telling/telling-words.ts';
import { Stopped } from './stopped.tsx';
import { Verbatims } from './verbatims.tsx';

/** One cause: how far it is, whether it stopped, and everyone who named it. */
export function CausePage() {
  const { cause: id = '' } = useParams({ strict: false });
  const query = useRead(readCause, { id });
  if (query.data !== undefined) return <Whole cause={query.data} />;
  return (
    <Page title={t`Cause`} about={<Link to="/care/causes">{t`Causes`}</Link>}>
      {query.error ? <ErrorState error={query.error} retry={query.refetch} /> : <Loading rows={5} />}
    </Page>
  );
}

function Whole({ cause }: { cause: WholeCause }) {
  const { name, state, cases } = cause;
  return (
    <Page
      narrow
      title={name}
      about={
        <>
          <Link to="/care/causes">
            <Trans>Causes</Trans>
          </Link>
          {' · '}
          {plural(cases, { one: '# case names it', other: '# cases name it' })}
        </>
      }
      actions={<State tone={causeTones[state]}>{causeStateWords[state]}</State>}
    >
      <Stack>
        <Pane title={t`How far it is`}>
          <Standing key={cause.version} cause={cause} />
        </Pane>
        <Stopped cause={cause} />
        <Verbatims cause={cause} />
        <Everyone cause={cause} />
      </Stack>
    </Page>
  );
}

function Standing({ cause }: { cause: WholeCause }) {
  const { id, version, name, team, state, reason, did, didIn } = cause;
  const may = useMay('care.work');
  const teams = useRead(listTeams, {}, { staleTime: 60_000 }).data?.items ?? [];
  const before = { id, name, team: team?.id ?? null, state, reason, did, didIn };
  const write = useWrite(changeCause, {
    outdates: ['cause.'],
    onDone: (after) => {
      const undo = () => void attempt(() => call(changeCause, { ...before, version: after.version }));
      toast({ text: t`Saved`, about: id, undo });
    },
  });
  const fields = useFields<Values>({ name, team: team?.id ?? null, state, reason, did, didIn });
  return (
    <Form
      fields={fields}
      onSubmit={(values) => write.mutateAsync({ ...values, id, version })}
      submit={t`Save`}
      whenDirty
    >
      <TextInput
        label={t`What lies behind it`}
        required
        maxLength={120}
        disabled={!may}
        {...fields.getInputProps('name')}
      />
      <FieldRow>
        <Select
          label={t`State`}
          allowDeselect={false}
          disabled={!may}
          data={causeStates.map((value) => ({ value, label: causeStateWords[value] }))}
          {...fields.getInputProps('state')}
        />
        <Select
          label={t`Department`}
          placeholder={t`None`}
          clearable
          disabled={!may}
          data={teams.filter(({ archived }) => !archived).map((each) => ({ value: each.id, label: each.name }))}
          {...fields.getInputProps('team')}
        />
      </FieldRow>
      <WordsOfState cause={cause} fields={fields} may={may} />
    </Form>
  );
}

interface Values extends Record<string, unknown> {
  name: string;
  team: string | null;
  state: CauseState;
  reason: string;
  did: string;
  didIn: WholeCause['didIn'];
}

interface WordsProps {
  cause: WholeCause;
  fields: Fields<Values>;
  may: boolean;
}

/** What has to be said of a cause that is settled: why not, or what was done. */
function WordsOfState({ cause, fields, may }: WordsProps) {
  const { state } = fields.values;
  if (state === 'will-not-be-fixed')
    return (
      <Textarea
        label={t`Why it will not be fixed`}
        required
        autosize
        maxLength={1000}
        disabled={!may}
        {...fields.getInputProps('reason')}
      />
    );
  return state === 'fixed' ? <WhatWeDid cause={cause} fields={fields} may={may} /> : null;
}

/** In the company's language, and in each other one that somebody who named it speaks. */
function WhatWeDid({ cause, fields, may }: WordsProps) {
  const others = cause.languages.filter(({ own }) => !own);
  return (
    <>
      <Textarea
        label={t`What we did`}
        description={t`In words for customers: it stands in what is written to each of them.`}
        autosize
        minRows={2}
        maxLength={4000}
        disabled={!may}
        {...fields.getInputProps('did')}
      />
      {others.map(({ language, people }) => (
        <Textarea
          key={language}
          label={t`The same in: ${ph({ language: languageName(language) })}`}
          description={plural(people, {
            one: '# customer is written to in it. Without it the words above stand in their letter.',
            other: '# customers are written to in it. Without it the words above stand in their letters.',
          })}
          autosize
          minRows={2}
          maxLength={4000}
          dir="auto"
          lang={language}
          disabled={!may}
          {...fields.getInputProps(`didIn.${language}`)}
          value={fields.values.didIn[language] ?? ''}
        />
      ))}
    </>
  );
}
