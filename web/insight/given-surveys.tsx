import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { listVolunteeredSurveys } from '#core/contract/volunteered.ts';
import { useMay } from '../app/session.ts';
import { FigureText } from '../ui/figure-text.tsx';
import { number } from '../ui/format.ts';
import { HowPopover } from '../ui/how-computed.tsx';
import { Pane } from '../ui/page.tsx';
import { scaleWords } from '../ui/scale-words.ts';
import { DataTable, type Column } from '../ui/table.tsx';
import styles from './insight.module.css';

type Surveys = WireOutputOf<typeof listVolunteeredSurveys>;
type Given = Surveys['items'][number];

/** The surveys to which something was given that nobody was asked for, each by itself, with the way to all that they come to. */
export function GivenSurveys({ surveys: { items, how } }: { surveys: Surveys }) {
  const mayRead = useMay('listening.read');
  const title = t`Given to your surveys`;
  return (
    <Pane
      title={
        <>
          {title} <HowPopover label={title} how={how} />
        </>
      }
      about={t`By links, codes, tabs and devices, at all times, also where nobody knows who it was. Each survey by itself, never weighted, and in no figure of those who were asked.`}
      flush
    >
      <DataTable
        label={title}
        rows={{ items }}
        columns={columnsOf(mayRead)}
        rowKey={({ survey }) => survey.id}
        empty={null}
        stacks="named"
      />
    </Pane>
  );
}

function columnsOf(mayRead: boolean): Column<Given>[] {
  return [
    {
      head: t`Survey`,
      wraps: true,
      cell: ({ survey: { id, name, anonymous } }) => (
        <>
          {mayRead ? (
            <Link
              to="/listening/results/$survey"
              params={{ survey: id }}
              search={{ source: 'volunteered' }}
              className={styles.through}
            >
              <b>{t`Results: ${ph({ survey: name })}`}</b>
            </Link>
          ) : (
            <b>{name}</b>
          )}
          {anonymous ? (
            <div className="muted">
              <Trans>Anonymous</Trans>
            </div>
          ) : null}
        </>
      ),
    },
    {
      head: t`Responses`,
      right: true,
      cell: ({ survey, n }) =>
        mayRead ? (
          <Link
            to="/listening/responses"
            search={{ survey: survey.id, counted: 'volunteered' }}
            className={styles.through}
            aria-label={t`${ph({ count: number(n) })} responses: ${ph({ survey: survey.name })}`}
          >
            {number(n)}
          </Link>
        ) : (
          number(n)
        ),
    },
    {
      head: t({ message: 'Nobody known', context: 'who answered, a count' }),
      right: true,
      cell: ({ nobodys }) => number(nobodys),
    },
    { head: t`Figures`, grow: true, wraps: true, cell: ({ questions }) => <Figures questions={questions} /> },
  ];
}

function Figures({ questions }: Pick<Given, 'questions'>) {
  if (questions.length === 0)
    return (
      <span className="muted">
        <Trans>It has no question on a scale.</Trans>
      </span>
    );
  return (
    <ul className={styles.scaled}>
      {questions.map(({ question, title, scale, figure, mean }) => (
        <li key={`${question} ${scale}`}>
          <span className="muted">
            <bdi>{title}</bdi> · {scaleWords[scale].short}
          </span>{' '}
          <FigureText {...figure} unit={scaleWords[scale].unit} hue="feel" />
          {mean === null ? null : (
            <>
              {' · '}
              <span className="muted">{t`Mean`}</span> <FigureText {...mean} digits={1} widest={null} hue="feel" />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
