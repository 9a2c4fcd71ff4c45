import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { byMail } from '#core/listening/asking/question-by-mail.ts';
import { subjectFor } from '#core/listening/asking/question.ts';
import { markup } from '#core/markup.ts';
import styles from './preview.module.css';
import { usePut, type Previewed } from './use-previewed.ts';

/** A mail program's own look; links would open a page of their own, which the frame does not allow. */
function pageOf(html: string): string {
  const style = 'margin:16px;background:#fff;color:#1c2430;font:15px/1.5 system-ui,sans-serif';
  return markup`<!doctype html><base target="_blank"><body style="${style}">${{ html }}</body>`.html;
}

/** The first question as the mail that goes out. */
export function ByMail(previewed: Previewed) {
  const put = usePut(previewed);
  const [from, subject] = [put.company, subjectFor(put)];
  return (
    <div className={styles.mail}>
      <p className={styles.head}>
        <span>
          <Trans>From {from}</Trans>
        </span>
        <strong dir="auto">{subject}</strong>
      </p>
      <iframe className={styles.frame} sandbox="" title={t`The mail`} srcDoc={pageOf(byMail(put).html)} />
    </div>
  );
}
