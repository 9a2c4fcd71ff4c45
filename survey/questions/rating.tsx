import type { QuestionOf } from '#core/listening/survey/definition.ts';
import { offeredFrom, nameOf } from '#core/listening/survey/choices.ts';
import { same } from '#core/listening/survey/expression/values.ts';
import { scoresOf } from '#core/listening/survey/scale-range.ts';
import { lookOf } from '#core/listening/survey/rating-look.ts';
import type { ScaleLook } from '#core/touchpoints/scale-looks.ts';
import { useAround, type Around, type Asked } from '../context.ts';
import { Face, Star, Thumb } from '../icons.tsx';
import { Pick } from '../pick.tsx';

type Rating = QuestionOf<'rating'>;

interface Step {
  value: string | number | boolean;
  /** What it is called; its number where it has no words. */
  called: string;
}

/** Our words for the scale, for every step or for its two ends. */
function wordsOf({ scale }: Rating, { words }: Around): readonly string[] {
  return scale === undefined ? [] : words.scales[scale];
}

function stepsOf(question: Rating, around: Around): Step[] {
  const { say, known } = around;
  if (question.rateValues !== undefined && question.rateValues.length > 0)
    return offeredFrom(question.rateValues, known).map((each) => ({
      value: each.value,
      called: nameOf(each, { say }),
    }));
  const scores = scoresOf(question);
  const words = wordsOf(question, around);
  return scores.map((value, at) => ({ value, called: words.length === scores.length ? words[at]! : String(value) }));
}

function endsOf(question: Rating, steps: readonly Step[], around: Around): [string, string] {
  const words = wordsOf(question, around);
  const own = words.length === 2 && steps.length > 2 ? words : [];
  return [
    around.say(question.minRateDescription) || own[0] || '',
    around.say(question.maxRateDescription) || own[1] || '',
  ];
}

function Drawn({ look, at, steps }: { look: ScaleLook; at: number; steps: readonly Step[] }) {
  const { value, called } = steps[at]!;
  if (look === 'faces') return <Face happy={steps.length === 1 ? 1 : at / (steps.length - 1)} />;
  if (look === 'stars') return <Star />;
  if (look === 'thumbs') return <Thumb up={at === steps.length - 1} />;
  return <span class="called">{look === 'words' ? called : String(value)}</span>;
}

/** A score on a scale: numbers, words, stars, faces or thumbs. */
export function RatingQuestion({ question, id, labelled, described, disabled }: Asked<Rating>) {
  const around = useAround();
  const look = lookOf(question);
  const steps = stepsOf(question, around);
  const [low, high] = endsOf(question, steps, around);
  const given = around.going.values[question.name];
  const chosen = steps.findIndex(({ value }) => given !== undefined && same(value, given));
  const calledAt = (at: number): string | undefined => {
    if (look === 'words') return undefined;
    const end = at === 0 ? low : at === steps.length - 1 ? high : '';
    const { value, called } = steps[at]!;
    return called === String(value) && end !== '' ? `${called}: ${end}` : called;
  };
  return (
    <div class={`rating ${look}`} style={{ '--steps': steps.length }}>
      <div class="steps" role="radiogroup" aria-labelledby={labelled} aria-describedby={described}>
        {steps.map(({ value }, at) => (
          <Pick
            key={String(value)}
            name={id}
            class={look === 'words' ? 'choice' : 'step'}
            chosen={at === chosen}
            filled={look === 'stars' ? at <= chosen : at === chosen}
            {...withCalled(calledAt(at))}
            disabled={disabled}
            onPick={() => around.give(question.name, value)}
          >
            <Drawn look={look} at={at} steps={steps} />
          </Pick>
        ))}
      </div>
      {look !== 'words' && (low !== '' || high !== '') && (
        <p class="ends" aria-hidden="true">
          <span>{low}</span>
          <span>{high}</span>
        </p>
      )}
    </div>
  );
}

const withCalled = (called: string | undefined) => (called === undefined ? {} : { called });
