import { phrases } from './words.ts';

/** How a letter begins. */
export const greetings = phrases({
  en: 'hello, hi, hey, dear, good morning, good afternoon, good evening, welcome',
  sw: 'habari, hujambo, hamjambo, jambo, shikamoo, mambo, salamu, salaam, mpendwa, ndugu',
  fr: 'bonjour, bonsoir, salut, cher, chère, madame, monsieur',
  es: 'hola, buenos días, buenas, estimad*, querid*',
  pt: 'olá, oi, bom dia, boa tarde, boa noite, caro, cara, prezad*, estimad*',
  de: 'hallo, hi, guten morgen, guten tag, guten abend, sehr geehrte*, liebe*, moin, servus, grüß*',
  ar: 'مرحبا*, أهلا*, السلام, عزيزي, عزيزتي, تحية, صباح, مساء',
});

export const thanks = phrases({
  en: 'thank*, grateful, appreciate*',
  sw: 'asante*, ahsante*, shukrani, shukran, nashukuru, tunashukuru, kushukuru',
  fr: 'merci, remerci*',
  es: 'gracias, agradec*, agradezco',
  pt: 'obrigad*, agradec*, agradeço, grato, grata, gratos',
  de: 'dank*, bedank*',
  ar: 'شكر*, نشكر*, أشكر*, ممتن*, امتنان*',
});

/** What somebody says who has heard how the other one feels. */
export const acknowledgements = phrases({
  en: 'sorry, apolog*, understand*, regret*, can imagine, i see why, you are right, you re right, should not have, should not happen, what a pity, must be, must have been, not what we, condolences, frustrat*, disappoint*',
  sw: 'samahani*, pole, poleni, radhi, tunasikitika, nasikitika, naelewa, tunaelewa, ninaelewa, uko sahihi, mko sahihi, haikupaswa, rambirambi',
  fr: 'désolé*, navré*, excus*, pardon*, comprend*, compréhensible, regrett*, vous avez raison, pas normal, n aurait pas dû, condoléances, imagine*',
  es: 'siento, sentimos, lament*, disculp*, perdón, perdon*, comprend*, entiend*, entendemos, tiene razón, tienes razón, no debió, no debería, pésame, imagino',
  pt: 'lament*, desculp*, perdão, compreend*, entend*, tem razão, tens razão, sinto muito, sentimos muito, não devia, pêsames, imagino',
  de: 'leid, entschuldig*, versteh*, verständ*, bedauer*, haben recht, hast recht, nachvollzieh*, nachempfinden, verzeih*, schade, beileid, hätte nicht, darf nicht passieren, nicht passieren',
  ar: 'آسف*, نأسف, متأسف*, أعتذر, نعتذر, اعتذار*, عذرا, معذرة, نتفهم, أتفهم, أفهم, نفهم, معك حق, الحق معك, تعازينا',
});

