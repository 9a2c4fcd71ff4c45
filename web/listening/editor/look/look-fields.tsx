import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { Button, ColorInput, ColorSwatch, Select, Switch } from '@mantine/core';
import type { Font } from '#core/listening/survey/look/fonts.ts';
import { corners } from '#core/listening/survey/look/parts.ts';
import { leastOfMarks, readabilityOf } from '#core/listening/survey/look/readable.ts';
import type { Look } from '#core/listening/survey/schema/look.ts';
import { State } from '../../../ui/badge.tsx';
import { FieldRow } from '../../../ui/form.tsx';
import { number } from '../../../ui/format.ts';
import editing from '../../../ui/editing.module.css';
import type { EditorPart } from '../part.ts';
import looks from './look.module.css';
import { FromTheme } from './from-theme.tsx';
import { PictureField } from './picture-field.tsx';

const themes = [
  { value: 'auto', label: t`As the device has it` },
  { value: 'light', label: t`Always light` },
  { value: 'dark', label: t`Always dark` },
];

const fontNames: Record<Font, string> = {
  usual: t`Plain`,
  device: t`As on their device`,
  serif: t`With serifs`,
  round: t({ message: 'Round', context: 'font' }),
  humanist: t`Humanist`,
  mono: t`Like a typewriter`,
};

const roundings = [
  { value: '0', label: t`Square` },
  { value: '6', label: t`A little round` },
  { value: String(corners.usual), label: t({ message: 'Round', context: 'corners' }) },
  { value: '22', label: t`Very round` },
];

const hexOf = (typed: string) => (/^#[0-9a-f]{6}$/i.test(typed) ? typed : undefined);

/** How this survey looks; what is left empty is the company's, or ours. */
export function LookFields({ definition, change, survey }: EditorPart & { survey: string }) {
  const { look = {} } = definition;
  const put = (next: Look) => {
    const said = Object.entries(next).filter(([, value]) => value !== undefined);
    change({ ...definition, look: said.length === 0 ? undefined : (Object.fromEntries(said) as Look) });
  };
  return (
    <div className={editing.lines}>
      <Colours look={look} put={put} />
      <FieldRow>
        <Select
          label={t`Light or dark`}
          data={themes}
          value={look.theme ?? 'auto'}
          onChange={(theme) => put({ ...look, theme: theme === 'auto' ? undefined : (theme as 'light') })}
        />
        <Select
          label={t`Font`}
          data={Object.entries(fontNames).map(([value, label]) => ({ value, label }))}
          value={look.font ?? 'usual'}
          onChange={(font) => put({ ...look, font: font === 'usual' ? undefined : (font as Font) })}
        />
        <Select
          label={t`Corners`}
          data={roundings}
          value={String(look.corners ?? corners.usual)}
          onChange={(value) => put({ ...look, corners: Number(value) === corners.usual ? undefined : Number(value) })}
        />
      </FieldRow>
      <FieldRow>
        <Switch
          label={t`Closer together`}
          checked={look.dense ?? false}
          onChange={(event) => put({ ...look, dense: event.currentTarget.checked || undefined })}
        />
        <Switch
          label={t`One question at a time`}
          checked={definition.questionsOnPageMode === 'questionPerPage'}
          onChange={(event) =>
            change({
              ...definition,
              questionsOnPageMode: event.currentTarget.checked ? 'questionPerPage' : undefined,
            })
          }
        />
      </FieldRow>
      <PictureField
        survey={survey}
        label={look.logo === undefined ? t`Add a logo` : t`Another logo`}
        removed={t`Take the logo away`}
        picture={look.logo}
        put={(logo) => put({ ...look, logo })}
      />
      <FromTheme take={(theme) => put({ ...theme, logo: look.logo })} />
    </div>
  );
}

interface ColourFieldProps {
  label: string;
  description: string;
  placeholder: string;
  colour: string | undefined;
  put: (colour: string | undefined) => void;
}

/** A colour; half a one stays in the field and is none yet. */
function ColourField({ colour, put, ...around }: ColourFieldProps) {
  const [typed, setTyped] = useState(colour ?? '');
  return (
    <ColorInput
      {...around}
      format="hex"
      value={colour !== undefined && hexOf(typed) !== colour ? colour : typed}
      onChange={(next) => {
        setTyped(next);
        put(hexOf(next));
      }}
    />
  );
}

function Colours({ look, put }: { look: Look; put: (next: Look) => void }) {
  return (
    <>
      <FieldRow>
        <ColourField
          label={t`Accent`}
          description={t`Of buttons and of what is chosen.`}
          placeholder={t`the company’s`}
          colour={look.accent}
          put={(accent) => put({ ...look, accent })}
        />
        <ColourField
          label={t`Background`}
          description={t`In the dark a dark one stands in its place.`}
          placeholder={t`ours`}
          colour={look.ground}
          put={(ground) => put({ ...look, ground })}
        />
      </FieldRow>
      {look.accent === undefined ? null : <Contrast accent={look.accent} look={look} put={put} />}
    </>
  );
}

/** Says so where the accent does not stand out, and offers the nearest that does. Words on it are written so that they can be read anyway. */
function Contrast({ accent, look, put }: { accent: string; look: Look; put: (next: Look) => void }) {
  const { contrast, better } = readabilityOf(accent, look.theme);
  if (better === undefined) return null;
  const [found, least] = [number(contrast, 1), number(leastOfMarks)];
  return (
    <div className={looks.warning} role="status">
      <State tone="warn">{t`This accent hardly stands out: its contrast is ${found}, needed are ${least} (WCAG AA).`}</State>
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<ColorSwatch color={better} size={14} />}
        onClick={() => put({ ...look, accent: better })}
      >
        {t`Take ${better} instead`}
      </Button>
    </div>
  );
}
