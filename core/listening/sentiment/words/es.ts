import type { WordList } from './word-list.ts';

export const es: WordList = {
  good: `
    buen bueno buena buenos buenas bien mejor mejores excelente* perfecto perfecta perfectamente genial* estupend* fantastic* maravill* increible*
    magnific* espectacular* extraordinari* fenomenal* brutal amable* amabilidad simpatic* educad* atent* servicial* profesional* eficien* eficaz rapid*
    facil* facilmente sencill* comod* fiable* confiable* paciente* paciencia gracias agradec* agradezco satisfech* content* feliz felices felicidad*
    alegr* encant* gusta gusto gustado amo ama amor amar adoro recomiend* recomend* felicit* enhorabuena bravo ole resuelt* soluciona* arreglad* funciona
    ayuda ayudo ayudaron ayudado risa* rio reir jaja* jeje* sonri* lind* bonit* hermos* bell* guap* precios* chul* guay mola crack corazon beso* abrazo* gan*
    victoria* triunf* exito* logr* esperanza* ojala orgullo* suerte confianza honest* segur* tranquil* alivi* bienvenid* valios* limpi*
    delicios* ric* interesante* impresion* divertid* disfrut* campeon* fiesta* bendicion* grande maximo vale-la-pena
    quiero querid* tequiero quererte emocion* emociona ilusion* disfrut* sonrisa* carcajada* jajaja* lol xd gracios* gracia gozar vacaciones descanso paz libertad libre amig* amistad hermandad cumpleanos felicitaciones
    ganador* ganamos ganar victorios* campeones medalla talento* talentos* brillante* inteligente* inspirad* inspira* increibles apoyo apoyar apoya animo animos valiente* valor coraje generos* solidari* dulce* rico rica
    ricos deliciosa preciosa preciosos guapisim* buenisim* lindisim* favorit* preferid* ideal* especial* unico-mejor aplaus* olee si-se-puede vamos vivan viva bienvenidos mejora* mejorar progres* regalo* sorteo premio* yay yupi
    wow exquisit* magia magico* perfecta perfectos util utiles justo justa justicia esperanzad*`,
  bad: `
    mal malo mala malos malas malisim* peor peores horrible* terrible* fatal* pesim* desastr* lamentable* penos* vergonz* verguenza inaceptable*
    indignante* decepcion* defraud* insatisfech* descontent* molest* enfad* enoj* furios* ira rabia harto harta odio* odia* asco asqueros* triste* tristeza
    llor* lastima pena miedo* temor preocup* angusti* nervios* estres* enferm* dolor* duele muert* morir murio rot* roto averiad* danad* defectuos* falla* fallo*
    error* equivoc* problema* dificil* lent* retras* demor* perd* perdid* falta* falt* desaparec* inutil* basura mierda puta puto joder
    jodid* cono gilipollas idiot* estupid* imbecil* tont* cabron* mentir* mentira* mient* estaf* robo roban robar robado ladron* fraude* engan* ignor* grosero* grosera*
    malec* incompetent* ridicul* absurd* queja* quej* reclam* rechaz* cancel* devolucion* carisim* suci* pesadilla* aburr* cansad* agotad* confus* confund* injust*
    pelig* amenaz* crisis guerra* fracas* imposible* bloque* nunca jamas nadie nada ningun* desgraciad* desgracia* lamento arrepent* desesper* cobran cobrado cobro doble
    verguenzas culpa* abus* horror* odi* maldit* triston* 
    enferma enfermos lloro llorar llorando lagrima* sufr* sufrimiento triste desgana deprim* depre soledad mata matar matan asesin* crimen criminal* victima* tragedia* tragic* accidente* incendio* violen* viol* maltrat* machis* racis*
    fascis* corrup* hipocrit* cobarde* insult* agred* agresion* traicion* traidor* mentiros* falso* falsa falsedad farsa manipul* vergonzos* verguenza patetic* penoso cutre* chapuza* timo sinverguenza* payas* basuras
    cagada* cago cagar mierdas coñazo hostia* capullo* hdp hijueputa pendej* culero chinga* pinche boludo* pelotud* asquerosa repugn* odios* detest* desprec* feo fea feos horroros* espantos* terribles peores pesado pesada
    derrot* perdedor* perdemos paro desempleo pobre* pobreza hambre crisis recorte* huelga* denuncia* quiebra deuda* multa* fraudulent* insoport* intoler* indignad* cabread* cabreo hasta-los-huevos dificultad* caos caotic*
    caido caida caidas no-sirve no-funciona roto duele dolores gripe fiebre resaca insomnio sueño estafador* caro cara caros caras negaron negado niegan tardan tardado tardo tardaron tardando esperando`,
  negators: `no ni nunca jamas sin nada nadie ningun ninguna ninguno tampoco apenas`,
  stronger: `muy mucho tan super totalmente absolutamente completamente realmente demasiado bastante extremadamente mas`,
  weaker: `poco algo ligeramente un-poco medio`,
};
