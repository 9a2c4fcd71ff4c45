type Line = { quotes: string; words: string; flows: boolean };

function readLine(raw: string, dropsBlank: boolean): Line {
  const quotes = /^>*/.exec(raw)?.[0] ?? '';
  const words = raw.slice(quotes.length).replace(/^ /, '');
  const flows = words.endsWith(' ') && words !== '-- ';
  return { quotes, words: flows && dropsBlank ? words.slice(0, -1) : words, flows };
}

/** Joins the lines of format=flowed text (RFC 3676): a line that ends in a blank goes on in the next of the same quoting. */
export function joinFlowed(text: string, dropsBlank: boolean): string {
  const paragraphs: Array<{ quotes: string; words: string[] }> = [];
  let before: Line | undefined;
  for (const raw of text.split(/\r?\n/)) {
    const line = readLine(raw, dropsBlank);
    const goesOn = before?.flows === true && before.quotes === line.quotes && line.words !== '-- ';
    if (goesOn) paragraphs.at(-1)?.words.push(line.words);
    else paragraphs.push({ quotes: line.quotes, words: [line.words] });
    before = line;
  }
  return paragraphs.map(({ quotes, words }) => `${quotes}${quotes === '' ? '' : ' '}${words.join('')}`).join('\n');
}
