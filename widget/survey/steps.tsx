import type { QuestionCard } from '#core/channels/chat-card.ts';
import { Face, Star, Thumb } from './pictures.tsx';
import { useAround } from '../panel/context.ts';

type Step = QuestionCard['steps'][number];

interface Props {
  id: string;
  card: QuestionCard;
  score: number | null;
  fixed: boolean;
  onChoose(score: number): void;
}

/** What can be given, drawn as the survey says: numbers, words, stars, faces or thumbs. */
export function Steps({ id, card, score, fixed, onChoose }: Props) {
  const { say } = useAround();
  const { look } = card;
  const steps =
    card.steps.length > 0
      ? card.steps
      : ([1, 2, 3, 4, 5] as const).map((each) => ({ score: each, called: say(`csat${each}`) }));
  return (
    <>
      <div
        class={`steps ${look}`}
        lang={card.language}
        role="radiogroup"
        aria-labelledby={id}
        data-many={steps.length > 7}
        onKeyDown={moveOn}
      >
        {steps.map((step, at) => (
          <label key={step.score} class="pick" data-picked={isPicked(card, step, score)} title={step.called}>
            <input
              type="radio"
              name={id}
              value={step.score}
              checked={score === step.score}
              disabled={fixed}
              aria-label={nameOf(card, step)}
              onChange={() => onChoose(step.score)}
            />
            <Drawn card={card} step={step} place={at / (steps.length - 1)} />
          </label>
        ))}
      </div>
      {(look === 'numbers' || look === 'faces') && <Ends steps={steps} numbers={look === 'numbers'} />}
    </>
  );
}

/** Arrows only move: a radio would be chosen by the first of them, and the first score stands. The space bar chooses. */
function moveOn(event: KeyboardEvent & { currentTarget: HTMLElement }): void {
  const { currentTarget: group, key } = event;
  const forward = getComputedStyle(group).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
  if (!key.startsWith('Arrow')) return;
  event.preventDefault();
  const all = [...group.querySelectorAll('input')];
  const at = all.findIndex((each) => each.matches(':focus'));
  all.at((at + (key === forward || key === 'ArrowDown' ? 1 : -1)) % all.length)?.focus();
}

/** So many stars are all of them up to there. */
function isPicked({ look }: QuestionCard, step: Step, score: number | null): boolean {
  return score !== null && (look === 'stars' ? step.score <= score : step.score === score);
}

function nameOf({ look }: QuestionCard, { score, called }: Step): string {
  if (called === '') return String(score);
  return look === 'numbers' ? `${score}: ${called}` : called;
}

function Drawn({ card: { look }, step, place }: { card: QuestionCard; step: Step; place: number }) {
  if (look === 'faces') return <Face happy={place} />;
  if (look === 'stars') return <Star />;
  if (look === 'thumbs') return <Thumb up={place === 1} />;
  return <span dir="auto">{look === 'words' && step.called !== '' ? step.called : step.score}</span>;
}

function Ends({ steps, numbers }: { steps: readonly Step[]; numbers: boolean }) {
  return (
    <p class="ends" aria-hidden="true">
      {[steps[0], steps.at(-1)].map((step) => (
        <span key={step?.score}>
          {numbers && step?.called !== '' && `${step?.score} – `}
          <bdi>{step?.called}</bdi>
        </span>
      ))}
    </p>
  );
}
