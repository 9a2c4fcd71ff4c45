const closing = `best|regards|best regards|kind regards|warm regards|many thanks|thanks|thank you|thx|thanks again|cheers|sincerely|yours sincerely|yours faithfully|yours truly|all the best|best wishes|with best regards|with kind regards|warmly|respectfully|thanks in advance|br|kr|rgds|love|take care|cordially
  |mit freundlichen grüßen|mit freundlichen grüssen|mit freundlichem gruß|freundliche grüße|freundliche grüsse|viele grüße|viele grüsse|beste grüße|liebe grüße|herzliche grüße|schöne grüße|gruß|grüße|mfg|lg|vg|hochachtungsvoll|vielen dank|danke|mit besten grüßen|besten dank|sonnige grüße|schönen gruß|viele liebe grüße
  |cordialement|bien cordialement|bien à vous|salutations|sincères salutations|meilleures salutations|merci|merci d'avance|bonne journée|bonne soirée|cdlt|amicalement|respectueusement|très cordialement|avec mes salutations|bien amicalement
  |saludos|un saludo|saludos cordiales|un cordial saludo|atentamente|muchas gracias|gracias|cordialmente|reciba un cordial saludo|le saluda atentamente|un abrazo
  |cordiali saluti|distinti saluti|saluti|grazie|grazie mille|un saluto|cordialità|buona giornata|atenciosamente|cumprimentos|com os melhores cumprimentos|melhores cumprimentos|obrigado|obrigada|abraços|att|grato|grata|um abraço|saudações
  |met vriendelijke groet|met vriendelijke groeten|vriendelijke groeten|groeten|groet|mvg|hartelijke groet|bedankt|dank u wel|alvast bedankt|hoogachtend
  |med vänliga hälsningar|vänliga hälsningar|mvh|hälsningar|vänligen|tack|tack på förhand|bästa hälsningar|venlig hilsen|med venlig hilsen|mange hilsner|hilsen|bedste hilsner|kh|vh|tak|mange tak|de bedste hilsner
  |vennlig hilsen|med vennlig hilsen|beste hilsen|takk|på forhånd takk|ystävällisin terveisin|terveisin|parhain terveisin|kiitos|t|terv|yt
  |pozdrawiam|z poważaniem|serdecznie pozdrawiam|z pozdrowieniami|dziękuję|pozdrowienia|с уважением|с наилучшими пожеланиями|спасибо|всего доброго|с благодарностью|заранее спасибо|此致|敬礼|此致敬礼|祝好|谢谢|顺颂商祺|敬上|謝謝|敬祝|よろしくお願いします|よろしくお願いいたします|宜しくお願い致します|敬具|以上|以上、よろしくお願いいたします
  |asante|asante sana|wako|wako mwaminifu|wasalaam|kwa heshima|salamu|shukrani|ahsante|saygılarımla|saygılar|teşekkürler|teşekkür ederim|iyi günler|iyi çalışmalar|з повагою|дякую|щиро дякую|з найкращими побажаннями|감사합니다|감사합니다.|드림|올림|مع التحية|مع خالص التحية|تحياتي|شكرا|شكراً|شكرا جزيلا|وتفضلوا بقبول فائق الاحترام|בברכה|תודה|בכבוד רב|תודה רבה
  |s pozdravem|děkuji|s úctou|zdravím|s přátelským pozdravem|üdvözlettel|köszönöm|cu stimă|mulțumesc|με εκτίμηση`;
const closings: ReadonlySet<string> = new Set(closing.split('|').map((word) => word.trim()));

/** A line that only closes a letter: `Best regards,`. */
export function isSignOff(words: string): boolean {
  if (words.length > 60) return false;
  const plain = words
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[\s,.!:;،。、！，–—-]+$/, '')
    .replace(/^[*_ ]+|[*_ ]+$/g, '');
  return closings.has(plain);
}

/** `-- ` and what people type instead. */
export function isDelimiter(words: string): boolean {
  return /^(--|—|––|__|==|-- -|~~|---|\*\*\*|_{3,9}|-{3,4}|={3,9})$/.test(words);
}

/** What only a signature has: numbers to call, addresses, sites. */
export function isContact(words: string): boolean {
  return (
    /\b(tel|phone|fon|telefon|mobile|mobil|cell|fax|office|direct|handy|gsm|puh|tlf|tél|teléfono|telefone|telefono|simu|t|m|f|p|e|w|e-?mail|web|www|skype|whatsapp|адрес|тел|моб|电话|手机|電話|携帯|전화)\b ?[.:：]/i.test(
      words,
    ) ||
    /^\+?[\d ()/.-]{8,20}$/.test(words) ||
    /[\s,;|:·]\+\d[\d ()/.-]{7,19}$/.test(words) ||
    /^(www\.|https?:\/\/)\S+$/i.test(words) ||
    /^<?[^\s@]+@[^\s@]+\.[a-z]{2,}>?$/i.test(words)
  );
}
