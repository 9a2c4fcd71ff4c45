import { plural, t } from '@lingui/core/macro';
import { useRef, useState } from 'react';
import { Button } from '@mantine/core';
import type { MessageItem } from './items.ts';
import { useFittedFrame } from './use-fitted-frame.ts';
import styles from './items.module.css';
import marks from './mail-marks.module.css';

/** Pixels: before the mail is there, and so that what stands below a long one stays in reach. */
const first = 160;
const most = 640;
const border = 2;

/** A mail as its sender laid it out: it may run nothing, and pictures of the web come by way of our server, when asked for. */
export function LaidOut({ message }: { message: MessageItem }) {
  const [pictures, setPictures] = useState(false);
  const frame = useRef<HTMLIFrameElement>(null);
  const height = useFittedFrame(frame) ?? first;
  const blocked = message.marks.find((mark) => mark.kind === 'remote-pictures')?.count ?? 0;
  return (
    <>
      {pictures || blocked === 0 ? null : (
        <div className={marks.blocked}>
          <span>
            {plural(blocked, {
              one: 'A picture from the web was not loaded: the sender could see that somebody reads this.',
              other: '# pictures from the web were not loaded: the sender could see that somebody reads this.',
            })}
          </span>
          <Button size="compact-sm" variant="default" onClick={() => setPictures(true)}>
            {plural(blocked, { one: 'Load picture', other: 'Load pictures' })}
          </Button>
        </div>
      )}
      <div className={styles.laidOut} style={{ height: Math.min(most, height + border) }}>
        <iframe
          ref={frame}
          title={t`The mail as it was sent`}
          sandbox="allow-popups allow-popups-to-escape-sandbox allow-same-origin"
          referrerPolicy="no-referrer"
          src={`/api/v1/messages/${message.id}/html${pictures ? '?images=true' : ''}`}
        />
      </div>
    </>
  );
}
