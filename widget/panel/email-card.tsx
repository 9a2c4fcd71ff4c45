import { useId, useState } from 'preact/hooks';
import { isRefusal } from '../both/refusal.ts';
import { useAround, useChatState } from './context.ts';

/** Asked once, when nobody is there and the visitor has written. */
export function EmailCard() {
  const { say } = useAround();
  const { online, email, mailSkipped, messages, pending } = useChatState();
  const [left, setLeft] = useState(false);
  const written = pending.length > 0 || messages.some(({ from }) => from === 'visitor');
  const answered = messages.at(-1)?.from === 'agent';
  if (left && email !== null)
    return (
      <p class="done" role="status">
        {say('mailDone', { email })}
      </p>
    );
  if (online || email !== null || mailSkipped || !written || answered) return null;
  return <EmailForm onLeft={() => setLeft(true)} />;
}

function EmailForm({ onLeft }: { onLeft(): void }) {
  const { chat, say } = useAround();
  const id = useId();
  const [wrong, setWrong] = useState('');
  const [busy, setBusy] = useState(false);
  async function save(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const field = (event.currentTarget as HTMLFormElement).elements.namedItem('email') as HTMLInputElement;
    if (!/^\S+@\S+\.\S+$/.test(field.value.trim())) {
      setWrong(say('mailBad'));
      field.focus();
      return;
    }
    setBusy(true);
    try {
      await chat.leaveEmail(field.value.trim());
      onLeft();
    } catch (error) {
      setWrong(say(isRefusal(error) && error.passing ? 'offline' : 'mailBad'));
    }
    setBusy(false);
  }
  return (
    <form class="card" noValidate onSubmit={(event) => void save(event)}>
      <label for={id}>{say('mailAsk')}</label>
      <div class="row">
        <input
          id={id}
          name="email"
          type="email"
          autocomplete="email"
          placeholder={say('mailLabel')}
          aria-invalid={wrong !== ''}
          aria-describedby={wrong === '' ? undefined : `${id}-wrong`}
        />
        <button type="submit" class="main" disabled={busy}>
          {say('mailSave')}
        </button>
      </div>
      {wrong !== '' && (
        <p class="wrong" id={`${id}-wrong`} role="alert">
          {wrong}
        </p>
      )}
      <button type="button" class="link" onClick={() => chat.skipEmail()}>
        {say('mailSkip')}
      </button>
    </form>
  );
}
