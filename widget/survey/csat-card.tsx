import { useId, useState } from 'preact/hooks';
import type { QuestionCard } from '#core/channels/chat-card.ts';
import { useAround } from '../panel/context.ts';
import { Face } from './face.tsx';

interface Props {
  message: string;
  card: QuestionCard;
}

const scores = [1, 2, 3, 4, 5] as const;

/** How the help was: the score is kept at once, words may follow. */
export function CsatCard({ message, card }: Props) {
  const { chat, say } = useAround();
  const id = useId();
  const [picked, pick] = useState<number | null>(null);
  const [failed, setFailed] = useState(false);
  const score = picked ?? card.score;
  const fixed = card.closed || card.words;
  function choose(next: number): void {
    pick(next);
    setFailed(false);
    chat.answer(message, { score: next }).catch(() => {
      pick(null);
      setFailed(true);
    });
  }
  return (
    <div class="card csat" role="group" aria-labelledby={id}>
      <p class="question" id={id}>
        {card.question ?? say('csatAsk')}
      </p>
      <Faces id={id} score={score} fixed={fixed} onChoose={choose} />
      <div role="status">
        <Outcome card={card} failed={failed} />
      </div>
      {card.score !== null && !fixed && <Why message={message} score={score ?? card.score} />}
    </div>
  );
}

interface FacesProps {
  id: string;
  score: number | null;
  fixed: boolean;
  onChoose(score: number): void;
}

function Faces({ id, score, fixed, onChoose }: FacesProps) {
  const { say } = useAround();
  return (
    <>
      <div class="faces" role="radiogroup" aria-labelledby={id}>
        {scores.map((each) => (
          <label key={each} class="pick" data-picked={score === each} title={say(`csat${each}`)}>
            <input
              type="radio"
              name={id}
              value={each}
              checked={score === each}
              disabled={fixed}
              aria-label={say(`csat${each}`)}
              onChange={() => onChoose(each)}
            />
            <Face score={each} />
          </label>
        ))}
      </div>
      <p class="ends" aria-hidden="true">
        <span>{say('csat1')}</span>
        <span>{say('csat5')}</span>
      </p>
    </>
  );
}

function Outcome({ card, failed }: { card: QuestionCard; failed: boolean }) {
  const { say } = useAround();
  if (failed) return <p class="wrong">{say('csatFailed')}</p>;
  if (card.score !== null) return <p class="done">{say(card.words ? 'csatDone' : 'csatThanks')}</p>;
  return card.closed ? <p class="done">{say('csatClosed')}</p> : null;
}

function Why({ message, score }: { message: string; score: number }) {
  const { chat, say } = useAround();
  const id = useId();
  const [words, setWords] = useState('');
  const [failed, setFailed] = useState(false);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim() === '') return;
        setFailed(false);
        chat.answer(message, { score, words: words.trim() }).catch(() => setFailed(true));
      }}
    >
      <label for={id}>{say('csatWords')}</label>
      <textarea
        id={id}
        rows={2}
        maxLength={4000}
        value={words}
        onInput={(event) => setWords(event.currentTarget.value)}
      />
      {failed && (
        <p class="wrong" role="alert">
          {say('csatFailed')}
        </p>
      )}
      <button type="submit" class="main" disabled={words.trim() === ''}>
        {say('csatSend')}
      </button>
    </form>
  );
}
