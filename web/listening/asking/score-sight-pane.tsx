import { t } from '@lingui/core/macro';
import { Select } from '@mantine/core';
import { readScoreSight, updateScoreSight } from '#core/contract/score-sight.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { scoreMoments, scoreViewers, type ScoreMoment, type ScoreViewers } from '#core/touchpoints/score-sight.ts';
import { useRead, useWrite } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { toast } from '../../app/toast.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { Pane } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';

type Settings = WireOutputOf<typeof readScoreSight>;

const viewerWords: Record<ScoreViewers, string> = {
  everyone: t`Everybody who may see the conversation`,
  listening: t`Only who manages listening`,
};

const momentWords: Record<ScoreMoment, string> = {
  'at-once': t`At once`,
  five: t`Once five answers about them are there`,
  week: t`At the end of the week`,
};

const momentAbout: Record<ScoreMoment, string> = {
  'at-once': t`The last of us who wrote before the answer.`,
  five: t`The last of us who wrote before the answer. With few answers after 90 days at the latest.`,
  week: t`The last of us who wrote before the answer. The week ends by the company’s clock.`,
};

/** Who sees which customer gave which score, and when. */
export function ScoreSightPane() {
  const settings = useRead(readScoreSight, {});
  return (
    <Pane
      title={t`Who sees named scores`}
      about={t`Which customer gave which score, and what they wrote with it. Who manages listening, and who sees to the recovery case, always does. Figures stay as they are.`}
    >
      <Loaded query={settings}>{(values) => <ScoreSightForm key={values.version} settings={values} />}</Loaded>
    </Pane>
  );
}

function ScoreSightForm({ settings: { who, when, version } }: { settings: Settings }) {
  const may = useMay('listening.manage');
  const update = useWrite(updateScoreSight, {
    outdates: ['score-sight.', 'answer.', 'response.', 'customer.line', 'recovery.', 'insight.'],
    onDone: () => toast({ text: t`Saved. It holds for what was given before, too.` }),
  });
  const fields = useFields({ who, when });
  return (
    <Form fields={fields} onSubmit={(values) => update.mutateAsync({ ...values, version })} submit={t`Save`} whenDirty>
      <Select
        label={t`Who`}
        allowDeselect={false}
        disabled={!may}
        data={scoreViewers.map((value) => ({ value, label: viewerWords[value] }))}
        {...fields.getInputProps('who')}
      />
      {fields.values.who === 'listening' ? null : (
        <Select
          label={t`When it is shown to who handled the conversation`}
          description={momentAbout[fields.values.when]}
          allowDeselect={false}
          disabled={!may}
          data={scoreMoments.map((value) => ({ value, label: momentWords[value] }))}
          {...fields.getInputProps('when')}
        />
      )}
    </Form>
  );
}
