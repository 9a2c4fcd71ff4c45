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
  const { box, behind, toEnd } = useFollowing([messages.at(-1)?.id, pending.length, typing, state.email]);
  const greeting = config.greeting[language] ?? say('greeting');
  return (
    <div class="log-frame">
      <div
        ref={box}
        class="log"
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
        <button type="button" class="to-end" onClick={toEnd}>
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

/** Keeps the newest in view, unless the visitor is reading further up. */
function useFollowing(changes: unknown[]) {
  const box = useRef<HTMLDivElement>(null);
  const following = useRef(true);
  const [behind, setBehind] = useState(false);
  const toEnd = () => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight;
  };
  useEffect(() => {
    const log = box.current!;
    const look = () => {
      following.current = log.scrollHeight - log.scrollTop - log.clientHeight < nearEnd;
      if (following.current) setBehind(false);
    };
    const grown = new ResizeObserver(() => following.current && toEnd());
    log.addEventListener('scroll', look, { passive: true });
    grown.observe(log);
    return () => grown.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (following.current) toEnd();
    else setBehind(true);
  }, changes);
  return { box, behind, toEnd };
}
