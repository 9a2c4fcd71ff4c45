import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { IconMoodSmile } from '@tabler/icons-react';
import { scales } from '#core/touchpoints/scales.ts';
import { FigureText } from '../../ui/figure-text.tsx';
import { number } from '../../ui/format.ts';
import { Pane } from '../../ui/page.tsx';
import { scaleWords } from '../../ui/scale-words.ts';
import { Empty } from '../../ui/states.tsx';
import { DataTable, type Column } from '../../ui/table.tsx';
import type { OpenedPlace } from './place-page.tsx';

type Score = OpenedPlace['scores'][number];

const columns: Column<Score>[] = [
  {
    head: t`Question`,
    grow: true,
    cell: ({ question, scale }) => (
      <>
        <b>{question}</b>
        <div className="muted">{scaleWords[scale].name}</div>
      </>
    ),
  },
  {
    head: t`Good answers`,
    cell: ({ scale, share }) => <FigureText {...share} hue="feel" unit={scales[scale].figure === 'nps' ? '' : ' %'} />,
  },
  {
    head: t`Mean`,
    wide: true,
    cell: ({ mean }) => (mean === null ? '–' : <FigureText {...mean} hue="feel" digits={2} />),
  },
];

/** What was given at a place: of whoever came by and wanted to, so it stands for nobody else. */
export function GivenPane({ place: { scores, responses } }: { place: OpenedPlace }) {
  const [complete, partial] = [number(responses.complete), number(responses.partial)];
  return (
    <Pane
      title={t`Given here`}
      about={t`${complete} complete responses, ${partial} in part. Volunteered: whoever wanted to answered, so it speaks for them and is in no other figure.`}
      flush
    >
      <DataTable
        label={t`Given here`}
        rows={{ items: scores }}
        columns={columns}
        rowKey={({ question, scale }) => `${question} ${scale}`}
        empty={
          <Empty icon={IconMoodSmile} title={t`Nothing given yet`}>
            <Trans>Scores stand here with their number, from ten on with their interval.</Trans>
          </Empty>
        }
      />
    </Pane>
  );
}
