import type { Conversation } from '../summary.ts';

/** What others may do with the box in which somebody writes. */
export interface WordsHandle {
  focus(): void;
  /** Puts words in where the caret stands: plainly, or with their marks. */
  insert(words: { text: string; marked: string | null }): void;
  /** Puts a picture in where the caret stands. */
  picture(file: { id: string; name: string }): void;
}

export interface WordsProps {
  value: string;
  write(next: string): void;
  label: string;
  placeholder: string;
  /** `/` at the beginning, or where a paragraph is empty. */
  onSlash: (() => void) | undefined;
  /** The conversation for which colleagues can be named; left out where nobody can. */
  naming?: Pick<Conversation, 'assignee' | 'team'> | undefined;
}
