import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { fewestExamples } from '#core/listening/topics/learn.ts';
import { shareOf } from '#core/statistics/wilson.ts';
import { FigureText } from '../../ui/figure-text.tsx';
import { KeyValues } from '../../ui/page.tsx';
import { percentFigure, type Topic } from './topic-words.ts';

type HeldOut = NonNullable<Topic['learnt']>['heldOut'];

function share(count: number, n: number) {
  if (n === 0) return { count, n, value: null, low: null, high: null };
  const { value, low, high } = shareOf(count, n);
  return { count, n, value, low, high };
}

/** How often what was learnt is right, and how much of it is found, on examples it was not shown. */
export function HeldOutFigures({ heldOut: { about, others, said, right } }: { heldOut: HeldOut }) {
  return (
    <KeyValues
      rows={[
        [t`Right, of what it says`, <FigureText key="right" {...percentFigure(share(right, said))} />],
        [t`Found, of what is about it`, <FigureText key="found" {...percentFigure(share(right, about))} />],
        [t`Taken for it, of the others`, <FigureText key="wrong" {...percentFigure(share(said - right, others))} />],
      ]}
    />
  );
}

/** What the examples of a topic taught. */
export function Learnt({ topic: { learnt } }: { topic: Topic }) {
  if (learnt === null)
    return (
      <p className="muted">
        <Trans>
          Nothing is learnt yet: it needs {fewestExamples} examples about it and {fewestExamples} others; those of other
          topics count.
        </Trans>
      </p>
    );
  return (
    <div>
      <p className="muted">
        {learnt.speaks ? (
          <Trans>
            Learnt from examples, and measured on those not shown, five parts in turn. In your texts it may be right
            less often.
          </Trans>
        ) : (
          <Trans>Learnt from examples, but right too seldom on those not shown: it stays silent.</Trans>
        )}
      </p>
      <HeldOutFigures heldOut={learnt.heldOut} />
    </div>
  );
}
