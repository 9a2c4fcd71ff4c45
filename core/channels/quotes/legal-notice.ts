const stems =
  `confidential|intended|recipient|privileged|unauthori|disclos|addressee|notify|sender|delete|liab|copy|copies|prohibited|vertraulich|bestimmt|empfänger|irrtüm|unbefugt|absender|vernicht|lösch|haftung|weitergabe|gestattet
  |confidentiel|destin|erreur|expéditeur|interdit|détrui|divulg|confidencial|destinatari|prohibid|remitente|elimin|error|divulga|comunica|riservat|mittente|errore|vietat|cancell|remetente|engano|proibid|apagar|vertrouwelijk|geadresseerde|ontvang|afzender|verwijder|onbevoegd
  |fortrolig|modtager|afsender|slet|konfidentiel|mottagar|avsändar|avsender|mottaker|radera|fortrolighet|luottamuksel|vastaanottaja|lähettäjä|poista|poufn|adresat|odbiorc|nadawc|usuń|usunięci|конфиденциал|предназнач|получател|отправител|удал|保密|机密|機密|收件人|删除|刪除|宛先|受信者|送信者|削除
  |siri|mlengwa|aliyekusudiwa|mtumaji|futa|gizli|alıcı|gönderen|silin|конфіденц|одержувач|відправник|видал|기밀|수신자|발신자|삭제|سرية|المرسل|حذف|סוד|נמען|שולח|מחק|důvěrn|příjemc|odesílatel|smaž|smazat`
    .split('|')
    .map((word) => word.trim());

const heading =
  /^\W*(disclaimer|confidentiality( notice)?|legal notice|haftungsausschluss|vertraulichkeitshinweis|rechtlicher hinweis|avis de confidentialité|aviso legal|aviso de confidencialidad|nota di riservatezza|aviso de confidencialidade|confidencialidade)\b/i;
const paper =
  /before (printing|you print)|think .{0,20}environment|(vor dem (aus)?druck|bevor sie diese|diese mail (aus)?drucken|umwelt zuliebe)|(avant d'imprimer|n'imprimez)|antes de imprimir|prima di stampare|voordat u .{0,20}print|innan du skriver ut|før du (skriver|printer|udskriver)/i;

const fewestStems = 3;
const shortest = 80;

/** Whether a paragraph is the notice of confidentiality that a company hangs on every mail. */
export function isLegalNotice(paragraph: string): boolean {
  if (paper.test(paragraph)) return paragraph.length < 200;
  const lower = paragraph.toLowerCase();
  const hits = stems.filter((stem) => lower.includes(stem)).length;
  return heading.test(paragraph)
    ? hits >= 1
    : hits >= fewestStems && paragraph.length >= shortest / (isDense(lower) ? 3 : 1);
}

/** Chinese, Japanese and Korean say more with fewer letters. */
function isDense(text: string): boolean {
  return /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/.test(text);
}