/** Complaint, anger and sorrow. */
export const feelings = phrases({
  en: 'angry, furious, annoy*, irritated, upset, frustrat*, disappoint*, unacceptable, not acceptable, outrageous, disgrace*, disgust*, ridiculous, terrible, terribly, awful, horrible, appalling, fed up, sick of, had enough, not happy, unhappy, not satisfied, dissatisfied, the worst, worst service, never again, let down, let me down, complain*, waste of, rip off, ripped off, scam, cheated, lied to, sad, sadly, heartbroken, worried, desperate, crying, cried, ruined, still waiting, still no, still nothing, nobody answers, no one answers, nobody came, no one came, passed away, died, funeral, grief, shame, shameful',
  sw: 'nimekasirika, hasira, nimechoka, nimechoshwa, nimesikitika, inasikitisha, nimevunjika moyo, haikubaliki, mbaya sana, huduma mbaya, malalamiko, nalalamika, kulalamika, bado nasubiri, bado sijapata, bado sijapokea, aibu, nimeudhika, inaudhi, usumbufu, hamjali, wasiwasi, huzuni, msiba, amefariki, tapeli, utapeli, mmeniibia, sijaridhika, siridhiki',
  fr: 'furieux, furieuse, en colère, énervé*, agacé*, fâché*, déçu*, déception*, décevant*, inacceptable*, inadmissible*, scandale*, honte*, ras le bol, marre, pas content*, mécontent*, insatisfait*, pas satisfait*, horrible*, catastroph*, lamentable*, c est nul, n importe quoi, réclamation*, plainte, me plaindre, arnaque*, triste*, désespéré*, inquiet*, inquiète*, j attends toujours, toujours rien, toujours pas, plus jamais, décès, décédé*, deuil, épuisé*',
  es: 'enfadad*, enfado, enojad*, enojo, furios*, molesto, molesta, indignad*, indignante, decepcion*, frustrad*, frustrante, inaceptable*, vergüenza, vergonzos*, harto, harta, no estoy content*, descontent*, insatisfech*, no estoy satisfech*, horrible*, pésim*, terrible*, queja*, quejarme, reclamación*, estafa*, triste*, preocupad*, desesperad*, sigo esperando, sigo sin, nunca más, falleci*, luto, tomadura de pelo',
  pt: 'zangad*, irritad*, furios*, chatead*, indignad*, dececion*, decepcion*, desapontad*, desiludid*, frustrad*, frustrante, inaceitável, inadmissível, vergonha, vergonhos*, farto, farta, não estou satisfeit*, insatisfeit*, não estou content*, descontent*, péssim*, horrível, terrível, um absurdo, reclamação*, reclamar, queixa*, burla, golpe, enganad*, triste*, preocupad*, desesperad*, continuo à espera, ainda espero, nunca mais, faleceu, luto',
  de: 'wütend*, sauer, stinksauer, verärgert, ärger*, enttäusch*, frustrier*, unverschämt*, frechheit, inakzeptabel, nicht akzeptabel, unding, nicht wahr sein, genervt, nervt, es reicht, nase voll, habe es satt, unzufrieden*, nicht zufrieden, furchtbar*, schrecklich*, katastroph*, zumutung, lächerlich*, beschwer*, betrug, betrogen, abzocke, traurig*, verzweifelt, mache mir sorgen, besorgt, warte immer noch, immer noch nicht, immer noch kein*, noch immer nicht, nie wieder, gestorben, verstorben, trauer*, schade',
  ar: 'غاضب*, غضب*, مستاء*, منزعج*, محبط*, إحباط*, خيبة أمل, غير مقبول, لا يعقل, فضيحة, سيئ*, سيء*, أسوأ, غير راض*, لست راض*, شكوى, أشتكي, نصب, احتيال, حزين*, قلق*, يائس*, ما زلت أنتظر, مازلت أنتظر, لا أزال أنتظر, حتى الآن لم, لم يصل حتى, تعبت, زهقت, توفي*, وفاة, خذلتم*, للأسف',
});

/** Before one of those words they turn it round: "I am not angry". */
export const negations = phrases({
  en: 'not, never, no, don t, isn t, nothing',
  sw: 'si, sio, hapana, hakuna, bila',
  fr: 'pas, jamais, sans, aucune, aucun',
  es: 'no, nunca, sin, ninguna, ningún',
  pt: 'não, nunca, sem, nenhuma, nenhum',
  de: 'nicht, nie, kein, keine, ohne',
  ar: 'لا, ليس, لست, لم, غير, بدون',
});

/** Words that nearly every text of a language has and few of another one. */
export const everyday = phrases({
  en: 'the, and, is, are, you, your, we, have, my, this, it, of, to, was, with, for',
  sw: 'na, ya, wa, kwa, ni, yangu, yako, hii, sana, lakini, kama, bado, leo, yetu, za',
  fr: 'le, la, les, et, est, vous, nous, je, mon, votre, une, des, du, pour, pas, avec',
  es: 'el, la, los, y, es, usted, mi, su, un, una, del, para, con, que, por, estoy',
  pt: 'o, os, e, é, você, meu, minha, seu, um, uma, do, da, para, com, não, estou',
  de: 'der, die, das, und, ist, sie, wir, ich, nicht, mein, ihre, ein, eine, mit, zu, auf',
  ar: 'في, من, على, إلى, هذا, هذه, أن, لا, ما, مع, عن, كان, هل, لم, أنا',
});
