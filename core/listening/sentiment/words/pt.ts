import type { WordList } from './word-list.ts';

export const pt: WordList = {
  good: `
    bom boa bons boas bem melhor melhores excelente* otim* perfeit* genial fantastic* maravilh* incrivel incriveis espetacular* sensacional*
    extraordinari* fenomenal* impecavel* simpatic* amavel amaveis educad* atencios* prestativ* gentil gentileza profissional* eficien* eficaz rapid*
    facil* facilmente simples pratic* confort* confiavel* pacien* obrigad* obg valeu agradec* agradeco grat* satisfeit* content* feliz felizes felicidade*
    alegr* ador* gost* ama amo amei amor amar recomend* parabens bravo resolv* solucion* arranjad* consertad* funciona funcionou ajud* rir haha* kkk* rsrs*
    sorri* lind* bonit* fofo* fofa* legal bacana massa show top fixe giro gira coracao beijo* abraco* ganh* vitoria* sucesso* consegui* esperanc* tomara
    orgulh* sorte confianca honest* just* segur* tranquil* alivi* bem-vind* util uteis valios* limp* delicios* gostos* interessante* impression* divert*
    aproveit* campea* festa* bencao abencoad* deus gracas tudo-bem amem
    adoro adorei amando amada amado querid* saudade* emocion* ansios* felicidades sorriso* gargalhad* kkkk* hahah* lol rsrsrs ferias descanso paz liberdade livre amig* amizade aniversario vencedor* vencemos vencer campeoes medalha
    talento* talentos* brilhante* inteligente* inspira* inspirad* apoi* coragem valente* generos* solidari* doce* delicia* maravilhosa maravilhoso perfeita favorit* preferid* ideal* especia* aplaus* viva vamos bem-vindo* melhora* progress*
    presente* premio* sorteio uau magic* exemplar* sucesso conquista* realizad* sonho fe esperança benc* gratidao nota-10 eficiente arrasou arras* mitou mito demais top10 tmj orgulhosa orgulhoso riso risos risada* belo bela belos belas beleza`,
  bad: `
    mal mau ma maus mas ruim ruins pior piores pessim* horrivel* terrivel* pavoros* desastr* lamentavel* vergonh* inaceitavel* inadmissivel*
    decepc* dececion* desilud* insatisfeit* descontent* incomod* chatead* chato chata irrit* zangad* furios* raiva odio* odei* odi* nojo nojent* triste*
    tristeza chor* pena medo* preocup* angusti* nervos* stress estress* doente* doenca* dor dores doi mort* morr* partid* quebr* estragad* avariad* danific* defeit*
    falh* erro* errad* engan* problema* dificil* lent* atras* demor* perd* perdid* falta* falt* desaparec* inutil* lixo merda porra caralho puta
    foda* fodid* idiot* estupid* imbecil* burr* otari* mentir* mentira* burl* golpe* roub* ladra* fraude* ignor* grosseir* malcriad* incompetent*
    ridicul* absurd* queixa* reclam* recus* cancel* devolucao reembols* carissim* suj* pesadelo* cansad* confus* injust* perig* ameac*
    crise* guerra* fracass* impossivel* bloque* nunca jamais ninguem nada nenhum* infelizmente lament* arrepend* desesper* descaso culpa* abus* maldit* droga
    dobro sozinh* burla* corrup* vergonhoso palhacada 
    chorar chorando choro lagrima* sofr* sofrimento deprim* depre solidao mata matar matam assassin* crime* criminos* vitima* tragedia* tragic* acidente* incendio* violen* estupr* maltrat* machis* racis* fascis* corrupt* hipocrit*
    covarde* insult* agred* agress* trai traicao traidor* mentiros* falso* falsa falsidade farsa manipul* patetic* ridicula palhac* bosta cu fdp puto putos vsf vtnc desgrac* merdas otaria trouxa* repugn* detest* desprez* feio feia feios horroros*
    pesado derrot* perdedor* desempreg* pobre* pobreza fome recorte* greve* denuncia* divida* multa* insuport* intoler* indignad* revolt* puta-que-pariu pqp aff affs afe cansei cansada dificuldade* caos caotic* caiu caido nao-funciona
    quebrou parou travad* trav* gripe febre ressaca insonia golpista* enrol* desrespeit* abandon* lament vergonhosa vexame piorou piora odeia sacanagem caro caros caras feio feia negaram negado demorou mentiu mentindo esperando`,
  negators: `nao nunca jamais sem nem nada ninguem nenhum nenhuma tampouco n`,
  stronger: `muito muita tao super totalmente absolutamente completamente realmente demais bastante extremamente mais mesmo`,
  weaker: `pouco algo ligeiramente meio um-pouco`,
};
