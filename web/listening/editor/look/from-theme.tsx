import { t } from '@lingui/core/macro';
import { Button, FileButton } from '@mantine/core';
import { importTheme } from '#core/listening/survey/exchange/import-theme.ts';
import type { Look } from '#core/listening/survey/schema/look.ts';
import { jsonOf, tellLeft } from '../../from-file.tsx';

/** Reads a theme of SurveyJS; what has no place in our looks is named. */
export function FromTheme({ take }: { take: (look: Look) => void }) {
  const read = async (file: File | null) => {
    if (file === null) return;
    const { look, left } = importTheme(await jsonOf(file));
    tellLeft(left);
    if (look !== undefined) take(look);
  };
  return (
    <FileButton accept="application/json,.json" onChange={(file) => void read(file)}>
      {(props) => (
        <Button {...props} variant="subtle" size="compact-sm">
          {t`From a theme of SurveyJS`}
        </Button>
      )}
    </FileButton>
  );
}
