import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { surveyDefinition } from '#core/listening/survey/definition.ts';
import { useMay } from '../../app/session.ts';
import { toast } from '../../app/toast.tsx';

interface ExportMenuProps {
  survey: { id: string; name: string; draft: unknown };
}

/** Hands a text over as a file. */
function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  // The browser has begun to read it by the next turn.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}

/** The questions as SurveyJS reads them, and what was answered, to take away. */
export function ExportMenu({ survey: { id, name, draft } }: ExportMenuProps) {
  const may = useMay('listening.manage');
  const questions = async () => {
    const read = surveyDefinition.safeParse(draft);
    if (!read.success) return toast({ text: t`These questions cannot be read, and so not be exported.` });
    const { exportSurvey } = await import('#core/listening/survey/exchange/export-survey.ts');
    const { json, own } = exportSurvey(read.data);
    download(`${name}.json`, JSON.stringify(json, null, 2));
    const names = own.join(', ');
    if (own.length > 0) toast({ text: t`SurveyJS shows what comes nearest for: ${names}.` });
  };
  return (
    <Menu position="bottom-end" withinPortal width={260}>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} stroke={1.7} />}>
          <Trans>Export</Trans>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void questions()}>{t`Questions for SurveyJS (JSON)`}</Menu.Item>
        {may ? (
          <>
            <Menu.Item component="a" href={`/api/v1/surveys/${id}/responses.csv`} download>
              {t`Responses (CSV)`}
            </Menu.Item>
            <Menu.Item component="a" href={`/api/v1/surveys/${id}/responses.json`} download>
              {t`Responses (JSON)`}
            </Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
