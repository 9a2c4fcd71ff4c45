import { Node } from '@tiptap/core';
import { namedId } from '#core/marked/tree.ts';

/**
 * A colleague or a team who is named. Where nobody is to be named (an answer to a customer), what is pasted stays the words it
 * was; the node is known there, too, as a text may hold one.
 */
export function mentionNode(taken: boolean) {
  return Node.create({
    name: 'mention',
    group: 'inline',
    inline: true,
    atom: true,
    addAttributes: () => ({ id: { default: '' }, label: { default: '' } }),
    parseHTML: () => [
      {
        tag: 'span[data-mention]',
        getAttrs: (element) => {
          const id = element.getAttribute('data-mention') ?? '';
          return taken && namedId.test(id) ? { id, label: element.textContent.replace(/^@/, '') } : false;
        },
      },
    ],
    renderHTML: ({ node }) => ['span', { 'data-mention': String(node.attrs['id']) }, `@${String(node.attrs['label'])}`],
    renderText: ({ node }) => `@${String(node.attrs['label'])}`,
  });
}
