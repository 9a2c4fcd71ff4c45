import { useState } from 'react';
import { Button } from '@mantine/core';
import type { MessageItem } from './items.ts';
import styles from './items.module.css';
import marks from './mail-marks.module.css';

/** Pixels; a page that may run nothing cannot tell its height, so it is guessed from what stands in it. */
function likelyHeight({ text, files }: MessageItem, loaded: boolean): number {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 80)), 0);
  const shown = files.filter(({ inline }) => inline).length;
  return Math.min(560, Math.max(150, 64 + lines * 26 + shown * 190 + (loaded ? 160 : 0)));
}

/** A mail as its sender laid it out: it may run nothing, and pictures of the web come by way of our server, when asked for. */
export function LaidOut({ message }: { message: MessageItem }) {
  const [pictures, setPictures] = useState(false);
  const blocked = message.marks.find((mark) => mark.kind === 'remote-pictures')?.count ?? 0;
  return (
    <>
      {pictures || blocked === 0 ? null : (
        <div className={marks.blocked}>
          <span>
            {blocked === 1 ? 'A picture from the web was' : `${blocked} pictures from the web were`} not loaded: the
            sender could see that somebody reads this.
          </span>
          <Button size="compact-sm" variant="default" onClick={() => setPictures(true)}>
            {blocked === 1 ? 'Load picture' : 'Load pictures'}
          </Button>
        </div>
      )}
      <div className={styles.laidOut} style={{ height: likelyHeight(message, pictures) }}>
        <iframe
          title="The mail as it was sent"
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          referrerPolicy="no-referrer"
          src={`/api/v1/messages/${message.id}/html${pictures ? '?images=true' : ''}`}
        />
      </div>
    </>
  );
}
