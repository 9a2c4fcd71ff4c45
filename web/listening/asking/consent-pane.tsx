import { t } from '@lingui/core/macro';
import { Switch } from '@mantine/core';
import { readAskingSettings, updateAskingSettings } from '#core/contract/asking-settings.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { channelGroups, type ChannelGroup } from '#core/listening/asking/channel-groups.ts';
import { useRead, useWrite } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { toast } from '../../app/toast.tsx';
import { consentGroupWords } from '../../customers/consent-words.ts';
import { Form, useFields } from '../../ui/form.tsx';
import { Pane } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';

type Settings = WireOutputOf<typeof readAskingSettings>;

/** Where customers agree before they are asked. */
export function ConsentPane() {
  const settings = useRead(readAskingSettings, {});
  return (
    <Pane
      title={t`Consent`}
      about={t`Where it is switched on, only who agreed before is asked. Elsewhere customers are asked until they object. Who objected is asked nowhere.`}
    >
      <Loaded query={settings}>{(values) => <ConsentForm key={values.version} settings={values} />}</Loaded>
    </Pane>
  );
}

function ConsentForm({ settings }: { settings: Settings }) {
  const may = useMay('listening.manage');
  const update = useWrite(updateAskingSettings, {
    outdates: ['asking.', 'ask.'],
    onDone: () => toast({ text: t`Saved. What waits is looked at once more when it is due.` }),
  });
  const first = new Set(settings.consentFirst);
  const fields = useFields<Record<ChannelGroup, boolean>>({
    mail: first.has('mail'),
    chat: first.has('chat'),
    page: first.has('page'),
    other: first.has('other'),
  });
  return (
    <Form
      fields={fields}
      onSubmit={(values) =>
        update.mutateAsync({ ...settings, consentFirst: channelGroups.filter((group) => values[group]) })
      }
      submit={t`Save`}
      whenDirty
    >
      {channelGroups.map((group) => (
        <Switch
          key={group}
          label={consentGroupWords[group]}
          disabled={!may}
          {...fields.getInputProps(group, { type: 'checkbox' })}
        />
      ))}
    </Form>
  );
}
