import { readReasonFigures } from '#core/contract/reason-settings.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { useRead } from '../../app/read.ts';
import { count } from '../../app/texts.ts';
import { Figure } from '../../ui/figure.tsx';
import { dayAndClock } from '../../ui/format.ts';
import { Card, Cards, Pane } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';

type Figures = WireOutputOf<typeof readReasonFigures>;
type Share = Figures['same'];

const percent = (value: number | null) => (value === null ? null : value * 100);

function asFigure({ value, low, high, n }: Share) {
  return { value: percent(value), low: percent(low), high: percent(high), n };
}

function told({ model, needed }: Figures): string {
  if (model === null)
    return `Learnt from your own resolved conversations, once ${needed} of them have a reason. Until then nothing is suggested.`;
  const learnt = `Learnt ${dayAndClock(model.learntAt)} from ${count(model.examples, 'conversation', 'conversations')} with ${count(model.reasons, 'reason', 'reasons')}.`;
  return model.speaks
    ? `${learnt} Where it is not sure it suggests nothing.`
    : `${learnt} It was not right often enough on what it had not seen, so it suggests nothing yet.`;
}

/** How right the suggestion at the first message is, by what people said in the end. */
export function GuessPane() {
  const query = useRead(readReasonFigures, {});
  return (
    <Loaded query={query}>
      {(figures) => (
        <Pane title="How right the suggestions are" about={told(figures)}>
          <Cards>
            <Card>
              <Figure
                label="The same in the end"
                {...asFigure(figures.same)}
                unit=" %"
                hue="fact"
                of="suggested"
                how={{
                  formula:
                    'Suggestions that a person left as they were, of all suggestions on which a person gave a reason',
                  population:
                    'Resolved conversations with a suggestion at the first message and a reason given by a person',
                  period: `The last ${figures.days} days`,
                  source:
                    'Interval: Wilson, 95 %. Who sees a suggestion takes it more easily than they would say it by themselves.',
                }}
              />
            </Card>
            <Card>
              <Figure label="The same group" {...asFigure(figures.sameGroup)} unit=" %" hue="fact" of="suggested" />
            </Card>
            <Card>
              <Figure
                label="Something suggested"
                {...asFigure(figures.spoken)}
                unit=" %"
                hue="fact"
                of="with a reason"
              />
            </Card>
            <Card>
              <Figure label="Resolved with a reason" {...asFigure(figures.given)} unit=" %" hue="fact" of="resolved" />
            </Card>
          </Cards>
        </Pane>
      )}
    </Loaded>
  );
}
