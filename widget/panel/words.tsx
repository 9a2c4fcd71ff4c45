const link = /\bhttps?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}]/g;

/** Text with its addresses as links; nothing else of it is ever taken for markup. */
export function Words({ text }: { text: string }) {
  const pieces = [];
  let from = 0;
  for (const found of text.matchAll(link)) {
    pieces.push(text.slice(from, found.index));
    pieces.push(
      <a href={found[0]} target="_blank" rel="noopener noreferrer nofollow">
        {found[0]}
      </a>,
    );
    from = found.index + found[0].length;
  }
  return (
    <>
      {pieces}
      {text.slice(from)}
    </>
  );
}
