import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { ActionIcon } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { number } from '../../ui/format.ts';
import { tooFew } from '../../ui/figure-words.ts';
import { Pane } from '../../ui/page.tsx';
import { words } from '../../ui/words.ts';
import { LinesTable } from './lines-table.tsx';
import { Drawn } from './drawn.tsx';
import type { Question } from './result-types.ts';

/** One question: who saw it, who answered, and what the answers come to, drawn or as a table. */
export function QuestionPane({ question }: { question: Question }) {
  const [asTable, setAsTable] = useState(false);
  const { title, shown, answered, result } = question;
  const [seen, given, skipped] = [number(shown), number(answered), number(shown - answered)];
  const hasTable = result !== null && !['words', 'kept', 'prices'].includes(result.kind);
  return (
    <Pane
      title={<bdi>{title}</bdi>}
      about={t`${ph({ answered: given })} of ${ph({ shown: seen })} who saw it answered, ${ph({ skipped })} skipped it`}
      actions={
        hasTable ? (
          <ActionIcon
            aria-label={asTable ? words.asChart : words.asTable}
            title={asTable ? words.asChart : words.asTable}
            aria-pressed={asTable}
            size={24}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? <IconChartBar size={15} stroke={1.7} /> : <IconTable size={15} stroke={1.7} />}
          </ActionIcon>
        ) : undefined
      }
    >
      {result === null ? (
        <p className="muted">{answered === 0 ? <Trans>Nobody answered it.</Trans> : tooFew(answered)}</p>
      ) : asTable ? (
        <LinesTable question={question} />
      ) : (
        <Drawn result={result} title={title} />
      )}
    </Pane>
  );
}
