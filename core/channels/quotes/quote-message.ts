/** Quoted history is there to remind, not to archive: what is longer ends in a mark. */
const mostLetters = 4000;
const mostLines = 60;
const left = '[…]';

function shortened(text: string): string[] {
  const lines = text.trim().slice(0, mostLetters).toWellFormed().split(/\r?\n/);
  const cut = text.trim().length > mostLetters || lines.length > mostLines;
  return cut ? [...lines.slice(0, mostLines), left] : lines;
}

/** A message as mails quote it: the line that names it, then each of its lines after `>`; empty when it has no words. */
export function quoteMessage(attribution: string, text: string): string {
  if (text.trim() === '') return '';
  const lines = shortened(text).map((line) => {
    const plain = line.trimEnd();
    if (plain === '') return '>';
    return plain.startsWith('>') ? `>${plain}` : `> ${plain}`;
  });
  return [attribution, ...lines].join('\n');
}
