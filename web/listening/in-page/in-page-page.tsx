import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { readEdition, openSurvey } from '#core/contract/surveys.ts';
import { readPageSurvey } from '#core/contract/page-surveys.ts';
import type { SurveyDefinition } from '#core/listening/survey/definition.ts';
import { useRead } from '../../app/read.ts';
import { useFields } from '../../ui/form.tsx';
import { Columns, Page, Pane } from '../../ui/page.tsx';
import { Empty, Loaded, Loading } from '../../ui/states.tsx';
import { IconBrowser } from '@tabler/icons-react';
import type { Drafted } from '../editor/preview/use-previewed.ts';
import { RulesForm, valuesOf, type Kept, type Values } from './rules-form.tsx';

const Preview = lazy(async () => ({ default: (await import('../editor/preview/preview.tsx')).Preview }));

const route = getRouteApi('/console/listening/in-page/$survey');

/** On which pages, to whom and when a survey is shown by the widget. */
export function InPagePage() {
  const { survey: id } = route.useParams();
  const survey = useRead(openSurvey, { id });
  const kept = useRead(readPageSurvey, { id });
  return (
    <Loaded query={survey}>
      {({ name, key, example, edition }) => (
        <Page
          title={name}
          about={
            <>
              <Link to="/listening/surveys/$survey" params={{ survey: id }}>
                <Trans>Its questions</Trans>
              </Link>{' '}
              · <Trans>In pages of your own, by the widget</Trans>
            </>
          }
        >
          {edition === null ? (
            <Pane>
              <Empty icon={IconBrowser} title={t`Publish it first`}>
                <Trans>Only what was published is shown to customers.</Trans>
              </Empty>
            </Pane>
          ) : (
            <Loaded query={kept}>
              {(rules) => <Ruled key={rules.version} kept={rules} id={id} surveyKey={key} example={example} />}
            </Loaded>
          )}
        </Page>
      )}
    </Loaded>
  );
}

type Shown = Pick<Drafted, 'id' | 'surveyKey' | 'example'>;

/** The rules, and beside them how the survey stands in a page by what they say. */
function Ruled({ kept, ...survey }: Shown & { kept: Kept }) {
  const fields = useFields<Values>(valuesOf(kept));
  const { form, place } = fields.values;
  return (
    <Columns>
      <RulesForm id={survey.id} version={kept.version} fields={fields} />
      <Published {...survey} inPage={{ form, place }} />
    </Columns>
  );
}

function Published({ id, ...survey }: Shown & Pick<Drafted, 'inPage'>) {
  const edition = useRead(readEdition, { id });
  return (
    <Loaded query={edition}>
      {({ definition }) => {
        const shown = definition as unknown as SurveyDefinition;
        return (
          <Suspense fallback={<Loading rows={8} />}>
            <Preview id={id} {...survey} definition={shown} language={shown.locale ?? 'en'} first="in-page" />
          </Suspense>
        );
      }}
    </Loaded>
  );
}
