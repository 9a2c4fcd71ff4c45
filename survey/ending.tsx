import { useEffect, useRef } from 'preact/hooks';
import type { SurveyDefinition } from '#core/listening/survey/definition.ts';
import { holds, type Known } from '#core/listening/survey/expression/evaluate.ts';
import { useAround } from './context.ts';
import { Marked } from './marked.tsx';

interface Props {
  completed: SurveyDefinition['completed'];
  /** In place of the thanks. */
  text: string | undefined;
  /** The answers wait here for a connection. */
  waiting: boolean;
}

type Thanks = Pick<NonNullable<Props['completed']>, 'title' | 'text' | 'actions'>;

function Actions({ actions = [] }: Pick<Thanks, 'actions'>) {
  const { say, stays } = useAround();
  if (stays || actions.length === 0) return null;
  return (
    <p class="actions">
      {actions.map(({ url, text: called }) => (
        <a key={url} class="send" href={url}>
          {say(called)}
        </a>
      ))}
    </p>
  );
}

function thanksOf(completed: Props['completed'], known: Known): Thanks {
  return completed?.on?.find(({ expression }) => holds(expression, known)) ?? completed ?? {};
}

/** What somebody sees once they have answered. */
export function Ending({ completed, text, waiting }: Props) {
  const { known, say, mark, words } = useAround();
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => place.current?.focus(), []);
  const own = text === undefined ? thanksOf(completed, known) : {};
  const title = say(own.title);
  const body = text ?? mark(own.text);
  return (
    <div class="ending" ref={place} tabIndex={-1}>
      {title !== '' && <h2 class="page-title">{title}</h2>}
      <Marked text={title === '' && body === '' ? words.thanks : body} />
      {waiting && <p class="hint">{words.offline}</p>}
      <Actions actions={own.actions} />
    </div>
  );
}
