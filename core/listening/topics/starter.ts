import type { ChatLanguage } from '../../channels/chat-languages.ts';
import type { FiledTopic } from './csv.ts';
import { rulesOfLines } from './lines.ts';

interface StarterTopic {
  names: Record<ChatLanguage, string>;
  /** One a language. */
  rules: Record<ChatLanguage, string>;
}

/** What customers of most companies write about, in the languages of customers: to begin from, and to change. */
const starterTopics: readonly StarterTopic[] = [
  {
    names: {
      ...{ en: 'Late delivery', de: 'Späte Lieferung', fr: 'Livraison en retard', es: 'Entrega tardía' },
      ...{ pt: 'Entrega atrasada', sw: 'Kuchelewa kufika', ar: 'تأخر التوصيل' },
    },
    rules: {
      en: '(deliver* OR parcel* OR package* OR order*) NEAR/8 (late OR delay* OR "not arrived" OR "never arrived" OR "still waiting")',
      de: '(liefer* OR paket* OR sendung* OR bestellung*) NEAR/8 (verspatet* OR verspat* OR "nicht angekommen" OR "nicht da" OR "zu spat")',
      fr: '(livr* OR colis OR commande*) NEAR/8 (retard* OR "pas arrive" OR "pas recu" OR "jamais recu")',
      es: '(entreg* OR paquete* OR pedido*) NEAR/8 (retras* OR tarde OR "no ha llegado" OR "no llego")',
      pt: '(entreg* OR encomenda* OR pedido*) NEAR/8 (atras* OR "nao chegou" OR "nao recebi" OR tarde)',
      sw: '(mzigo* OR oda* OR bidhaa*) NEAR/8 (*chelew* OR *jafika* OR "bado sijapokea")',
      ar: '(طرد OR شحنة OR طلب* OR توصيل) NEAR/8 (تأخر* OR متأخر* OR "لم يصل" OR "لم تصل")',
    },
  },
  {
    names: {
      ...{ en: 'Damaged or broken', de: 'Beschädigt oder defekt', fr: 'Abîmé ou cassé', es: 'Dañado o roto' },
      ...{ pt: 'Danificado ou partido', sw: 'Imeharibika au kuvunjika', ar: 'تالف أو مكسور' },
    },
    rules: {
      en: 'damage* OR broken OR defective OR faulty OR "stopped working" OR "does not work" OR "doesn\'t work"',
      de: 'beschadig* OR kaputt* OR defekt* OR zerbrochen* OR "funktioniert nicht"',
      fr: 'abime* OR casse* OR defectueu* OR endommage* OR "ne marche pas" OR "ne fonctionne pas"',
      es: 'danad* OR roto OR rota OR rotos OR defectuos* OR averiad* OR "no funciona"',
      pt: 'danificad* OR partid* OR quebrad* OR defeit* OR avariad* OR "nao funciona"',
      sw: '*haribik* OR *vunjik* OR mbovu OR *bovu OR "haifanyi kazi"',
      ar: 'تالف* OR مكسور* OR معيب* OR عطل* OR "لا يعمل" OR "لا تعمل"',
    },
  },
  {
    names: {
      ...{ en: 'Wrong or missing item', de: 'Falscher oder fehlender Artikel', fr: 'Article faux ou manquant' },
      ...{
        es: 'Artículo equivocado o que falta',
        pt: 'Artigo errado ou em falta',
        sw: 'Bidhaa si sahihi au imekosekana',
      },
      ar: 'منتج خاطئ أو ناقص',
    },
    rules: {
      en: '(wrong OR missing OR incomplete) NEAR/4 (item* OR product* OR part OR parts OR size OR colour OR color OR article*)',
      de: '(falsch* OR fehl* OR unvollstandig*) NEAR/4 (artikel* OR produkt* OR teil* OR ware OR grosse OR farbe)',
      fr: '(mauvais* OR manqu* OR incomplet*) NEAR/4 (article* OR produit* OR piece* OR taille OR couleur)',
      es: '(equivocad* OR incorrect* OR falta* OR incomplet*) NEAR/4 (articulo* OR producto* OR pieza* OR talla OR color)',
      pt: '(errad* OR falta* OR incomplet*) NEAR/4 (artigo* OR produto* OR peca* OR tamanho OR cor)',
      sw: '(bidhaa OR saizi OR rangi) NEAR/4 (sio OR siyo OR tofauti OR *kosek* OR *pungu*)',
      ar: '(خاطئ* OR خطأ OR ناقص* OR مفقود*) NEAR/4 (منتج* OR قطعة OR مقاس OR لون)',
    },
  },
  {
    names: {
      ...{ en: 'Refund and return', de: 'Rückgabe und Erstattung', fr: 'Retour et remboursement' },
      ...{
        es: 'Devolución y reembolso',
        pt: 'Devolução e reembolso',
        sw: 'Kurejesha bidhaa na pesa',
        ar: 'الإرجاع والاسترداد',
      },
    },
    rules: {
      en: 'refund* OR "money back" OR return OR returns OR returned',
      de: 'erstatt* OR ruckerstatt* OR rucksend* OR ruckgabe* OR zuruckgeb* OR zuruckschick* OR retour* OR "geld zuruck"',
      fr: 'rembours* OR retourn* OR renvoy*',
      es: 'reembols* OR devol* OR devuel*',
      pt: 'reembols* OR devol*',
      sw: '*rejesh* OR *rudish* OR "pesa yangu"',
      ar: 'استرداد OR استرجاع OR ارجاع OR "رد المبلغ" OR "اعادة المبلغ"',
    },
  },
  {
    names: {
      ...{ en: 'Price', de: 'Preis', fr: 'Prix', es: 'Precio', pt: 'Preço', sw: 'Bei', ar: 'السعر' },
    },
    rules: {
      en: 'price* OR expensive OR overpriced OR cheaper OR discount*',
      de: 'preis* OR teuer* OR teurer* OR gunstiger OR rabatt*',
      fr: 'prix OR cher OR chere OR chers OR tarif* OR remise* OR reduction*',
      es: 'precio* OR caro OR cara OR caros OR descuento* OR barato*',
      pt: 'preco* OR caro OR cara OR caros OR desconto* OR barato*',
      sw: 'bei OR ghali OR punguzo',
      ar: 'سعر OR اسعار OR غالي* OR خصم OR تخفيض*',
    },
  },
  {
    names: {
      ...{ en: 'Invoice and payment', de: 'Rechnung und Zahlung', fr: 'Facture et paiement', es: 'Factura y pago' },
      ...{ pt: 'Fatura e pagamento', sw: 'Ankara na malipo', ar: 'الفاتورة والدفع' },
    },
    rules: {
      en: 'invoice* OR payment* OR charged OR "credit card" OR billing OR receipt',
      de: 'rechnung* OR zahlung* OR bezahl* OR abgebucht OR kreditkarte* OR abbuchung*',
      fr: 'factur* OR paiement* OR payer OR paye OR debite* OR "carte bancaire"',
      es: 'factura* OR pago OR pagos OR pagar OR cobr* OR tarjeta*',
      pt: 'fatura* OR pagamento* OR pagar OR cobr* OR cartao',
      sw: 'ankara OR malipo OR *lipa OR *lipia OR *lipwa OR mpesa OR risiti',
      ar: 'فاتورة OR فواتير OR دفع* OR بطاقة OR سداد OR خصمتم',
    },
  },
  {
    names: {
      ...{ en: 'Account and sign-in', de: 'Konto und Anmeldung', fr: 'Compte et connexion', es: 'Cuenta y acceso' },
      ...{ pt: 'Conta e acesso', sw: 'Akaunti na kuingia', ar: 'الحساب وتسجيل الدخول' },
    },
    rules: {
      en: 'password* OR login OR "log in" OR "sign in" OR "my account" OR locked',
      de: 'passwort* OR anmeld* OR einlogg* OR login OR kundenkonto OR "mein konto" OR gesperrt',
      fr: '"mot de passe" OR connexion OR connecter OR identifiant* OR "mon compte"',
      es: 'contrasena* OR "iniciar sesion" OR "mi cuenta" OR acceder',
      pt: 'senha* OR "palavra passe" OR "iniciar sessao" OR "minha conta" OR login',
      sw: 'nenosiri OR nywila OR akaunti OR "kuingia"',
      ar: '"كلمة المرور" OR "كلمة السر" OR "تسجيل الدخول" OR حسابي',
    },
  },
  {
    names: {
      ...{ en: 'Cancellation', de: 'Kündigung und Storno', fr: 'Annulation et résiliation', es: 'Cancelación' },
      ...{ pt: 'Cancelamento', sw: 'Kughairi', ar: 'الإلغاء' },
    },
    rules: {
      en: 'cancel* OR unsubscribe* OR terminate',
      de: 'kundig* OR storn* OR abbestell* OR widerruf*',
      fr: 'annul* OR resili* OR desabonn*',
      es: 'cancel* OR anular OR "dar de baja" OR "darme de baja"',
      pt: 'cancel* OR anular OR rescind*',
      sw: '*ghairi* OR *sitish* OR kufuta',
      ar: 'الغاء OR الغي OR "الغاء الاشتراك" OR الغيت',
    },
  },
  {
    names: {
      ...{
        en: 'Waiting for an answer',
        de: 'Warten auf Antwort',
        fr: 'Attente d’une réponse',
        es: 'Espera de respuesta',
      },
      ...{ pt: 'Espera de resposta', sw: 'Kusubiri jibu', ar: 'انتظار الرد' },
    },
    rules: {
      en: '"no answer" OR "no reply" OR "no response" OR "nobody answers" OR "waiting for an answer" OR "on hold"',
      de: '"keine antwort" OR "keine ruckmeldung" OR "niemand antwortet" OR "niemand meldet" OR warteschleife*',
      fr: '"pas de reponse" OR "aucune reponse" OR "sans reponse" OR "personne ne repond"',
      es: '"sin respuesta" OR "no responden" OR "nadie responde" OR "no contestan" OR "nadie contesta"',
      pt: '"sem resposta" OR "ninguem responde" OR "nao respondem" OR "nenhuma resposta"',
      sw: '"hakuna jibu" OR "sijajibiwa" OR "hamjibu" OR "hakuna majibu" OR nasubiri',
      ar: '"لا رد" OR "لا احد يرد" OR "لم يرد" OR "بدون رد" OR "بانتظار الرد"',
    },
  },
  {
    names: {
      ...{
        en: 'Staff',
        de: 'Mitarbeitende',
        fr: 'Personnel',
        es: 'Personal',
        pt: 'Atendimento',
        sw: 'Wahudumu',
        ar: 'الموظفون',
      },
    },
    rules: {
      en: 'staff OR rude OR unfriendly OR friendly OR helpful OR polite OR employee*',
      de: 'mitarbeiter* OR personal OR freundlich* OR unfreundlich* OR unverschamt* OR hilfsbereit*',
      fr: 'personnel OR employe* OR aimable* OR desagreable* OR impoli* OR serviable*',
      es: 'personal OR emplead* OR amable* OR grosero* OR antipatic* OR atent*',
      pt: 'atendimento OR funcionari* OR simpatic* OR mal-educad* OR prestav* OR rude',
      sw: 'mhudumu OR wahudumu OR mfanyakazi OR *karimu OR "lugha mbaya"',
      ar: 'موظف* OR لطيف* OR وقح* OR مهذب* OR تعامل*',
    },
  },
  {
    names: {
      ...{ en: 'Website and app', de: 'Website und App', fr: 'Site et application', es: 'Web y aplicación' },
      ...{ pt: 'Site e aplicação', sw: 'Tovuti na programu', ar: 'الموقع والتطبيق' },
    },
    rules: {
      en: 'website OR app OR webpage OR "error message" OR crash* OR checkout',
      de: 'website OR webseite OR app OR fehlermeldung* OR absturz* OR homepage',
      fr: '"site web" OR "site internet" OR application OR appli OR "message d\'erreur" OR bug*',
      es: '"pagina web" OR web OR app OR aplicacion OR "mensaje de error"',
      pt: 'site OR app OR aplicacao OR aplicativo OR "mensagem de erro"',
      sw: 'tovuti OR app OR programu OR "ujumbe wa kosa"',
      ar: 'موقع* OR تطبيق OR "رسالة خطأ" OR صفحة',
    },
  },
  {
    names: {
      ...{ en: 'Availability', de: 'Verfügbarkeit', fr: 'Disponibilité', es: 'Disponibilidad' },
      ...{ pt: 'Disponibilidade', sw: 'Upatikanaji', ar: 'التوفر' },
    },
    rules: {
      en: '"out of stock" OR "in stock" OR available OR unavailable OR "sold out"',
      de: 'ausverkauft OR lieferbar OR verfugbar* OR vorratig OR "auf lager"',
      fr: 'disponib* OR indisponib* OR rupture OR "en stock"',
      es: 'disponib* OR agotad* OR "en stock" OR existencias',
      pt: 'disponiv* OR disponibil* OR esgotad* OR "em stock" OR estoque',
      sw: '*patikan* OR "imeisha" OR "zimeisha"',
      ar: 'متوفر* OR متاح* OR "نفدت الكمية" OR نفد',
    },
  },
];

/** The starter as topics to bring in, with names in one language and rules in all. */
export function starterIn(language: ChatLanguage): FiledTopic[] {
  return starterTopics.map(({ names, rules }) => ({
    ...{ name: names[language], parent: '', description: '', team: '', examples: [] },
    rules: rulesOfLines(
      Object.entries(rules)
        .map(([tag, rule]) => `${tag}: ${rule}`)
        .join('\n'),
    ),
  }));
}
