import { t } from '@lingui/core/macro';
import { useEffect, useRef, useState } from 'react';
import { Button, SegmentedControl } from '@mantine/core';
import { IconRotate } from '@tabler/icons-react';
import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import type { SurveyDefinition } from '#core/listening/survey/definition.ts';
import { lookFor } from '#core/listening/survey/look/look-for.ts';
import { playerWords } from '#core/listening/survey/words.ts';
import { listTradingNames } from '#core/contract/people.ts';
import { usePictures } from './look/use-pictures.ts';
import { useRead } from '../../app/read.ts';
import { Pane } from '../../ui/page.tsx';
import styles from './editor.module.css';

interface PreviewProps {
  survey: string;
  definition: SurveyDefinition;
  language: ChatLanguage;
}

const widths = [
  { value: 'narrow', label: t({ message: 'Phone', context: 'device' }) },
  { value: 'wide', label: t({ message: 'Screen', context: 'device' }) },
];

/** The survey as customers see it, by the same script in a frame of its own; what is answered here goes nowhere. */
export function Preview({ survey, definition, language }: PreviewProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [ready, setReady] = useState(false);
  const [round, setRound] = useState(0);
  const [width, setWidth] = useState('narrow');
  const names = useRead(listTradingNames, {});
  const own = names.data?.items.find(({ isDefault }) => isDefault);
  const pictures = usePictures(survey);
  const company = own?.name ?? '';
  useEffect(() => {
    if (!ready) return;
    const look = lookFor(definition, own?.colour, pictures);
    const previewed = { definition, language, words: playerWords[language], values: { company }, look };
    frame.current?.contentWindow?.postMessage(previewed, location.origin);
  }, [ready, definition, language, own?.colour, pictures, company, round]);
  return (
    <Pane
      title={t`As customers see it`}
      actions={
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconRotate size={14} stroke={1.7} />}
          onClick={() => setRound(round + 1)}
        >
          {t`Begin again`}
        </Button>
      }
    >
      <SegmentedControl
        size="xs"
        mb={10}
        aria-label={t`On what it is seen`}
        data={widths}
        value={width}
        onChange={setWidth}
      />
      <div className={styles.stage} data-width={width}>
        <iframe
          ref={frame}
          className={styles.preview}
          src="/survey/preview"
          title={t`As customers see it`}
          onLoad={() => setReady(true)}
        />
      </div>
    </Pane>
  );
}
