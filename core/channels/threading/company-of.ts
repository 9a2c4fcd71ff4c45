import { domainOf } from '../domain-of.ts';

/** Providers that have a domain in many countries (`yahoo.com.ar`), by its first part. */
const everywhere = new Set([
  'yahoo',
  'ymail',
  'hotmail',
  'outlook',
  'live',
  'msn',
  'gmx',
  'icloud',
  'aol',
  'yandex',
  'zoho',
]);

/** All other providers at which strangers share a domain: the same domain says nothing about belonging together. */
const shared = new Set(
  `gmail.com googlemail.com rocketmail.com me.com mac.com proton.me protonmail.com pm.me tutanota.com tuta.io web.de t-online.de freenet.de
  posteo.de mailbox.org arcor.de mail.com email.com fastmail.com hey.com ya.ru mail.ru inbox.ru list.ru bk.ru rambler.ru qq.com
  foxmail.com 163.com 126.com sina.com sohu.com naver.com daum.net hanmail.net orange.fr wanadoo.fr free.fr sfr.fr laposte.net neuf.fr
  libero.it virgilio.it tiscali.it alice.it tin.it ziggo.nl kpnmail.nl planet.nl xs4all.nl telenet.be skynet.be bluewin.ch
  btinternet.com sky.com virginmedia.com talktalk.net ntlworld.com comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net
  charter.net shaw.ca rogers.com telus.net bigpond.com optusnet.com.au uol.com.br bol.com.br terra.com.br ig.com.br seznam.cz wp.pl
  o2.pl onet.pl interia.pl op.pl abv.bg mail.bg ukr.net privaterelay.appleid.com mail.de vodafone.de vodafonemail.de aon.at chello.at
  utanet.at kabelmail.de unitybox.de unity-mail.de ewe.net ewetel.net netcologne.de mnet-mail.de o2online.de onlinehome.de online.de
  alice-dsl.net tutanota.de tutamail.com tuta.com hispeed.ch sunrise.ch home.nl hetnet.nl chello.nl upcmail.nl casema.nl quicknet.nl
  zonnet.nl bbox.fr club-internet.fr numericable.fr aliceadsl.fr fastwebnet.it inwind.it iol.it email.it teletu.it telefonica.net
  ono.com terra.es sapo.pt clix.pt netcabo.pt blueyonder.co.uk tiscali.co.uk plus.com eircom.net centrum.cz email.cz post.cz azet.sk
  zoznam.sk freemail.hu citromail.hu t-online.hu gazeta.pl vp.pl tlen.pl poczta.fm bredband.net comhem.se tele2.se kolumbus.fi
  saunalahti.fi elisanet.fi mail.dk jubii.dk earthlink.net juno.com frontier.com windstream.net mindspring.com optonline.net rr.com
  sympatico.ca bell.net videotron.ca iinet.net.au tpg.com.au xtra.co.nz docomo.ne.jp ezweb.ne.jp softbank.ne.jp nate.com yeah.net
  139.com aliyun.com sina.cn simplelogin.com mozmail.com passmail.net anonaddy.me i.ua online.no telia.com spray.se luukku.com
  suomi24.fi rediffmail.com safaricom.co.ke duck.com hushmail.com`.split(/\s+/),
);

/** The company that an address speaks for: its domain; undefined for providers that anybody may have an address at. */
export function companyOf(address: string): string | undefined {
  const domain = domainOf(address);
  const [first = ''] = domain.split('.', 1);
  return domain === '' || shared.has(domain) || everywhere.has(first) ? undefined : domain;
}

/** By whom a key of another system is known: the company, or one address where many share a domain. */
export function senderOfKeys(address: string): string {
  return companyOf(address) ?? address.toLowerCase();
}
