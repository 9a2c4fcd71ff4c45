import { t } from '@lingui/core/macro';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { readOpinions } from '#core/contract/sentiment.ts';
import { useRead } from '../../app/read.ts';
import { FigureText } from '../../ui/figure-text.tsx';
import { number } from '../../ui/format.ts';
import { Pane } from '../../ui/page.tsx';
import { DataTable, type Column } from '../../ui/table.tsx';
import { percentFigure } from '../topics/topic-words.ts';

type Opinion = WireOutputOf<typeof readOpinions>['items'][number];

const columns: Column<Opinion>[] = [
  { head: t`Model`, grow: true, cell: ({ engine }) => <bdi>{engine}</bdi> },
  { head: t`Texts`, right: true, cell: ({ texts }) => number(texts) },
  { head: t`As our engine`, cell: ({ same }) => <FigureText {...percentFigure(same)} /> },
  { head: t`Right on blind labels`, cell: ({ right }) => <FigureText {...percentFigure(right)} /> },
  { head: t`Our engine on the same`, cell: ({ ours }) => <FigureText {...percentFigure(ours)} /> },
];

/** What model providers said beside the engine, each with how often it was right here; nothing where none was asked. */
export function OpinionsPane({ language }: { language: string }) {
  const { data } = useRead(readOpinions, { language });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <Pane
      flush
      title={t`Second opinions`}
      about={t`By model providers. They stand beside the engine’s readings and in none of the figures above.`}
    >
      <DataTable
        label={t`Second opinions`}
        rows={data}
        columns={columns}
        rowKey={({ engine }) => engine}
        stacks="named"
        empty={null}
      />
    </Pane>
  );
}
