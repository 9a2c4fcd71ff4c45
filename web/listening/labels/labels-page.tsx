import { t } from '@lingui/core/macro';
import { listLabelSamples } from '#core/contract/labels.ts';
import { useRead } from '../../app/read.ts';
import { Page, Stack, TabLinks } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { listeningTabs } from '../tabs.ts';
import { DrawPane } from './draw-pane.tsx';
import { LabelPane } from './label-pane.tsx';

/** Texts drawn at random are read by people, blind: by what they say it is known how often the model errs here. */
export function LabelsPage() {
  const samples = useRead(listLabelSamples, {});
  return (
    <Page
      title={t`Listening`}
      about={t`Ten texts a day, drawn at random, say how often the model is right about your own customers. Labels only measure it; corrections beside messages only teach it.`}
    >
      <TabLinks tabs={listeningTabs} label={t`Listening`} />
      <Loaded query={samples}>
        {(drawn) => (
          <Stack>
            {drawn.samples.length === 0 ? null : <LabelPane />}
            <DrawPane drawn={drawn} />
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}
