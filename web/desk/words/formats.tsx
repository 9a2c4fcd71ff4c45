import { t } from '@lingui/core/macro';
import { RichTextEditor } from '@mantine/tiptap';
import styles from './words.module.css';

/** What each button is called. */
export const formatLabels = {
  boldControlLabel: t`Bold`,
  italicControlLabel: t`Italic`,
  linkControlLabel: t({ message: 'Link', context: 'web address' }),
  bulletListControlLabel: t`Bullet list`,
  orderedListControlLabel: t`Ordered list`,
  blockquoteControlLabel: t`Blockquote`,
  codeBlockControlLabel: t`Code block`,
  linkEditorInputLabel: t`Enter URL`,
  linkEditorExternalLink: t`Open link in a new tab`,
  linkEditorInternalLink: t`Open link in the same tab`,
  linkEditorSave: t`Save`,
};

/** Marks by button; each is there by key and by what one types (`**bold**`, `- list`), too. */
export function Formats() {
  return (
    <RichTextEditor.Toolbar
      className={styles.formats ?? ''}
      role="toolbar"
      aria-label={t({ message: 'Marks', comment: 'bold, lists and the like' })}
    >
      <RichTextEditor.ControlsGroup>
        <RichTextEditor.Bold />
        <RichTextEditor.Italic />
        <RichTextEditor.Link />
      </RichTextEditor.ControlsGroup>
      <RichTextEditor.ControlsGroup className={styles.more ?? ''}>
        <RichTextEditor.BulletList />
        <RichTextEditor.OrderedList />
        <RichTextEditor.Blockquote />
        <RichTextEditor.CodeBlock />
      </RichTextEditor.ControlsGroup>
    </RichTextEditor.Toolbar>
  );
}
