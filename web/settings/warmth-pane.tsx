import { t } from '@lingui/core/macro';
import { Switch } from '@mantine/core';
import { changeCompanyWarmth, changeOwnWarmth, readWarmth } from '#core/contract/warmth.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { queryClient } from '../app/query-client.ts';
import { keyOf, useRead, useWrite } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { useShown } from '../app/shown.ts';
import { toast, toastError } from '../app/toast.tsx';
import { Pane } from '../ui/page.tsx';
import { Loaded } from '../ui/states.tsx';

type Warmth = WireOutputOf<typeof readWarmth>;

const about = t`While an answer is written, a line says when it lacks a greeting by name, thanks, or a word to a feeling that the customer put into words. It keeps nothing back.`;
const done = {
  onDone: (saved: Warmth) => {
    queryClient.setQueryData(keyOf(readWarmth, {}), saved);
    toast({ text: t`Saved` });
  },
  onError: toastError,
};

/** Whether answers of anybody are looked at. */
export function CompanyWarmthPane() {
  const query = useRead(readWarmth, {});
  return (
    <Pane title={t`Warmth check`} about={about}>
      <Loaded query={query}>{(warmth) => <CompanySwitch {...warmth} />}</Loaded>
    </Pane>
  );
}

function CompanySwitch({ company }: Warmth) {
  const write = useWrite(changeCompanyWarmth, done);
  const may = useMay('settings.manage');
  const [on, choose] = useShown(company, readWarmth);
  return (
    <Switch
      label={t`Look at answers while they are written`}
      description={t`Everybody can switch it off for themselves in their profile.`}
      checked={on}
      disabled={!may}
      onChange={({ currentTarget: { checked } }) => choose(checked, () => write.mutateAsync({ on: checked }))}
    />
  );
}

/** Whether one’s own answers are looked at. */
export function OwnWarmthPane() {
  const query = useRead(readWarmth, {});
  return (
    <Pane title={t`Warmth check`} about={about}>
      <Loaded query={query}>{(warmth) => <OwnSwitch {...warmth} />}</Loaded>
    </Pane>
  );
}

function OwnSwitch({ company, mine }: Warmth) {
  const write = useWrite(changeOwnWarmth, done);
  const [on, choose] = useShown(mine, readWarmth);
  return (
    <Switch
      label={t`Look at my answers while I write them`}
      description={company ? undefined : t`It is switched off for the whole company.`}
      checked={company && on}
      disabled={!company}
      onChange={({ currentTarget: { checked } }) => choose(checked, () => write.mutateAsync({ on: checked }))}
    />
  );
}
