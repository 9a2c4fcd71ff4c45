import { useId, useState } from 'preact/hooks';
import { isRefusal } from '../both/refusal.ts';
import { useAround, useChatState } from './context.ts';

/** The conversation by mail: to the address that is known, or to another. */
export function Transcript() {
  const { chat, say } = useAround();
  const { email } = useChatState();
  const id = useId();
  const [told, setTold] = useState<{ words: string; wrong: boolean }>();
  const [busy, setBusy] = useState(false);
  async function send(to?: string): Promise<void> {
    setBusy(true);
    setTold(undefined);
    try {
      const sent = await chat.transcript(to);
      setTold({ words: say('transcriptDone', sent), wrong: false });
    } catch (error) {
      setTold({ words: say(wordsFor(error)), wrong: true });
    }
    setBusy(false);
  }
  function submit(event: SubmitEvent): void {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).elements.namedItem('email') as HTMLInputElement;
    const given = field.value.trim();
    if (/^\S+@\S+\.\S+$/.test(given)) return void send(given);
    setTold({ words: say('mailBad'), wrong: true });
    field.focus();
  }
  return (
    <div class="privacy">
      {email !== null && (
        <button type="button" class="plain" disabled={busy} onClick={() => void send()}>
          {say('transcriptTo', { email })}
        </button>
      )}
      <form class="card" noValidate onSubmit={submit}>
        <label for={id}>{say('transcriptAsk')}</label>
        <div class="row">
          <input
            id={id}
            name="email"
            type="email"
            autocomplete="email"
            placeholder={say('mailLabel')}
            aria-invalid={told?.wrong === true}
            aria-describedby={`${id}-told`}
          />
          <button type="submit" class="main" disabled={busy}>
            {say('send')}
          </button>
        </div>
      </form>
      <p id={`${id}-told`} class={told?.wrong ? 'wrong' : 'done'} role={told?.wrong ? 'alert' : 'status'}>
        {told?.words}
      </p>
    </div>
  );
}

function wordsFor(error: unknown): 'offline' | 'transcriptMany' | 'transcriptFailed' | 'mailBad' {
  if (!isRefusal(error)) return 'transcriptFailed';
  if (error.status === 429) return 'transcriptMany';
  if (error.status === 400) return 'mailBad';
  return error.status === 0 ? 'offline' : 'transcriptFailed';
}
