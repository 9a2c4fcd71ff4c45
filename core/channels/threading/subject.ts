/** What mail programs put before the subject of an answer, by language. Finnish "VS" answers; "VL" forwards. */
const answers = new Set(
  're|aw|antw|antwort|sv|vs|ref|rif|r|odp|ynt|yan|svar|vá|vast|res|resp|rép|réf|αντ|απ|отв|ha|balas|回复|回覆|答复|答覆|返信|回信|رد|ответ|jibu'.split(
    '|',
  ),
);
/** The same for what was forwarded. */
const forwards = new Set(
  'fwd|fw|wg|wtr|tr|rv|rvs|enc|i|inoltra|inoltro|doorst|fs|vb|vl|vid|pd|videresendt|videresend|továbbítás|ilt|i̇lt|пересл|переслано|πρθ|προωθ|trs|转发|轉寄|轉發|転送|전달|إعادة|إعادة توجيه|הועבר|přep|sambaza'.split(
    '|',
  ),
);

/** No honest subject carries more of them; each look is short, whatever stands there. */
const mostPrefixes = 20;
const longestPrefix = 16;

interface Prefix {
  word: string;
  rest: string;
}

/** The word before the first colon, with a counter such as in `Re[2]:` left out. */
function prefixOf(subject: string): Prefix | undefined {
  const head = subject.slice(0, longestPrefix + 8);
  const colon = head.search(/[:：]/);
  if (colon <= 0) return undefined;
  const word = head
    .slice(0, colon)
    .replace(/[[(]\d{1,3}[\])]$/, '')
    .trim()
    .toLowerCase();
  return word.length <= longestPrefix ? { word, rest: subject.slice(colon + 1).trimStart() } : undefined;
}

/** The marks of lists and gateways before a subject: `[shop-users]`, `[EXTERNAL]`. */
function withoutMark(subject: string): string {
  const mark = /^\[[^\]]{1,40}\]\s*/.exec(subject)?.[0] ?? '';
  return mark.length < subject.length ? subject.slice(mark.length) : subject;
}

/** Takes what mail programs put before a subject apart from the subject: `Re: WG: [EXTERNAL] Order` is `Order`, forwarded. */
export function readSubject(subject: string): { plain: string; forwarded: boolean; answers: boolean } {
  let plain = subject.slice(0, 1000).trim();
  const found = { forwarded: false, answers: false };
  for (let at = 0; at < mostPrefixes; at++) {
    const open = withoutMark(plain);
    const prefix = prefixOf(open);
    const isForward = prefix !== undefined && forwards.has(prefix.word);
    if (prefix === undefined || !(isForward || answers.has(prefix.word))) break;
    // The outermost word says what was done with it last.
    if (at === 0) Object.assign(found, { forwarded: isForward, answers: !isForward });
    plain = prefix.rest;
  }
  return { plain, ...found };
}

/** Two subjects are of one matter when they differ in nothing but what mail programs add. */
export function sameSubject(one: string, other: string): boolean {
  const [left, right] = [one, other].map((subject) => readSubject(subject).plain.toLowerCase().replaceAll(/\s+/g, ' '));
  return left !== '' && left === right;
}
