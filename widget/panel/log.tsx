import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { EmailCard } from './email-card.tsx';
import { useAround, useChatState } from './context.ts';
import { Message, PendingMessage } from './message.tsx';
import { dayOf } from './when.ts';

/** How near to the end still counts as reading along. */
const nearEnd = 80;

export function Log() {
  const { chat, config, say, language } = useAround();
  const state = useChatState();
  const { messages, pending, older, typing } = state;
  const mark = `${messages.at(-1)?.id} ${pending.length} ${typing} ${state.email}`;
  const { boxRef, behind } = useFollowing(mark);
  const greeting = config.greeting[language] ?? say('greeting');
  return (
    <div class="log-frame">
      <div
        ref={boxRef}
        class="log"
        data-mark={mark}
        role="log"
        aria-live="polite"
        aria-label={say('chat', { name: config.title })}
        tabIndex={0}
      >
        {older === null ? (
          <div class="line theirs">
            <div class="bubble">{greeting}</div>
          </div>
        ) : (
          <button type="button" class="quiet" onClick={() => void chat.older().catch(() => undefined)}>
            {say('older')}
          </button>
        )}
        {messages.map((message, index) => {
          const day = dayOf(message.at, language, say);
          const before = messages[index - 1];
          return (
            <div key={message.id}>
              {(!before || dayOf(before.at, language, say) !== day) && <p class="day">{day}</p>}
              <Message message={message} last={index === messages.length - 1 && pending.length === 0} />
            </div>
          );
        })}
        {pending.map((item) => (
          <PendingMessage key={item.clientId} item={item} />
        ))}
        <EmailCard />
        {typing !== null && <Typing name={typing} />}
      </div>
      {behind && (
        <button type="button" class="to-end" onClick={() => toEndOf(boxRef.current)}>
          {say('newMessages')}
        </button>
      )}
    </div>
  );
}

function Typing({ name }: { name: string }) {
  const { say, config } = useAround();
  return (
    <div class="line theirs">
      <div class="bubble dots">
        <span class="hidden">{say('typing', { name: name === '' ? config.title : name })}</span>
        <i />
        <i />
        <i />
      </div>
    </div>
  );
}

/** Keeps the newest in view, unless the visitor is reading further up. `mark` changes with everything that is added. */
function useFollowing(mark: string) {
  const boxRef = useRef<HTMLDivElement>(null);
  const [following, setFollowing] = useState(true);
  const [seen, setSeen] = useState(mark);
  useEffect(() => {
    const log = boxRef.current;
    if (!log) return undefined;
    const look = () => {
      const near = log.scrollHeight - log.scrollTop - log.clientHeight < nearEnd;
      setFollowing(near);
      if (near) setSeen(log.dataset['mark'] ?? '');
    };
    const grown = new ResizeObserver(() => following && toEndOf(log));
    log.addEventListener('scroll', look, { passive: true });
    for (const part of [log, ...log.children]) grown.observe(part);
    return () => {
      log.removeEventListener('scroll', look);
      grown.disconnect();
    };
  }, [following, mark]);
  useLayoutEffect(() => {
    if (following) toEndOf(boxRef.current);
  }, [mark, following]);
  return { boxRef, behind: !following && seen !== mark };
}

function toEndOf(log: HTMLElement | null): void {
  if (log) log.scrollTop = log.scrollHeight;
}
