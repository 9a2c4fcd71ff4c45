import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { Switch, TextInput } from '@mantine/core';
import { changeSettings, getSettings } from '#core/contract/people.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { PlaceFields, type LanguageCode } from '../access/company-fields.tsx';
import { queryClient } from '../app/query-client.ts';
import { keyOf, useRead, useWrite } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { toast } from '../app/toast.tsx';
import { StartAfresh } from '../ui/afresh.ts';
import { Form, useFields } from '../ui/form.tsx';
import { Page, Pane, Stack } from '../ui/page.tsx';
import { Loaded } from '../ui/states.tsx';
import { CompanyWarmthPane } from './warmth-pane.tsx';

type Settings = WireOutputOf<typeof getSettings>;

export function WorkspacePage() {
  const settings = useRead(getSettings, {});
  return (
    <Page
      narrow
      title={t`Company`}
      about={t`Name, place and money: every page and figure reads its days in this time zone.`}
    >
      <Stack>
        <Pane>
          <Loaded query={settings}>{(data) => <Shown settings={data} />}</Loaded>
        </Pane>
        <CompanyWarmthPane />
      </Stack>
    </Page>
  );
}

/** What is typed stays when somebody else changes the settings meanwhile; saving says so then. */
function Shown({ settings }: { settings: Settings }) {
  const [shown, setShown] = useState(settings);
  const present = () => setShown(queryClient.getQueryData<Settings>(keyOf(getSettings, {})) ?? settings);
  return (
    <StartAfresh value={present}>
      <SettingsForm key={shown.version} settings={shown} onSaved={setShown} />
    </StartAfresh>
  );
}

function SettingsForm({ settings, onSaved }: { settings: Settings; onSaved: (settings: Settings) => void }) {
  const mayChange = useMay('settings.manage');
  const { version } = settings;
  const write = useWrite(changeSettings, {
    outdates: [getSettings, 'session.'],
    onDone: (saved) => {
      onSaved(saved);
      toast({ text: t`Saved` });
    },
  });
  const fields = useFields({
    name: settings.name,
    zone: settings.zone,
    currency: settings.currency,
    country: settings.country,
    language: settings.language as LanguageCode,
    consentRequired: settings.consentRequired,
  });
  return (
    <fieldset disabled={!mayChange} style={{ border: 0, padding: 0, margin: 0 }}>
      <Form fields={fields} onSubmit={(values) => write.mutateAsync({ version, ...values })} submit={t`Save`} whenDirty>
        <TextInput label={t`Company`} required {...fields.getInputProps('name')} />
        <PlaceFields fields={fields} />
        <Switch
          label={t`Ask visitors before anything is tracked`}
          description={t`Nothing is kept on a visitor’s device, and nothing tracked, until they agree. Required in the EU and the UK.`}
          {...fields.getInputProps('consentRequired', { type: 'checkbox' })}
        />
      </Form>
    </fieldset>
  );
}
