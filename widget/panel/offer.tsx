import type { OfferCard } from '#core/channels/chat-offer.ts';
import type { WireFile } from '../wire.ts';
import { Attachments } from './attachments.tsx';
import { useAround } from './context.ts';
import { Words } from './words.tsx';

interface Props {
  card: OfferCard;
  files: readonly WireFile[];
  author: string;
  /** Nothing was said after it: an answer can still be chosen. */
  last: boolean;
}

/** Words, perhaps with a picture, a title and links, and answers to choose from: what is pressed is said. */
export function Offer({ card, files, author, last }: Props) {
  const { title, text, links, choices } = card;
  const plain = title === '' && links.length === 0 && files.length === 0;
  const words = (
    <>
      <bdi class="hidden">{`${author}: `}</bdi>
      {title !== '' && <b dir="auto">{title}</b>}
      {text !== '' && (
        <p dir="auto">
          <Words text={text} />
        </p>
      )}
    </>
  );
  return (
    <>
      {plain ? (
        <div class="bubble">{words}</div>
      ) : (
        <article class="offer">
          <Attachments files={files} />
          <div class="offer-words">{words}</div>
          {links.map(({ label, url }) => (
            <a key={url} href={url} target="_blank" rel="noopener noreferrer nofollow" dir="auto">
              {label}
            </a>
          ))}
        </article>
      )}
      {last && <Choices choices={choices} />}
    </>
  );
}

function Choices({ choices }: { choices: readonly string[] }) {
  const { chat, say } = useAround();
  if (choices.length === 0) return null;
  return (
    <div class="choices" role="group" aria-label={say('choose')}>
      {choices.map((choice) => (
        <button key={choice} type="button" dir="auto" onClick={() => chat.send(choice, [])}>
          {choice}
        </button>
      ))}
    </div>
  );
}
