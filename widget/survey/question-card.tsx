import { useId, useState } from 'preact/hooks';
import type { QuestionCard as Card } from '#core/channels/chat-card.ts';
import { useAround } from '../panel/context.ts';
import { Steps } from './steps.tsx';
import { Why } from './why.tsx';

interface Props {
  message: string;
  card: Card;
}

/** The first question of a survey: the score is kept at once, words may follow, and the page asks for the rest. */
export function QuestionCard({ message, card }: Props) {
  const { chat, say } = useAround();
  const id = useId();
  const [picked, pick] = useState<number | null>(null);
  const [failed, setFailed] = useState(false);
  const score = picked ?? card.score;
  const fixed = card.closed || card.words;
  function choose(next: number): void {
    pick(next);
    setFailed(false);
    chat
      .answer(message, { score: next })
      .catch(() => setFailed(true))
      .finally(() => pick(null));
  }
  return (
    <div class="card feeling" role="group" aria-labelledby={id}>
      <p class="question" id={id} lang={card.language} dir="auto">
        {card.question ?? say('csatAsk')}
      </p>
      <Steps id={id} card={card} score={score} fixed={fixed} onChoose={choose} />
      <div role="status">
        <Outcome card={card} failed={failed} />
      </div>
      {card.score !== null && !fixed && card.comment && <Why message={message} score={score ?? card.score} />}
      {card.more && <Way to={card.goOn} called="go-on" language={card.language} />}
      <Way to={card.less} called="less" language={card.language} />
    </div>
  );
}

function Outcome({ card, failed }: { card: Card; failed: boolean }) {
  const { say } = useAround();
  if (failed) return <p class="wrong">{say('csatFailed')}</p>;
  if (card.score !== null) return <p class="done">{say(card.words ? 'csatDone' : 'csatThanks')}</p>;
  return card.closed ? <p class="done">{say('csatClosed')}</p> : null;
}

/** To a page of ours, beside the one that the chat stands on. */
function Way({ to, called, language }: { to: Card['less']; called: string; language: Card['language'] }) {
  if (to === null) return null;
  return (
    <a class={called} lang={language} href={to.url} target="_blank" rel="noopener noreferrer nofollow" dir="auto">
      {to.words}
    </a>
  );
}
