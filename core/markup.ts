const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text that is HTML already. */
export interface Markup {
  readonly html: string;
}

export type Piece = Markup | string | number | false | null | undefined | readonly Piece[];

function written(piece: Piece): string {
  if (piece === undefined || piece === null || piece === false) return '';
  if (typeof piece === 'object') return 'html' in piece ? piece.html : piece.map(written).join('');
  return String(piece).replace(/[&<>"']/g, (mark) => marks[mark] ?? mark);
}

/** HTML in which every value put in is escaped, unless it came from this tag itself. */
export function markup(texts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return { html: texts.reduce((all, text, at) => all + written(pieces[at - 1]) + text) };
}
