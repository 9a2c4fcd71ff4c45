import { t } from '@lingui/core/macro';
import { NumberInput } from '@mantine/core';
import { changeInsightSettings, readInsightSettings } from '#core/contract/insight.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { useRead, useWrite } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { toast } from '../app/toast.tsx';
import { Form, useFields } from '../ui/form.tsx';
import { Loaded } from '../ui/states.tsx';

type Known = WireOutputOf<typeof readInsightSettings>;

/** The rules by which figures are judged, to be read and changed. */
export function Rules({ onClose }: { onClose: () => void }) {
  const settings = useRead(readInsightSettings, {});
  return (
    <Loaded query={settings} rows={2}>
      {(data) => <SettingsForm key={data.version} settings={data} onClose={onClose} />}
    </Loaded>
  );
}

function SettingsForm({ settings, onClose }: { settings: Known; onClose: () => void }) {
  const mayChange = useMay('insight.manage');
  const write = useWrite(changeInsightSettings, {
    outdates: ['insight.'],
    onDone: () => {
      toast({ text: t`Saved; every figure is computed anew` });
      onClose();
    },
  });
  const { smallestDifference, firstContactDays, version } = settings;
  const fields = useFields({ smallestDifference, firstContactDays });
  return (
    <fieldset disabled={!mayChange} style={{ border: 0, padding: 0, margin: 0 }}>
      <Form fields={fields} onSubmit={(values) => write.mutateAsync({ ...values, version })} submit={t`Save`} whenDirty>
        <NumberInput
          label={t`Smallest difference that matters, in points`}
          description={t`A smaller one is called “no detectable change”, also when its test passes.`}
          min={0}
          max={50}
          step={0.5}
          {...fields.getInputProps('smallestDifference')}
        />
        <NumberInput
          label={t`Days without another contact`}
          description={t`So long must a resolved conversation stay the only contact to count as resolved at first contact.`}
          min={1}
          max={90}
          {...fields.getInputProps('firstContactDays')}
        />
      </Form>
    </fieldset>
  );
}
