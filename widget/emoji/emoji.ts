import { chatLanguages, type ChatLanguage } from '#core/channels/chat-languages.ts';

// One line each: the sign, then what people call it in the order of the languages (en sw fr es pt de ar). Found by any of them.
const lines = `
😀 smile|tabasamu|sourire|sonrisa|sorriso|Lächeln|ابتسامة
😂 laugh|cheka|rire|risa|riso|Lachen|ضحك
🙂 friendly|kirafiki|aimable|amable|simpático|freundlich|ودود
😉 wink|konyeza|clin d’œil|guiño|piscadela|Zwinkern|غمزة
😊 happy|furaha|heureux|feliz|feliz|glücklich|سعيد
😍 love it|napenda|j’adore|me encanta|adoro|verliebt|أحب
😘 kiss|busu|bisou|beso|beijo|Kuss|قبلة
😎 cool|poa|cool|genial|fixe|cool|رائع
🤔 thinking|fikiri|réflexion|pensando|a pensar|Nachdenken|تفكير
😐 neutral|kawaida|neutre|neutral|neutro|neutral|محايد
😕 confused|changanyikiwa|confus|confundido|confuso|verwirrt|حائر
😢 sad|huzuni|triste|triste|triste|traurig|حزين
😭 crying|lia|pleurs|llanto|choro|Weinen|بكاء
😠 angry|hasira|fâché|enfadado|zangado|wütend|غاضب
😱 shocked|mshtuko|choqué|asustado|chocado|schockiert|مصدوم
😴 tired|uchovu|fatigué|cansado|cansado|müde|متعب
🤒 ill|mgonjwa|malade|enfermo|doente|krank|مريض
😅 phew|afueni|ouf|uf|ufa|uff|أوف
🙈 oops|lo|oups|uy|ups|ups|عفوًا
🤷 no idea|sijui|aucune idée|ni idea|não sei|keine Ahnung|لا أدري
👍 yes|ndiyo|oui|sí|sim|ja|نعم
👎 no|hapana|non|no|não|nein|لا
👌 perfect|kamili|parfait|perfecto|perfeito|perfekt|ممتاز
👏 applause|makofi|bravo|aplauso|aplauso|Applaus|تصفيق
🙏 thank you|asante|merci|gracias|obrigado|danke|شكرًا
💪 strong|nguvu|fort|fuerte|forte|stark|قوي
👋 hello|habari|bonjour|hola|olá|hallo|مرحبًا
🤝 agreed|tumekubaliana|d’accord|de acuerdo|combinado|abgemacht|اتفقنا
❤️ heart|moyo|cœur|corazón|coração|Herz|قلب
💔 broken heart|moyo uliovunjika|cœur brisé|corazón roto|coração partido|gebrochenes Herz|قلب مكسور
🎉 party|sherehe|fête|fiesta|festa|Feier|احتفال
🎂 birthday|kuzaliwa|anniversaire|cumpleaños|aniversário|Geburtstag|عيد ميلاد
🎁 present|zawadi|cadeau|regalo|presente|Geschenk|هدية
⭐ star|nyota|étoile|estrella|estrela|Stern|نجمة
🔥 fire|moto|feu|fuego|fogo|Feuer|نار
✨ new|mpya|nouveau|nuevo|novo|neu|جديد
💡 idea|wazo|idée|idea|ideia|Idee|فكرة
✅ done|tayari|fait|hecho|feito|erledigt|تم
❌ wrong|kosa|faux|mal|errado|falsch|خطأ
❓ question|swali|question|pregunta|pergunta|Frage|سؤال
❗ important|muhimu|important|importante|importante|wichtig|مهم
⏰ time|wakati|heure|hora|hora|Zeit|وقت
📦 parcel|kifurushi|colis|paquete|encomenda|Paket|طرد
🚚 delivery|usafirishaji|livraison|entrega|entrega|Lieferung|توصيل
💳 payment|malipo|paiement|pago|pagamento|Zahlung|دفع
🧾 invoice|ankara|facture|factura|fatura|Rechnung|فاتورة
📞 phone|simu|téléphone|teléfono|telefone|Telefon|هاتف
📷 photo|picha|photo|foto|fotografia|Foto|صورة
🏠 home|nyumbani|maison|casa|casa|Zuhause|بيت
☀️ sun|jua|soleil|sol|sol|Sonne|شمس`;

export interface Emoji {
  sign: string;
  names: Record<ChatLanguage, string>;
}

export const emoji: readonly Emoji[] = lines
  .trim()
  .split('\n')
  .map((line) => {
    const gap = line.indexOf(' ');
    const names = line.slice(gap + 1).split('|');
    return {
      sign: line.slice(0, gap),
      names: Object.fromEntries(chatLanguages.map((language, at) => [language, names[at] ?? ''])) as Emoji['names'],
    };
  });

/** Without accents and capitals, as people type. */
function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** Those that one of their names begins with, in the visitor's language or any other. */
export function emojiLike(words: string, language: ChatLanguage): readonly Emoji[] {
  const wanted = plain(words.trim());
  const names = (one: Emoji) => [one.names[language], ...Object.values(one.names)];
  return emoji.filter((one) =>
    names(one).some((name) =>
      plain(name)
        .split(' ')
        .some((word) => word.startsWith(wanted)),
    ),
  );
}
