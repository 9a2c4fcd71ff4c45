import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { createSurvey, type AboutWhat } from '#core/contract/surveys.ts';
import { afterContact } from '#core/listening/survey/after-contact.ts';
import type { SurveyDefinition } from '#core/listening/survey/definition.ts';
import { useWrite } from '../app/read.ts';

interface Beginning {
  name: string;
  about: AboutWhat;
  draft: () => SurveyDefinition;
}

const beginnings: readonly Beginning[] = [
  { name: t`Satisfaction after a conversation`, about: 'contact', draft: afterContact },
  {
    name: t`A survey of your own`,
    about: 'relationship',
    draft: () => ({ hidden: [{ name: 'company' }], pages: [{ name: 'page1', elements: [] }] }),
  },
];

/** Begins a survey from what is usual in the field, or from nothing. */
export function NewSurvey() {
  const navigate = useNavigate();
  const create = useWrite(createSurvey, {
    outdates: ['survey.'],
    onDone: ({ id }) => navigate({ to: '/listening/surveys/$survey', params: { survey: id } }),
  });
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button leftSection={<IconPlus size={16} stroke={1.7} />} loading={create.isPending}>
          <Trans>New survey</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {beginnings.map(({ name, about, draft }) => (
          <Menu.Item key={name} onClick={() => create.mutate({ name, about, draft: { ...draft() } })}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
