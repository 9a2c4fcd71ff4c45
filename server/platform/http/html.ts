const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text that is HTML already. */
export interface Html {
  readonly html: string;
}

type Piece = Html | string | number | null | undefined | false | readonly Piece[];

function textOf(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return '';
  if (typeof piece === 'object') return 'html' in piece ? piece.html : piece.map(textOf).join('');
  return String(piece).replaceAll(/[&<>"']/g, (mark) => marks[mark] ?? mark);
}

/** HTML in which every value put in is escaped, unless it came from this tag itself. */
export function html(texts: TemplateStringsArray, ...pieces: Piece[]): Html {
  return { html: texts.reduce((all, text, at) => all + textOf(pieces[at - 1]) + text) };
}
