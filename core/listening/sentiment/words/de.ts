import type { WordList } from './word-list.ts';

export const de: WordList = {
  good: `
    gut gute guter gutes guten besser beste bester bestes besten toll tolle tolles toller super klasse prima perfekt* hervorragend* ausgezeichnet*
    wunderbar* fantastisch* grossartig* genial* spitze top exzellent* herrlich* lieb* liebe schone schones schoner freu* froh frohlich*
    glucklich* gluck zufrieden* dank* danke vielen begeister* empfehl* empfohlen freundlich* nett nette netter nettes hilfreich* hilfsbereit* geholfen
    kompetent* zuverlassig* schnell* zugig* problemlos* reibungslos* bequem* unkompliziert* hoflich* geduldig* professionell* geklappt
    klappt funktioniert gelost erledigt behoben fair faire ehrlich* sicher* lob lobenswert* angenehm* uberzeug* beeindruck* spass lustig* lacheln
    lach* haha* geil* cool krass* hammer mega herzlich* herz sieg gewinn* gewonnen erfolg* hoff* stolz* verbesser* wert wertvoll* wunsch* alles-gute
    gratul* gluckwunsch willkommen bravo respekt danken yay juhu hurra gefallt gefallen lecker* erleichter* vorbildlich* sauber* gern gerne
    liebe liebt lieben geliebt* verliebt* suss susse susser susses niedlich* hubsch* lustige witzig* amusant* lol xd hihi grins* strahl* feier* feiern party urlaub entspannt* gemutlich* wunderschon* traumhaft* traum hervorragend
    sieger* meister* champion* jubel* jubelt gewinner* verdient* talent* brillant* klug* intelligent* inspirier* unterstutz* mut mutig* tapfer* grosszugig* kostlich* lieblings* favorit* ideal* besonders-gut applaus willkommen* fortschritt* geschenk*
    geburtstag bock wow woah juchu endlich yeah yes freund freunde freundin frieden freiheit frei hoffnung* hoffentlich hoffnungsvoll* positiv* beste-grusse viel-spass vielen-lieben guten-morgen`,
  bad: `
    schlecht* schlimm* ubel* mies* miserabel* furchtbar* schrecklich* grauenhaft* grauenvoll* katastroph* entsetzlich* unmoglich* unverschamt*
    frech* unfreundlich* unhoflich* inkompetent* unprofessionell* unzuverlassig* enttausch* argern* arger* verarger* wut* sauer zornig* genervt
    nerv* hass* traurig* leider schade bedauer* wein* heul* angst* sorge* furcht* krank* schmerz* tot tod gestorben sterb* kaputt* defekt* beschadigt*
    zerbroch* fehler* fehlt fehlen fehlend* falsch* mangel* problem* storung* absturz* sturzt langsam* verspat* spat zu-spat verzoger* wart* gewartet
    verlor* verlier* verschwund* nutzlos* sinnlos* wertlos* schrott mull mist dreck* scheiss* kacke arsch* idiot* dumm* blod* luge* lugt gelogen betrug*
    betrog* abzocke* abgezockt verarsch* geklaut gestohl* ignorier* unakzeptabel* inakzeptabel* lacherlich* peinlich* schande* frech frust* beschwer*
    reklam* storn* kundig* mahnung* inkasso verweiger* abgelehnt teuer* uberteuert* schmutzig* eklig* ekel* albtraum* alptraum* hasslich* langweil*
    mude anstreng* stress* verwirr* unverstandlich* schuld* unfair* ungerecht* argerlich* droh* gefahr* unsicher* verzweifel* hilflos* krise* krieg*
    ausfall* verpasst gescheitert vergessen doppelt unsinn quatsch nie niemals niemand nichts unmut zumutung frechheit sauerei unverschamtheit kotz*
    weint weinen trane* trauer* trauert leid leidet leiden depri* deprimiert* einsam* todes* mord* ermord* morder* totet toten verbrech* opfer tragodie* tragisch* unfall* brand gewalt* vergewalt* rassis* nazi* fascho* korrupt* heuchl* feige*
    beleidig* beschimpf* angriff* verrat* verrater* falschung* manipul* peinliche armselig* erbarmlich* jammerlich* unsagbar* abartig* widerlich* ekelhaft* abscheu* verabscheu* verfluch* verdammt* fuck* shit* arschloch* wichser* hurensohn* spast*
    trottel* depp* vollidiot* kack* scheiss* scheisse* niederlage* verloren* arbeitslos* armut hunger streik* pleite* schulden* strafe* unertraglich* emporend* emport* frechheiten chaos chaotisch* abgesturzt* erkaltet* grippe fieber kater
    schlaflos* kopfschmerz* bauchschmerz* mist* oje ohje puh* boah wtf nervig* nervt langweilig* mude unfahig* versag* schuldig* zweifel* skandal* drama* tot tote toter terror* panik* verbot* verletz* stau* kaputt`,
  negators: `nicht nie niemals kein keine keinen keiner keines keinem ohne kaum weder nichts niemand ned net nich`,
  stronger: `sehr so total absolut extrem wirklich echt richtig vollig ganz hochst super unglaublich zu uberaus besonders`,
  weaker: `etwas bisschen wenig ziemlich leicht eher einigermassen`,
};
