import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Checkbox, NumberInput, PasswordInput, TextInput } from '@mantine/core';
import { changeModelProvider, readModelProvider } from '#core/contract/model-provider.ts';
import { queryClient } from '../../app/query-client.ts';
import { keyOf as cacheKey, useRead, useWrite } from '../../app/read.ts';
import { toast } from '../../app/toast.tsx';
import { StartAfresh } from '../../ui/afresh.ts';
import { Form, FieldGroup, useFields, type Fields } from '../../ui/form.tsx';
import { Page, Pane, Stack } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { CallsPane } from './calls-pane.tsx';
import { LeavesPane } from './leaves-pane.tsx';
import { isOtherwise, keyOf, typedOf, type ProviderState, type Typed } from './provider-words.ts';
import { Standing } from './standing.tsx';

const example = 'https://models.example/v1';

/** A model of the company's own choice, off unless somebody who saw what leaves turned it on. */
export function ProviderPage() {
  const state = useRead(readModelProvider, {}, { every: 15_000 });
  return (
    <Page
      narrow
      title={t`Model provider`}
      about={t`Off unless you turn it on. A model of your choice reads redacted texts beside the engine that came along; what it says stands apart and never in place of that.`}
    >
      <Loaded query={state}>{(data) => <Shown state={data} />}</Loaded>
    </Page>
  );
}

/** What is typed stays when the provider gets into trouble or somebody else changes it meanwhile. */
function Shown({ state }: { state: ProviderState }) {
  const [shown, setShown] = useState(state);
  const present = () => setShown(queryClient.getQueryData<ProviderState>(cacheKey(readModelProvider, {})) ?? state);
  return (
    <StartAfresh value={present}>
      <Provider
        key={shown.provider?.version ?? 0}
        state={{ ...state, provider: shown.provider }}
        now={state.provider}
        onSaved={setShown}
      />
    </StartAfresh>
  );
}

interface ProviderProps {
  /** As the form began. */
  state: ProviderState;
  /** As it is by now. */
  now: ProviderState['provider'];
  onSaved: (state: ProviderState) => void;
}

function Provider({ state, now, onSaved }: ProviderProps) {
  const { provider } = state;
  const version = provider?.version ?? 0;
  const fields = useFields<Typed>(typedOf(provider));
  const write = useWrite(changeModelProvider, {
    outdates: [readModelProvider],
    onDone: (saved) => {
      onSaved(saved);
      toast({ text: t`Saved` });
    },
  });
  const save = (typed: Typed) => {
    const active = provider?.active === true && !isOtherwise(typed, provider);
    return write.mutateAsync({ ...typed, key: undefined, ...keyOf(typed), active, version });
  };
  const turn = (active: boolean) =>
    write.mutateAsync({
      ...fields.getValues(),
      key: undefined,
      ...keyOf(fields.getValues()),
      active,
      agreed: active,
      version,
    });
  return (
    <Stack>
      {now === null ? null : <Standing provider={now} onOff={() => turn(false)} />}
      <Pane title={t`Which model`}>
        <Form fields={fields} onSubmit={save} submit={t`Save`} whenDirty>
          <Inputs fields={fields} state={state} />
        </Form>
      </Pane>
      <LeavesPane
        typed={fields.values}
        active={provider?.active === true && !fields.isDirty()}
        onAgree={() => turn(true)}
      />
      <CallsPane state={state} />
    </Stack>
  );
}

function Inputs({ fields, state: { provider, privateHosts } }: { fields: Fields<Typed>; state: ProviderState }) {
  return (
    <>
      <TextInput
        label={t`Address`}
        description={
          privateHosts
            ? t`It speaks as OpenAI’s API does. It may be in your own network: whoever runs this server allows it.`
            : t`It speaks as OpenAI’s API does. Addresses in your own network have to be allowed by whoever runs this server.`
        }
        placeholder={example}
        required
        {...fields.getInputProps('address')}
      />
      <TextInput label={t`Name of the model`} required {...fields.getInputProps('model')} />
      <PasswordInput
        label={t`Key`}
        description={
          provider?.hasKey === true
            ? t`One is kept, encrypted. Left empty it stays, for this server only.`
            : t`Kept encrypted; nobody is shown it again.`
        }
        autoComplete="off"
        {...fields.getInputProps('key')}
      />
      <FieldGroup title={t`It may`}>
        <Checkbox
          label={t`Say how texts feel, as a second opinion`}
          description={t`New texts of customers and those drawn for labelling, redacted, one at a time.`}
          {...fields.getInputProps('sentiment', { type: 'checkbox' })}
        />
        <Checkbox
          label={t`Give names to words that emerge`}
          description={t`When somebody asks for it on Topics; only the words leave, no text.`}
          {...fields.getInputProps('topics', { type: 'checkbox' })}
        />
      </FieldGroup>
      <NumberInput
        label={t`Questions in a day, at most`}
        description={<Trans>Texts that wait longer than two days are not asked about any more.</Trans>}
        min={1}
        max={100_000}
        allowDecimal={false}
        {...fields.getInputProps('mostADay')}
      />
    </>
  );
}
