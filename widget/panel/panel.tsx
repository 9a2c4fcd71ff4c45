import { useEffect, useRef } from 'preact/hooks';
import { Composer } from './composer.tsx';
import { ConsentCard } from './consent-card.tsx';
import { useAround, useChatState } from './context.ts';
import { useFullScreen } from './full-screen.ts';
import { Icon } from './icons.tsx';
import { Log } from './log.tsx';
import { Presence } from './presence.tsx';
import { Privacy } from './privacy.tsx';
import { Transcript } from './transcript.tsx';

export function Panel() {
  const { chat, config, say } = useAround();
  const { page, consent, person } = useChatState();
  const boxRef = useRef<HTMLElement>(null);
  useEffect(() => {
    boxRef.current?.querySelector<HTMLElement>('textarea, .back')?.focus();
  }, [page]);
  useFullScreen(boxRef, chat.close);
  const name = config.title === '' ? say('us') : config.title;
  return (
    <section
      ref={boxRef}
      class="panel"
      role="dialog"
      aria-label={say('chat', { name })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.stopPropagation();
        chat.close();
      }}
    >
      <Header name={name} />
      {page === 'privacy' && <Privacy />}
      {page === 'transcript' && <Transcript />}
      {page === 'chat' && (
        <>
          <Log />
          {consent === 'open' && <ConsentCard />}
          <Composer key={person} />
        </>
      )}
    </section>
  );
}

function Header({ name }: { name: string }) {
  const { chat, config, say } = useAround();
  const { page, online, messages } = useChatState();
  const mailed = config.transcripts && messages.some(({ from }) => from === 'agent');
  return (
    <header class="header">
      {page !== 'chat' ? (
        <button type="button" class="round back" aria-label={say('back')} onClick={() => chat.show('chat')}>
          <Icon name="back" turns />
        </button>
      ) : (
        <span class="avatar" data-online={online} aria-hidden="true">
          {Array.from(name)[0]?.toLocaleUpperCase()}
        </span>
      )}
      <div class="who">
        <h2>{page === 'chat' ? name : say(page)}</h2>
        {page === 'chat' && <Presence />}
      </div>
      {page === 'chat' && mailed && (
        <button type="button" class="round" aria-label={say('transcript')} onClick={() => chat.show('transcript')}>
          <Icon name="mail" />
        </button>
      )}
      {page === 'chat' && (
        <button type="button" class="round" aria-label={say('privacy')} onClick={() => chat.show('privacy')}>
          <Icon name="lock" />
        </button>
      )}
      <button type="button" class="round" aria-label={say('close')} onClick={() => chat.close()}>
        <Icon name="close" />
      </button>
    </header>
  );
}
