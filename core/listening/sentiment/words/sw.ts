import type { WordList } from './word-list.ts';

/** Swahili verbs carry who and when before their root: such roots stand between two `*`. */
export const sw: WordList = {
  good: `
    nzuri vizuri mzuri wazuri uzuri vyema njema mwema wema bora ubora safi poa asante asanteni ahsante ahsanteni *shukuru* shukrani shukran *furah* furaha
    *pendez* *napend* *mependa* *twapenda* upendo mapenzi kipenzi hongera pongezi *pongez* haraka rahisi urahisi *aminifu* *aminika* *saidia* msaada
    baraka *barik* ubarikiwe ushindi *shinda mshindi washindi ubingwa bingwa mabingwa amani salama heri bahati *tumaini* tumaini matumaini *pendekez*
    kamili hodari mahiri *ridhi* kuridhika *fanikiw* *fanikish* mafanikio *boresh* *timiz* *jivuni* fahari jasiri ujasiri shujaa mashujaa *heshim* heshima
    *faidi* faida manufaa *nufai* neema *thamini* thamani *furaish* shangwe *shangili* *sherehe* tabasamu *tabasam* *cheka* haha* hahaha* mtamu tamu utamu
    mrembo warembo *pumzik* usalama *imarik* *imarish* maendeleo *endelez* *karibish* karibu nafuu zawadi punguzo ofa heko aminia kipaji
    vipaji mzalendo uzalendo umoja ukombozi *komboa* haki kweli sifa *sifu *hamasa* *hamasish* *tukuf* utukufu *abudu* amina ameen amen mola`,
  bad: `
    mbaya vibaya wabaya ubaya ovyo hovyo duni uduni tatizo matatizo shida kosa makosa *kosea* haifanyi haifai *haribik* *haribu* uharibifu *vunjik*
    *chelew* polepole *subiri *subirishwa *potea *poteza *poteze* hasira *kasirik* *kasirish* *kera kero *udhi* maudhi huzuni *sikitik* *sikitish* masikitiko
    pole samahani *chukia* *chukiz* chuki mwizi wezi wizi *ibiwa *iibia* utapeli matapeli tapeli *tapel* uongo mwongo waongo *danganya* *dangany* aibu *dharau*
    upuuzi *puuz* ujinga mjinga wajinga pumbavu mpumbavu wapumbavu upumbavu takataka mavi ugonjwa magonjwa mgonjwa wagonjwa *umwa maumivu *umiza* kifo vifo *mekufa
    *fariki* *fiwa msiba *ua kuuawa *uawa mauaji vita hofu *ogopa* *ogopesh* wasiwasi *choka *chosha* ghali *lalamik* malalamiko *kataa *kataliwa *gomea haijafika
    hazijafika sijapata sijapokea hamjibu *shindwa *shindikana kushindwa rushwa ufisadi fisadi mafisadi unyama ukatili katili uchungu *lilia* machozi jela
    gereza mahabusu *kamatwa* mbaroni ajali maafa janga corona mafuriko moto *teketea* *teseka* mateso *tesa* dhuluma *dhulum* *onea *onewa uonevu *laani* laana
    *tukana matusi *tishia* vitisho tishio *hatari* hatari *kwama *umbuka *fedheh* *feli* *athiri* madhara *adhib* adhabu umaskini maskini njaa *kosefu ukosefu
    *haramu* uhalifu mhalifu wahalifu *pigwa *vuruga vurugu *gomvi* ugomvi utata *changanyik* mkanganyiko usumbufu *sumbu* *nyanyas* *bakwa *baka ubakaji`,
  negators: `si sio siyo hapana hakuna bila wala kamwe hata`,
  stronger: `sana mno kabisa zaidi hasa kweli`,
  weaker: `kidogo kiasi`,
};
