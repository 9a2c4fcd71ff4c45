import { Extension, Node } from '@tiptap/core';
import { Link } from '@tiptap/extension-link';
import { Placeholder } from '@tiptap/extensions';
import { StarterKit } from '@tiptap/starter-kit';
import { Plugin } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { unfilledIn } from '#core/desk/unfilled.ts';
import { fileId, linkable } from '#core/marked/tree.ts';
import { withScheme } from '#core/marked/write.ts';
import { mentionNode } from '../mentions/mention-node.ts';
import type { Suggesting } from '../mentions/suggesting.ts';

/** A picture among the words; where it is kept until it is sent. */
const picture = Node.create({
  name: 'picture',
  group: 'inline',
  inline: true,
  atom: true,
  draggable: true,
  addAttributes: () => ({ id: { default: '' }, name: { default: '' } }),
  parseHTML: () => [
    {
      tag: 'img[data-picture]',
      getAttrs: (element) => {
        const id = element.getAttribute('data-picture') ?? '';
        return fileId.test(id) ? { id, name: element.getAttribute('alt') ?? '' } : false;
      },
    },
  ],
  renderHTML: ({ node }) => [
    'img',
    {
      src: `/api/v1/uploads/${String(node.attrs['id'])}`,
      alt: String(node.attrs['name']),
      'data-picture': String(node.attrs['id']),
    },
  ],
});

/** Shows what nothing was filled into, where it stands. */
const unfilled = Extension.create({
  name: 'unfilled',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        decorations: ({ doc }) => {
          const found: Decoration[] = [];
          doc.descendants(({ text }, from) => {
            for (const placeholder of unfilledIn(text ?? ''))
              for (let at = text!.indexOf(placeholder); at !== -1; at = text!.indexOf(placeholder, at + 1))
                found.push(Decoration.inline(from + at, from + at + placeholder.length, { 'data-unfilled': '' }));
          });
          return DecorationSet.create(doc, found);
        },
      },
    }),
  ],
});

/** What can be marked: no more than mail programs show and `core/marked` writes. */
export function extensionsFor(placeholder: string, suggesting: Suggesting | null) {
  return [
    StarterKit.configure({
      heading: false,
      horizontalRule: false,
      strike: false,
      underline: false,
      link: false,
      trailingNode: false,
    }),
    Link.configure({
      openOnClick: false,
      defaultProtocol: 'https',
      isAllowedUri: (url, { defaultValidate }) => defaultValidate(url) && linkable.test(withScheme(url)),
    }),
    Placeholder.configure({ placeholder }),
    picture,
    mentionNode(suggesting !== null),
    ...(suggesting === null
      ? []
      : [Extension.create({ name: 'suggesting', addProseMirrorPlugins: () => [suggesting.plugin] })]),
    unfilled,
  ];
}
