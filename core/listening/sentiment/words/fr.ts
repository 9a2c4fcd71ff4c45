import type { WordList } from './word-list.ts';

export const fr: WordList = {
  good: `
    bon bonne bons bonnes bien mieux meilleur* excellent* parfait* genial* super top formidable* fantastique* magnifique* merveill* incroyable*
    extraordinaire* remarquable* impeccable* agreable* sympa* gentil* aimable* adorable* poli polie polis serviable* efficace* rapide* rapidement
    facile* facilement simple simplement pratique* fiable* competent* professionnel* patient* merci* remerci* reconnaissan* satisf* content* heureu*
    ravi* enchant* plaisir* aime* adore* recommand* conseille felicit* bravo chapeau respect* resolu* regle reparé marche fonctionne aide*
    joie joyeu* rire* ris drole* marrant* mdr lol haha* sourire* beau belle beaux belles joli* mignon* charmant* chouette cool amour* coeur* bisou* gagn* victoire*
    succes reussi* reussite espoir* espere* fier* fiere* chance bonheur confiance honnete* juste rassur* soulag* bienvenue utile* precieu* confortable*
    propre delicieu* interessant* passionnant* impressionn* champion* merite* profite* fete* vive 
    j'aime j'adore t'aime aimer aimes aiment aimait adorer plaisirs sourit souriant* rigol* ptdr xd chanceu* fabuleu* splendide* superbe* sublime* grandiose* epatant* ingenieu* brillant* talent*
    talentueu* delice* savoureu* tendre* tendresse douceur doux calme serein* paix libre liberte fidele* loyal* vaillan* courage* genereu* generosite solidarite soutien soutenir encourag*
    ameliore* amelior* progres gagnant* favori* prefere* preferee parfaitement kiff* top-notch cadeau* benefi* avantage* ideal* exemplaire* motive* inspire* inspir* emouvant* touchant* jolie tranquille vivement
    anniversaire vacances repos ouf yes oui youpi hourra amities amitie ami amis amie amies`,
  bad: `
    mauvais* mal pire* nul nulle nuls nulles horrible* terrible* affreu* catastroph* desastr* lamentable* minable* pitoyable* honteu* honte scandal*
    inadmissible* inacceptable* insupportable* decu* decev* deception* mecontent* insatisf* fache* enerv* colere* furieu* rage* marre agac* deteste*
    hais haine* triste* tristesse malheureu* malheur* desole* dommage pleur* peur* crainte* inquiet* inquiet* angoiss* stress* malade* douleur* mort*
    mourir casse* abime* endommag* defectueu* panne* bug bugs plante* erreur* faute* faux fausse probleme* souci* difficile* lent* lente* lenteur*
    retard* attend* attente* perdu* perd* manqu* disparu* inutile* merde* putain con connard* conne idiot* stupide* bete imbecile* debile* menteu* mensonge* ment
    arnaqu* escroqu* vole* voleu* fraude* tromp* ignore* impoli* desagreable* incompetent* malpoli* ridicule* absurde* plainte* plaindre reclam* refus*
    annul* rembours* sale* degueu* degout* cauchemar* moche* laid* ennuy* ennui fatigu* epuis* confus* incomprehensible*
    injuste* danger* menac* crise* guerre* attentat* echec* echou* rate* impossible* bloque* jamais rien aucun* personne helas malheureusement regrett*
    regret* galere* chiant* foutre fout grave pourri* saoul* abus*
    malade malades cauchemars horreur atroce* monstrueu* odieu* ignoble* immonde* infect* pitie pitoyable lamentablement insulte* insult* agress* violen* viol racis* sexis* haineu* harcel* mepris* trahi* trahison coupable*
    crime* criminel* meurtre* assassin* tue tuer tuent tues drame* tragedie* tragique* victime* deces decede* enterrement larmes souffr* souffrance pauvre* misere chomage greve* grippe covid crash*
    accident* incendie* inondation* polem* scandaleu* corrupt* corruption complot* hypocrit* lache laches faible* faiblesse fail defaite* perdants perdant* ras-le-bol relou* gonfl* saoule* soule* gav* degage* tais casse-pieds
    putains bordel merdique* salaud* salope* ordure* cretin* abruti* fdp ntm pfff* grr* beurk aie zut mince dur dure durs galerer insomnie solitude desespoir desesper* decourag* impuissan*
    imposs* incapable* insuffisan* incompet* incorrect* injure* inadmiss* indign* ingrat* absent* carence* manque litige* contentieux plainte couteux onereu*`,
  negators: `pas ne n'est n'ai n'a jamais rien aucun aucune sans ni plus guere personne c'est-pas`,
  stronger: `tres trop vraiment tellement si extremement absolument totalement completement super hyper fort particulierement`,
  weaker: `un-peu peu assez plutot legerement moyennement`,
};
