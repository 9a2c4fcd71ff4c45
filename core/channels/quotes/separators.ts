const original = `original message|originalnachricht|ursprüngliche nachricht|message d'origine|message original|message initial|mensaje original|messaggio originale
  |mensagem original|oorspronkelijk bericht|origineel bericht|oprindelig meddelelse|original meddelelse|opprinnelig melding|original melding|ursprungligt meddelande|originalmeddelande
  |alkuperäinen viesti|wiadomość oryginalna|oryginalna wiadomość|исходное сообщение|оригинальное сообщение|пересланное сообщение с ответом|原始邮件|回复的原邮件|回覆的原郵件|原始郵件|原邮件|元のメッセージ|original-nachricht
  |ujumbe asili|ujumbe wa asili|orijinal mesaj|özgün ileti|оригінальне повідомлення|вихідне повідомлення|원본 메시지|원본 메일|original mail|original e-mail|الرسالة الأصلية|הודעה מקורית|původní zpráva|původní e-mail|pôvodná správa
  |eredeti üzenet|mesaj original|αρχικό μήνυμα|oprindelig besked|reply message|antwort nachricht|ursprüngliche mail|original email|thư gốc|pesan asli|original appointment|ursprünglicher termin`;
const forwarded = `forwarded message|weitergeleitete nachricht|message transféré|message transmis|mensaje reenviado|messaggio inoltrato|mensagem encaminhada|mensagem reencaminhada
  |doorgestuurd bericht|videresendt meddelelse|videresendt besked|videresendt melding|vidarebefordrat meddelande|vidarebefordrat mejl|välitetty viesti|edelleenlähetetty viesti|wiadomość przekazana|przekazana wiadomość|przesłana wiadomość
  |пересылаемое сообщение|пересланное сообщение|переслане повідомлення|转发的邮件|转发邮件|转发的原邮件|轉寄郵件|轉寄的郵件|forwarded mail|転送メッセージ|転送されたメッセージ|ujumbe uliosambazwa|ujumbe uliopelekwa mbele|iletilen mesaj|yönlendirilmiş ileti
  |전달된 메시지|전달된 메일|رسالة معاد توجيهها|رسالة مُعاد توجيهها|הודעה שהועברה|přeposlaná zpráva|preposlaná správa|továbbított üzenet|mesaj redirecționat|προωθημένο μήνυμα|forwarded by|weitergeleitet von|forwarded email|vidaresänt meddelande`;
const begins = `begin forwarded message|anfang der weitergeleiteten nachricht|anfang der weitergeleiteten e-mail|début du message transféré|début du message réexpédié|inicio del mensaje reenviado|inizio messaggio inoltrato|início da mensagem encaminhada
  |início da mensagem reencaminhada|begin doorgestuurd bericht|start på videresendt besked|begynnelse på videresendt melding|videresendt melding|vidarebefordrat brev|edelleenlähetetty viesti|välitetty viesti alkaa|początek przekazywanej wiadomości|początek przesyłanej dalej wiadomości
  |начало переадресованного сообщения|начало переадресованного письма|下面是被转发的邮件|转发的邮件|以下是轉寄的郵件|開始轉寄郵件|転送されたメッセージ|başlangıç iletilen|iletilen mesajın başlangıcı|받은 메시지 전달|전달된 메시지|بداية الرسالة المحولة|תחילת ההודעה שהועברה|začátek přeposílané zprávy|початок переадресованого листа`;
const replyAbove = [
  'please type your reply above this line',
  'reply above this line',
  'write above this line',
  'bitte antworten sie oberhalb dieser linie',
  'bitte oberhalb dieser zeile antworten',
  'répondez au-dessus de cette ligne',
  'por favor, escribe tu respuesta por encima de esta línea',
  'escriba su respuesta por encima de esta línea',
];

function listOf(words: string): ReadonlySet<string> {
  return new Set(words.split('|').map((word) => word.trim()));
}
const [originals, forwards, beginnings] = [listOf(original), listOf(forwarded), listOf(begins)];

/** What a line announces of the lines after it. */
export type Separator = 'reply' | 'forward' | 'rule';

const rule = /^(_{10,}|-{5,}|={10,}|\*{10,}|-{3,} ?\*? ?-{3,})$/;
const by = /^(forwarded by|weitergeleitet von|transféré par|inoltrato da|reenviado por) /;

function isForwardLine(inner: string, { dashed, colon }: { dashed: boolean; colon: boolean }): boolean {
  if ((dashed || colon) && beginnings.has(inner)) return true;
  return dashed && (forwards.has(inner) || by.test(inner));
}

/** `-----Original Message-----`, `---------- Forwarded message ---------`, `Begin forwarded message:`, or a rule `____`. */
export function separatorOf(words: string): Separator | undefined {
  if (words.length < 2 || words.length > 120) return undefined;
  if (rule.test(words)) return 'rule';
  const lower = words.toLowerCase().replaceAll('’', "'");
  if (replyAbove.some((line) => lower.includes(line))) return 'reply';
  const inner = lower.replace(/^[-_=*— ]+/, '').replace(/[-_=*—:： ]+$/, '');
  const dashed = /^[-_=*—]/.test(words);
  if (isForwardLine(inner, { dashed, colon: /[:：]$/.test(words) })) return 'forward';
  return dashed && originals.has(inner) ? 'reply' : undefined;
}
