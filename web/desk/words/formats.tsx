import { RichTextEditor } from '@mantine/tiptap';
import styles from './words.module.css';

/** Marks by button; each is there by key and by what one types (`**bold**`, `- list`), too. */
export function Formats() {
  return (
    <RichTextEditor.Toolbar className={styles.formats ?? ''} role="toolbar" aria-label="Marks">
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
