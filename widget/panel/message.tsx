import type { Pending } from '../queue.ts';
import type { WireMessage } from '../wire.ts';
import { Attachments, FileName } from './attachments.tsx';
import { useAround, useChatState } from './context.ts';
import { Icon } from './icons.tsx';
import { Offer } from './offer.tsx';
import { Survey } from './survey.tsx';
import { timeOf } from './when.ts';
import { Words } from './words.tsx';

interface Props {
  message: WireMessage;
  /** The newest of all: it shows when it was written and whether it was read. */
  last: boolean;
}

export function Message(props: Props) {
  const { message } = props;
  const card = message.question ?? message.card;
  const asks = card?.kind === 'csat' || card?.kind === 'question';
  return asks ? <Survey message={message} card={card} /> : <Line {...props} />;
}

function Line({ message, last }: Props) {
  const { say, config, language } = useAround();
  const { card, from, name, files, at } = message;
  const mine = from === 'visitor';
  const author = mine ? say('you') : name === '' ? config.title : name;
  return (
    <div class={mine ? 'line mine' : 'line theirs'}>
      {!mine && from === 'agent' && (
        <span class="author" aria-hidden="true">
          <bdi>{author}</bdi> · <bdi>{timeOf(at, language)}</bdi>
        </span>
      )}
      {card?.kind === 'offer' ? (
        <Offer card={card} files={files} author={author} last={last} />
      ) : (
        <Said message={message} author={author} />
      )}
      {mine && <Fate message={message} last={last} />}
    </div>
  );
}

function Said({ message: { text, files }, author }: { message: WireMessage; author: string }) {
  return (
    <>
      {text !== '' && (
        <div class="bubble" dir="auto">
          <bdi class="hidden">{`${author}: `}</bdi>
          <Words text={text} />
        </div>
      )}
      <Attachments files={files} />
    </>
  );
}

/** What became of the visitor's own message. */
function Fate({ message, last }: Props) {
  const { say, language } = useAround();
  const { readAt } = useChatState();
  if (!last) return null;
  const read = readAt !== null && Date.parse(readAt) >= Date.parse(message.at);
  return (
    <span class="fate">
      <bdi>{timeOf(message.at, language)}</bdi> · {say(read ? 'read' : 'sent')}
      {read && <Icon name="check" />}
    </span>
  );
}

export function PendingMessage({ item }: { item: Pending }) {
  const { chat, say } = useAround();
  const { line } = useChatState();
  const failed = item.failed !== '';
  return (
    <div class="line mine pending" data-failed={failed}>
      {item.text !== '' && (
        <div class="bubble" dir="auto">
          <Words text={item.text} />
        </div>
      )}
      {item.files.map((file) => (
        <span key={file.id} class="file">
          <FileName file={file} />
        </span>
      ))}
      {failed ? (
        <span class="fate failed" role="alert">
          {say('failed')}: {item.failed}
          <button type="button" class="link" onClick={() => chat.queue.retry(item.clientId)}>
            {say('retry')}
          </button>
          <button type="button" class="link" onClick={() => chat.queue.discard(item.clientId)}>
            {say('discard')}
          </button>
        </span>
      ) : (
        <span class="fate">{say(line === 'lost' ? 'waiting' : 'sending')}</span>
      )}
    </div>
  );
}
