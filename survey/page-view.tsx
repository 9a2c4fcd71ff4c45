import { useEffect, useRef } from 'preact/hooks';
import { questionsOn, type ShownElement, type ShownPage } from '#core/listening/survey/shown.ts';
import { useAround } from './context.ts';
import { idOf, QuestionView, sentenceFor } from './question.tsx';

function Elements({ elements }: { elements: readonly ShownElement[] }) {
  const { say } = useAround();
  return (
    <>
      {elements.map((element) =>
        'panel' in element ? (
          <section key={element.panel.name} class="panel">
            {element.panel.title !== undefined && <h3 class="panel-title">{say(element.panel.title)}</h3>}
            {element.panel.description !== undefined && <p class="more">{say(element.panel.description)}</p>}
            <Elements elements={element.elements} />
          </section>
        ) : (
          <QuestionView key={element.question.name} {...element} />
        ),
      )}
    </>
  );
}

/** Goes to a question by its id. An anchor would lead there too, but would change the address. */
function goTo(event: Event, name: string): void {
  event.preventDefault();
  const all = (event.currentTarget as Element).closest('.survey')?.querySelector(`#${idOf(name)}-all`);
  const first = all?.querySelector<HTMLElement>('input:not(:disabled),textarea,select,button:not(:disabled)');
  (first ?? all?.querySelector<HTMLElement>('.title'))?.focus();
}

/** What is wrong on the page, above all of it; whoever reads by ear is brought there. */
function Faults({ page }: { page: ShownPage }) {
  const around = useAround();
  const place = useRef<HTMLDivElement>(null);
  const wrong = questionsOn(page).flatMap(({ question }) => {
    const sentence = sentenceFor(question, around);
    return sentence === undefined ? [] : [{ question, sentence }];
  });
  const told = wrong.length > 0;
  useEffect(() => {
    if (told) place.current?.focus();
  }, [told, around.faults]);
  if (!told) return null;
  return (
    <div class="summary" ref={place} tabIndex={-1} role="alert">
      <p>{around.words.faults}</p>
      <ul>
        {wrong.map(({ question, sentence }) => (
          <li key={question.name}>
            <a href={`#${idOf(question.name)}-all`} onClick={(event) => goTo(event, question.name)}>
              <bdi>{around.say(question.title) || question.name}</bdi>: {sentence}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** One page of a survey. */
export function PageView({ page }: { page: ShownPage }) {
  const { say } = useAround();
  const title = say(page.page.title);
  const description = say(page.page.description);
  return (
    <>
      {title !== '' && <h2 class="page-title">{title}</h2>}
      {description !== '' && <p class="more">{description}</p>}
      <Faults page={page} />
      <Elements elements={page.elements} />
    </>
  );
}
