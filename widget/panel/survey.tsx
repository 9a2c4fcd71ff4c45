import type { ComponentType } from 'preact';
import { useLazyPart } from './lazy-part.ts';
import { useAround, type Surroundings } from './context.ts';
import type { QuestionCard } from '#core/channels/chat-card.ts';
import type { WireMessage } from '../wire.ts';
import { Words } from './words.tsx';

export interface SurveyProps {
  around: Surroundings;
  message: string;
  card: QuestionCard;
}

/** What the survey's script offers. */
export interface SurveyPart {
  css: string;
  Survey: ComponentType<SurveyProps>;
}

/** A question of how it was; its script comes with the first one. */
export function Survey({ message, card }: { message: WireMessage; card: QuestionCard }) {
  const around = useAround();
  const { say } = around;
  const { part, failed, retry } = useLazyPart<SurveyPart>('survey');
  if (part) return <part.Survey around={around} message={message.id} card={card} />;
  return (
    <div class="card">
      {failed && message.text !== '' ? (
        <p class="unasked" dir="auto">
          <Words text={message.text} />
        </p>
      ) : (
        <p class="question">{card.question ?? say('csatAsk')}</p>
      )}
      {failed && (
        <p class="wrong" role="alert">
          {say('partFailed')}{' '}
          <button type="button" class="link" onClick={retry}>
            {say('retry')}
          </button>
        </p>
      )}
    </div>
  );
}
