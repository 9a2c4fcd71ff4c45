import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { readSentiment } from '#core/contract/sentiment.ts';
import { sentiments } from '#core/listening/sentiment/labels.ts';
import { toldApart } from '#core/listening/sentiment/shares.ts';
import { shareOf } from '#core/statistics/wilson.ts';
import { number } from '../../ui/format.ts';
import { KeyValues, Pane } from '../../ui/page.tsx';
import { sentimentNames, versionOf, wayNames } from './reading-words.ts';

type Read = WireOutputOf<typeof readSentiment>;

const percent = (share: number): string => `${number(share * 100)}\u00A0%`;

/** By which engine the texts were read, and how often it errs: on others' texts, and on the company's own. */
export function EnginePane({ sentiment }: { sentiment: Read }) {
  const { engine, byOthers } = sentiment;
  if (engine === null) return null;
  const [best] = engine.measured;
  const version = versionOf(engine);
  return (
    <Pane title={t`How often the model errs`}>
      <KeyValues
        sentences
        rows={[
          [t`Model`, `${wayNames[engine.way]} · ${version}`],
          [
            t`On texts of others`,
            best === undefined ? t`Nobody has measured that in this language.` : <OnOthers key="others" best={best} />,
          ],
          [t`On your own texts`, <OnOwn key="own" labels={sentiment.labels} />],
          ...(byOthers === 0
            ? []
            : [
                [
                  t`Left out`,
                  plural(byOthers, {
                    one: '# text that another version of the model read',
                    other: '# texts that another version of the model read',
                  }),
                ] as const,
              ]),
        ]}
      />
    </Pane>
  );
}

function OnOthers({ best }: { best: NonNullable<Read['engine']>['measured'][number] }) {
  const [right, always, n, set] = [percent(best.accuracy), percent(best.majority), number(best.n), best.set];
  return (
    <Trans>
      right on {right} of {n} ({set}); always saying the commonest: {always}
    </Trans>
  );
}

function OnOwn({ labels }: { labels: Read['labels'] }) {
  const { labelled, unclear, needed, known, confusion } = labels;
  const [have, want, open] = [number(labelled - unclear), number(needed), number(unclear)];
  const right = confusion.reduce((sum, row, at) => sum + row[at]!, 0);
  const { value, low, high } = shareOf(right, Math.max(1, labelled - unclear));
  const share = `${percent(value)} (${number(low * 100)}–${number(high * 100)})`;
  const rare = sentiments.filter((_, at) => confusion[at]!.reduce((sum, count) => sum + count, 0) < 10);
  const missing = rare.map((one) => sentimentNames[one]).join(', ');
  const apart = toldApart(confusion);
  const mixedUp = sentiments.flatMap((one, at) => (apart[at] ? [] : [sentimentNames[one]])).join(', ');
  return (
    <>
      {labelled - unclear < 10 ? null : (
        <>
          <Trans>
            right on {share} of {have} blind labels ({open} more mixed, or nobody could tell)
          </Trans>
          .{' '}
        </>
      )}
      {known === 'few-labels' ? (
        <Trans>
          {have} of the {want} labels that are needed; until then only what the model says can be told.
        </Trans>
      ) : null}
      {known === 'few-of-one' ? <Trans>Fewer than ten labels of: {missing}. More have to be drawn.</Trans> : null}
      {known === 'blind' ? (
        <Trans>
          The labels do not show that the model tells these from the others: {mixedUp}. Only what it says can be told.
        </Trans>
      ) : null}{' '}
      {known === 'known' ? null : (
        <Link to="/listening/labels">
          <Trans>Label texts</Trans>
        </Link>
      )}
    </>
  );
}
