import type { WordList } from './word-list.ts';

export const en: WordList = {
  good: `
    good great best better excellent perfect perfectly amazing awesome fantastic wonderful brilliant superb outstanding lovely love loved
    loves loving enjoy* happy happier happiest glad pleased pleasant delight* satisfied thank thanks thankful thx ty grateful appreciat* helpful
     kindly friendly polite patient quick quickly fast smooth smoothly easy easily effortless simple convenient reliable efficient
    professional recommend* impress* nice nicely cool fun funny hilarious lol haha* laugh* smil* beautiful gorgeous pretty cute sweet
    congrats congratulations win wins won winner success* excit* thrilled hope hopefully blessed bless proud welcome worth worthy resolved
    solved fixed sorted works worked relief relieved comfortable correct fair generous honest safe trust* favorite favourite yay woohoo
    cheers bravo respect hero legend genius interesting fascinating incredible super terrific fabulous stunning celebrat* agree* luck lucky
    improve* improvement joy peace support* blast yes yeah adorable care caring hug hugs inspir* wow valuable bonus benefit* refreshing
    courteous attentive thoughtful gracious prompt promptly seamless flawless spotless exceptional exceeded wholesome solid upgrade*`,
  bad: `
    bad worse worst terrible horrible awful dreadful poor poorly pathetic disgust* disappoint* unhappy unsatisfied dissatisfied angry
    anger furious mad rage annoy* frustrat* upset* hate hated hates hating sad sadly sorry cry crying cried depress* miserable lonely hurt*
    pain painful sick ill die died dying dead death kill* broken broke break damaged damage defect* faulty fail* failure wrong mistake*
    error* issue* problem* trouble* bug bugs buggy crash* late delay* slow slowly waiting lost lose losing loser missing stuck useless
    worthless waste* rubbish garbage trash crap shit shitty bullshit fuck* damn hell idiot* stupid dumb moron* fool* liar lie lied lies lying
    scam* fraud* cheat* steal* stole stolen rip-off ripoff rude ignored ignore ignoring unhelpful unprofessional unacceptable incompetent
    ridiculous absurd outrageous shame* shameful embarrass* fear scared scary afraid worr* anxious nervous terrified panic stress* confus*
    complain* complaint* refuse* refused denied reject* cancel* overcharged charged twice expensive overpriced dirty filthy disaster nightmare
    nasty ugly gross creepy weird boring bored tired exhausted sucks suck sucked regret* unfortunately never nothing nobody no not neglect* abuse*
    attack* racist racism toxic evil cruel violen* war guilty blame* unfair dishonest mislead* misled suffer* ruin* destroy* threat* danger*
    unable unsafe unreliable annoying ashamed awkward cringe lame hopeless pointless dread* despis* betray* devastat* heartbreak* inconvenien*`,
  negators: `not no never nor neither none nobody nothing cannot without hardly barely dont doesnt didnt isnt wasnt arent werent cant wont
    couldnt wouldnt shouldnt hasnt havent hadnt aint don't doesn't didn't isn't wasn't aren't weren't can't won't couldn't wouldn't
    shouldn't hasn't haven't hadn't ain't`,
  stronger: `very really so extremely absolutely totally completely utterly highly incredibly super too most such deeply truly`,
  weaker: `slightly somewhat little bit kinda fairly rather`,
};
