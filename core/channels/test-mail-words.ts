import { noticeLanguage, type NoticeLanguage } from '#core/people/notice-words.ts';

type Words = { subject: string; lines: readonly string[] };

/** A mail that somebody sends to themselves to see how the company's mail arrives, in the language of the company. */
const words: Readonly<Record<NoticeLanguage, (from: string) => Words>> = {
  en: (from) => ({
    subject: `Test mail from ${from}`,
    lines: [
      `This is how mail from ${from} arrives.`,
      'Did it come into the inbox and not into the junk folder? The details of this mail in your mail program say what your provider found: SPF, DKIM and DMARC should “pass”.',
    ],
  }),
  sw: (from) => ({
    subject: `Barua ya majaribio kutoka ${from}`,
    lines: [
      `Hivi ndivyo barua kutoka ${from} zinavyofika.`,
      'Je, imeingia kwenye kikasha na si kwenye folda ya taka? Maelezo ya barua hii katika programu yako yanaonyesha alichokuta mtoa huduma wako: SPF, DKIM na DMARC zinapaswa kuwa “pass”.',
    ],
  }),
  fr: (from) => ({
    subject: `Message d’essai de ${from}`,
    lines: [
      `Voici comment arrive le courrier de ${from}.`,
      'Est-il arrivé dans la boîte de réception et non dans les indésirables ? Les détails de ce message dans votre messagerie disent ce que votre fournisseur a constaté : SPF, DKIM et DMARC doivent être « pass ».',
    ],
  }),
  es: (from) => ({
    subject: `Correo de prueba de ${from}`,
    lines: [
      `Así llega el correo de ${from}.`,
      '¿Ha llegado a la bandeja de entrada y no al correo no deseado? Los detalles de este mensaje en su programa dicen qué vio su proveedor: SPF, DKIM y DMARC deben decir «pass».',
    ],
  }),
  pt: (from) => ({
    subject: `Mensagem de teste de ${from}`,
    lines: [
      `É assim que chega o correio de ${from}.`,
      'Chegou à caixa de entrada e não ao lixo eletrónico? Os detalhes desta mensagem no seu programa dizem o que o seu fornecedor verificou: SPF, DKIM e DMARC devem dizer «pass».',
    ],
  }),
  de: (from) => ({
    subject: `Testmail von ${from}`,
    lines: [
      `So kommt Post von ${from} an.`,
      'Liegt sie im Posteingang und nicht im Spam-Ordner? Die Details dieser Mail in Ihrem Mailprogramm sagen, was Ihr Anbieter gefunden hat: SPF, DKIM und DMARC sollten „pass“ sein.',
    ],
  }),
  ar: (from) => ({
    subject: `رسالة تجريبية من ${from}`,
    lines: [
      `هكذا يصل البريد من ${from}.`,
      'هل وصلت إلى صندوق الوارد وليس إلى البريد غير المرغوب فيه؟ تفاصيل هذه الرسالة في برنامج بريدك تبيّن ما وجده مزوّدك: ينبغي أن تكون نتيجة SPF وDKIM وDMARC ‏“pass”.',
    ],
  }),
};

/** Subject and text of a test mail. */
export function testMailWords(language: string, from: string): { subject: string; text: string } {
  const { subject, lines } = words[noticeLanguage(language)](from);
  return { subject, text: lines.join('\n\n') };
}
