import { useEffect, useRef } from 'preact/hooks';
import { unread } from '../messages.ts';
import { Around, useAround, useChatState, type Surroundings } from './context.ts';
import { ConsentCard } from './consent-card.tsx';
import { Icon } from './icons.tsx';
import { Panel } from './panel.tsx';

export function App({ around }: { around: Surroundings }) {
  return (
    <Around.Provider value={around}>
      <Corner />
    </Around.Provider>
  );
}

function Corner() {
  const { language, direction, config } = useAround();
  const { open, consent } = useChatState();
  const launcherRef = useRef<HTMLButtonElement>(null);
  const wasOpenRef = useRef(open);
  useEffect(() => {
    if (wasOpenRef.current && !open) launcherRef.current?.focus();
    wasOpenRef.current = open;
  }, [open]);
  return (
    <div
      class="corner"
      lang={language}
      dir={direction}
      data-side={config.side}
      data-theme={config.theme}
      data-open={open}
    >
      {open && <Panel />}
      {!open && consent === 'open' && <ConsentCard floating />}
      <Launcher button={launcherRef} />
    </div>
  );
}

function Launcher({ button }: { button: { current: HTMLButtonElement | null } }) {
  const { chat, say } = useAround();
  const { open, messages, seenAt } = useChatState();
  const news = open ? 0 : unread(messages, seenAt).length;
  return (
    <>
      <button
        ref={button}
        type="button"
        class="launcher"
        aria-expanded={open}
        aria-label={open ? say('close') : news > 0 ? `${say('open')}, ${say('unread', { n: news })}` : say('open')}
        onClick={() => (open ? chat.close() : chat.open())}
      >
        <Icon name={open ? 'down' : 'chat'} />
        {news > 0 && (
          <span class="badge" aria-hidden="true">
            {news > 9 ? '9+' : news}
          </span>
        )}
      </button>
      <span class="hidden" role="status">
        {news > 0 ? say('unread', { n: news }) : ''}
      </span>
    </>
  );
}
