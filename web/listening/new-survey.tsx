import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { createSurvey } from '#core/contract/surveys.ts';
import type { SurveyDefinition } from '#core/listening/survey/definition.ts';
import { surveyTemplates } from '#core/listening/survey/templates.ts';
import { useWrite } from '../app/read.ts';
import { aboutNames } from './about-names.ts';
import { FromFile } from './from-file.tsx';

const names: Record<string, string> = {
  'relational-nps': t`Would recommend us (NPS)`,
  'contact-csat': t`Satisfaction after a contact (CSAT)`,
  'contact-ease': t`Was it easy? (CES 2.0)`,
  'contact-effort': t`How much effort? (CES 1.0)`,
  onboarding: t`After the first days`,
  cancel: t`Why they leave`,
  'product-market-fit': t`Would they miss it?`,
  'in-store': t`In the shop`,
};

const empty: SurveyDefinition = { hidden: [{ name: 'company' }], pages: [{ name: 'page1', elements: [] }] };

/** Begins a survey from what is usual in the field, from a file of SurveyJS, or from nothing. */
export function NewSurvey() {
  const navigate = useNavigate();
  const create = useWrite(createSurvey, {
    outdates: ['survey.'],
    onDone: ({ id }) => navigate({ to: '/listening/surveys/$survey', params: { survey: id } }),
  });
  return (
    <>
      <FromFile take={(name, definition) => create.mutate({ name, about: 'relationship', draft: { ...definition } })} />
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button leftSection={<IconPlus size={16} stroke={1.7} />} loading={create.isPending}>
            <Trans>New survey</Trans>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {surveyTemplates.map(({ key, about, source, definition }) => (
            <Menu.Item
              key={key}
              title={source}
              onClick={() => create.mutate({ name: names[key] ?? key, about, draft: { ...definition } })}
            >
              {names[key] ?? key} <span className="muted">{aboutNames[about]}</span>
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item
            onClick={() => create.mutate({ name: t`A survey of your own`, about: 'relationship', draft: { ...empty } })}
          >
            <Trans>A survey of your own</Trans>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
