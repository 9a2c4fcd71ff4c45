import { t } from '@lingui/core/macro';
import { useEffect, useRef, useState } from 'react';
import type { PreviewedByWidget, PreviewedPage } from '#core/listening/survey/previewed.ts';
import styles from './preview.module.css';

interface FramedProps {
  src: '/survey/preview' | '/survey/preview/widget';
  says: PreviewedPage | PreviewedByWidget;
  /** Goes up when it is to begin anew. */
  round: number;
}

/** What customers see, by the same script in a frame of its own; what is answered here goes nowhere. */
export function Framed({ src, says, round }: FramedProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [ready, setReady] = useState(false);
  const said = JSON.stringify(says);
  useEffect(() => {
    if (ready) frame.current?.contentWindow?.postMessage(JSON.parse(said), location.origin);
  }, [ready, said, round]);
  return (
    <iframe
      ref={frame}
      className={styles.frame}
      src={src}
      title={t`As customers see it`}
      onLoad={() => setReady(true)}
    />
  );
}
