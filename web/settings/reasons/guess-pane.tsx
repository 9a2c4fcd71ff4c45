import { ph, plural, t } from '@lingui/core/macro';
import { readReasonFigures } from '#core/contract/reason-settings.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { useRead } from '../../app/read.ts';
import { Figure } from '../../ui/figure.tsx';
import { dayAndClock } from '../../ui/format.ts';
import { Card, Cards, Pane } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';

type Figures = WireOutputOf<typeof readReasonFigures>;
type Share = Figures['same'];

const suggested = t({ message: 'suggested', comment: 'after a number of reasons: n 41 suggested' });

const percent = (value: number | null) => (value === null ? null : value * 100);

function asFigure({ value, low, high, n }: Share) {
  return { value: percent(value), low: percent(low), high: percent(high), n };
}

function told({ model, needed }: Figures): string {
  if (model === null)
    return t`${plural(needed, {
      one: 'Learnt from your own resolved conversations, once # of them has a reason. Until then nothing is suggested.',
      other:
        'Learnt from your own resolved conversations, once # of them have a reason. Until then nothing is suggested.',
    })}`;
  const { examples, reasons } = model;
  const from = t`${plural(examples, { one: '# conversation', other: '# conversations' })}`;
  const learnt = t`Learnt ${ph({ time: dayAndClock(model.learntAt) })} from ${ph({ conversations: from })} with ${plural(reasons, { one: '# reason', other: '# reasons' })}.`;
  return model.speaks
    ? `${learnt} ${t`Where it is not sure it suggests nothing.`}`
    : `${learnt} ${t`It was not right often enough on what it had not seen, so it suggests nothing yet.`}`;
}

/** How right the suggestion at the first message is, by what people said in the end. */
export function GuessPane() {
  const query = useRead(readReasonFigures, {});
  return (
    <Loaded query={query}>
      {(figures) => (
        <Pane title={t`How right the suggestions are`} about={told(figures)}>
          <Cards>
            <Card>
              <Figure
                label={t`The same in the end`}
                {...asFigure(figures.same)}
                unit=" %"
                hue="fact"
                of={suggested}
                how={{
                  formula: t`Suggestions that a person left as they were, of all suggestions on which a person gave a reason`,
                  population: t`Resolved conversations with a suggestion at the first message and a reason given by a person`,
                  period: t`${plural(ph({ days: figures.days }), { one: 'The last # day', other: 'The last # days' })}`,
                  source: t`Interval: Wilson, 95 %. Who sees a suggestion takes it more easily than they would say it by themselves.`,
                }}
              />
            </Card>
            <Card>
              <Figure label={t`The same group`} {...asFigure(figures.sameGroup)} unit=" %" hue="fact" of={suggested} />
            </Card>
            <Card>
              <Figure
                label={t`Something suggested`}
                {...asFigure(figures.spoken)}
                unit=" %"
                hue="fact"
                of={t({ message: 'with a reason', comment: 'after a number of conversations: n 41 with a reason' })}
              />
            </Card>
            <Card>
              <Figure
                label={t`Resolved with a reason`}
                {...asFigure(figures.given)}
                unit=" %"
                hue="fact"
                of={t({ message: 'resolved', comment: 'after a number of conversations: n 41 resolved' })}
              />
            </Card>
          </Cards>
        </Pane>
      )}
    </Loaded>
  );
}
