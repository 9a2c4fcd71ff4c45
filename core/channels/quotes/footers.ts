const device =
  /^(sent|written) (from|with|via|using|by) (my|the|a|an|outlook|yahoo|proton|mail|gmail|samsung|iphone|ipad|blackberry|android|mobile|aol|gmx|web\.de|fastmail|tutanota|huawei|nokia|windows|mailbird|airmail|spark|canary|superhuman|zoho|bluemail|type|hey|postbox|galaxy|copymail|smartphone|hubspot)|^get (outlook|bluemail|aquamail|spark|typeapp)|^(sent from|download) (type|outlook)|^(von|vom) .{2,50} (gesendet|geschickt)\.?$|^(gesendet|geschickt|versendet|verschickt|diese nachricht wurde) (von|vom|mit|über|per|aus) |^(holen|hol|laden) sie (sich )?outlook|^outlook für (ios|android|mac) beziehen|^envoyé (de|depuis|à partir d|avec|par|via) ?|^(télécharg|obtenez|obtenir) .{0,4}outlook|^provenance : courrier|^enviado (desde|do|a partir|de|con|pelo|através|com|mediante) |^(obtener|obtén|obtenga|descarga|descargar|obter|obtenha|baixe) (o )?outlook|^inviato (da|dal|con|tramite) |^(scarica|ottieni) outlook|^(verzonden|verstuurd|gestuurd) (vanaf|via|met|van|vanuit) |^(download|krijg) outlook voor|^(sendt|skickat|skickad|lähetetty|sendes) (fra|från|med|via|iphone|ipad|min|minun|puhelimesta|samsung|sähköpostilla|laitteesta|android)|^(hent|hämta|skaffa|få|hanki|lataa|pobierz|získat|stáhnout) outlook|^(wysłane|wysłano|wysłana) (z|za|przy|ze) |^отправлено (с|из|через|от|при) |^(скачать|скачайте|получить) outlook|^надіслано (з|із|через|від) |^(发自|從我的|从我的|傳送自|寄自|來自我的|发送自|發自|我的.{1,10}发送)|から送信( ?$|されました)|^(imetumwa|ujumbe huu umetumwa|imepelekwa) (kutoka|toka|kwa|kupitia)|^pata outlook|iphone.?(umdan|'umdan|’umdan) gönderildi|(cihazımdan|telefonumdan|'den|’den|'dan|’dan) gönderildi|^(나의|내) .{1,20}에서 (보냄|보냈습니다|보낸)|에서 보냄$|^(أرسل|أُرسل|مرسل|أُرسلت|ارسلت|تم الإرسال|أرسلت) من |^נשלח (מ|מה|באמצעות)|^odesláno (z|ze|pomocí) |^odoslané z|^dikirim dari|^đã gửi từ|^envoyé$/i;
/** What offers Outlook, in whatever language. */
const shop = /aka\.ms|\b(ios|android|iphone|ipad)\b/i;
const scanner =
  /virus[- ]?free|(checked|scanned) (for|by) .{0,40}(virus|avast|avg|antivirus|mailscanner)|virenfrei|auf viren (geprüft|überprüft)|garantie sans virus|sans virus|analysé par (l'antivirus )?avast|(libre|exento) de virus|privo di virus|senza virus|livre de vírus|virusvrij|gecontroleerd op virussen|virusfri|fri från virus|viruksista|virusvapaa|wolna od wirusów|sprawdzona (pod kątem|przez)|проверено на (наличие )?вирус|проверено антивирус|не содержит вирусов|没有病毒|無病毒|ウイルス(に感染していません|フリー|チェック)|haina virusi|virüs bulunmuyor|avast\.com|avg\.com|^no virus found|scanned by mailscanner|вірус(ів|и) (не|на)|bez virů|neobsahuje viry/i;
const list =
  /^_{20,}$|mailing list$|^(to )?unsubscribe|^you (received|are receiving) this (message|e-?mail) because|googlegroups\.com|^archives?:|mailman\/listinfo|^yahoo! groups|^do you yahoo|email is sponsored by|this message was sent (to|by)|^abmelden:|^se désabonner/i;

/** What a phone or a mail program adds by itself: `Sent from my iPhone`. */
export function isDeviceLine(words: string): boolean {
  if (words.length > 140) return false;
  return device.test(words.replace(/^[*_[(<-]+ ?/, '')) || (/\boutlook\b/i.test(words) && shop.test(words));
}

/** What stands below many a mail and no person wrote for it: virus scanners and mailing lists. */
export function isFooterLine(words: string): boolean {
  return scanner.test(words) || list.test(words);
}
