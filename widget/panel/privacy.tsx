import { mayRemember } from '../both/consent-kind.ts';
import { useAround, useChatState } from './context.ts';

/** What is kept, and how to take it back. */
export function Privacy() {
  const { chat, say } = useAround();
  const { consent, notice } = useChatState();
  const remembered = mayRemember(consent);
  async function forget(): Promise<void> {
    await chat.forget();
    chat.notice(say('forgotten'));
  }
  return (
    <div class="privacy">
      <p>{say(remembered ? 'privacyOn' : 'privacyOff')}</p>
      {!remembered && <p>{say('consentText')}</p>}
      {remembered ? (
        <button type="button" class="plain" onClick={() => chat.consent(false)}>
          {say('withdraw')}
        </button>
      ) : (
        <button type="button" class="plain" onClick={() => chat.consent(true)}>
          {say('consentYes')}
        </button>
      )}
      <button type="button" class="plain" onClick={() => void forget()}>
        {say('forget')}
      </button>
      <p class="done" role="status">
        {notice}
      </p>
    </div>
  );
}
