import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, FileButton } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import type { SurveyDefinition } from '#core/listening/survey/definition.ts';
import { importSurvey, type Imported } from '#core/listening/survey/exchange/import-survey.ts';
import { surveyLimits } from '#core/listening/survey/limits.ts';
import { toast } from '../app/toast.tsx';

/** Reads a survey in the JSON form of SurveyJS; what is not known of it is named. */
export function FromFile({ take }: { take: (name: string, definition: SurveyDefinition) => void }) {
  const read = async (file: File | null) => {
    if (file === null) return;
    const { definition, left } = importSurvey(await jsonOf(file));
    tellLeft(left);
    if (definition !== undefined) take(file.name.replace(/\.json$/i, '').slice(0, 100), definition);
  };
  return (
    <FileButton accept="application/json,.json" onChange={(file) => void read(file)}>
      {(props) => (
        <Button {...props} variant="default" leftSection={<IconFileImport size={16} stroke={1.7} />}>
          <Trans>From SurveyJS</Trans>
        </Button>
      )}
    </FileButton>
  );
}

/** A file's JSON; undefined for what is none, or too large for a survey. */
export async function jsonOf(file: File): Promise<unknown> {
  if (file.size > surveyLimits.size) return undefined;
  try {
    return JSON.parse(await file.text());
  } catch {
    return undefined;
  }
}

/** Says what of a file was left: the first, and how many more. */
export function tellLeft([first, ...more]: Imported['left']): void {
  if (first === undefined) return;
  const { at, what, message } = first;
  const said = at === '' ? `${what}: ${message}` : `${at}: ${message}`;
  toast({ text: more.length === 0 ? said : t`${ph({ first: said })} And ${ph({ more: more.length })} more.` });
}
