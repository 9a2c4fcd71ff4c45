import { useId, useState } from 'preact/hooks';
import { useAround } from '../panel/context.ts';

/** Words beside a score that was given. */
export function Why({ message, score }: { message: string; score: number }) {
  const { chat, say } = useAround();
  const id = useId();
  const [words, setWords] = useState('');
  const [failed, setFailed] = useState(false);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim() === '') return;
        setFailed(false);
        chat.answer(message, { score, words: words.trim() }).catch(() => setFailed(true));
      }}
    >
      <label for={id}>{say('csatWords')}</label>
      <textarea
        id={id}
        rows={2}
        maxLength={4000}
        value={words}
        onInput={(event) => setWords(event.currentTarget.value)}
      />
      {failed && (
        <p class="wrong" role="alert">
          {say('csatFailed')}
        </p>
      )}
      <button type="submit" class="main" disabled={words.trim() === ''}>
        {say('csatSend')}
      </button>
    </form>
  );
}
