/** What mail programs write before the values of a quoted mail's headers, in the languages of the world. */
export type HeaderKind = 'from' | 'sent' | 'to' | 'subject' | 'other';

const labels: Record<HeaderKind, string> = {
  from: `from|von|de|da|van|från|fra|lähettäjä|od|от|від|发件人|寄件者|寄件人|差出人|送信元|送信者|kutoka|kutoka kwa|kimden|gönderen|보낸사람|보낸 사람
    |من|מאת|expéditeur|remetente|afzender|mittente|remitente|feladó|de la|expeditor|odesílatel|odosielateľ|από|sender|absender|avsändare
    |avsender|afsender|reply-to|von/absender|nadawca|отправитель|từ|dari|จาก|от кого|emisor|mitente`,
  sent: `sent|date|gesendet|datum|envoyé|envoyé le|date d'envoi|enviado|enviado el|enviado em|enviada em|fecha|inviato|data|verzonden|skickat|sendt|dato|lähetetty|päivä
    |päiväys|pvm|wysłano|wysłane|отправлено|дата|发送时间|发送日期|日期|时间|寄件日期|傳送時間|送信日時|送信日|日付|日時|imetumwa|tarehe|gönderildi|gönderilen|gönderme tarihi|tarih|надіслано|보낸 날짜|날짜
    |보낸시간|보낸 시간|تاريخ الإرسال|التاريخ|تم الإرسال|أرسلت|נשלח|תאריך|odesláno|odoslané|dátum|küldve|trimis|στάλθηκε|ημερομηνία|sent at|date sent|dikirim|tanggal|ngày|đã gửi`,
  to: `to|an|à|para|a|aan|til|till|vastaanottaja|do|кому|收件人|收件者|宛先|送信先|kwa|kime|alıcı|받는사람|받는 사람|إلى|אל|komu|pro|pre|címzett|către|προς|destinataire
    |destinatario|destinatário|ontvanger|mottagare|mottaker|modtager|odbiorca|empfänger|recipient|đến|kepada`,
  subject: `subject|betreff|objet|asunto|oggetto|assunto|onderwerp|ämne|emne|aihe|temat|тема|主题|主題|主旨|件名|mada|somo|konu|제목|الموضوع|נושא|předmět|predmet|tárgy|subiect|θέμα|sujet|re|chủ đề|subjek|perihal`,
  other: `cc|bcc|kopie|copie|copia|cópia|kopia|kopio|copie à|копия|копія|抄送|副本|nakala|bilgi|참조|نسخة|עותק|reply to|antwort an|priority|wichtigkeit|importance|attachments|anlagen|anhänge|pièces jointes
    |adjuntos|allegati|anexos|bijlagen|bilagor|vedlegg|liitteet|załączniki|вложения|附件|添付ファイル|organization|organisation|newsgroups|message-id|in-reply-to|skt|répondre à|responder a|rispondi a
    |más|важность|приоритет|priorität|reply-to`,
};

const kinds: ReadonlyMap<string, HeaderKind> = new Map(
  (Object.entries(labels) as Array<[HeaderKind, string]>)
    .toReversed()
    .flatMap(([kind, words]) => words.split('|').map((word): [string, HeaderKind] => [word.trim(), kind])),
);

const longestLabel = 30;

/** The header that a line begins with (`From: …`, `*Von:* …`, `发件人：…`), and what stands behind it. */
export function headerOf(words: string): { kind: HeaderKind; value: string } | undefined {
  const end = words.search(/[:：]/);
  if (end < 1 || end > longestLabel) return undefined;
  const label = words
    .slice(0, end)
    .replace(/^[*_ ]+|[*_ ]+$/g, '')
    .replace(/ +/g, ' ')
    .toLowerCase();
  const kind = kinds.get(label);
  return kind === undefined ? undefined : { kind, value: words.slice(end + 1).replace(/^[*_ ]+/, '') };
}
