import { useId } from 'preact/hooks';
import { useAround } from './context.ts';

/** Both answers are equally easy; nothing is kept before one is given. */
export function ConsentCard() {
  const { chat, say } = useAround();
  const id = useId();
  return (
    <section class="card consent" aria-labelledby={id}>
      <h2 id={id}>{say('consentTitle')}</h2>
      <p>{say('consentText')}</p>
      <div class="row">
        <button type="button" class="plain" onClick={() => chat.consent(false)}>
          {say('consentNo')}
        </button>
        <button type="button" class="plain" onClick={() => chat.consent(true)}>
          {say('consentYes')}
        </button>
      </div>
    </section>
  );
}
