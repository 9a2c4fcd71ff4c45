/** What people write in a word or two, by language: our own list, as no set of sentences has it. */
export const shortTurns: Readonly<Record<string, string>> = {
  en: `hello|hi there|hey|good morning|good afternoon|good evening|yes|yes please|no|no thanks|ok thanks|thank you|thank you very much|thanks a lot|please help|help me|what|why|when|
    where is my order|any update|still waiting|bye|see you|sorry|not yet|how much|how are you|it works|it does not work|great|perfect|fine|the parcel|my account|refund please|i understand|of course|what is this|are you there`,
  sw: `habari|habari yako|habari za asubuhi|hujambo|sijambo|mambo|poa|shikamoo|marahaba|jambo|asante|asante sana|ahsante|ndiyo|ndio|hapana|sawa|sawa sawa|tafadhali|naomba msaada|nisaidie|nini|kwa nini|
    lini|wapi|bei gani|ni ngapi|kwaheri|karibu|samahani|pole|pole sana|bado|haifanyi kazi|inafanya kazi|nzuri|nzuri sana|niko hapa|mzigo wangu|agizo langu|pesa yangu|sielewi|nimeelewa|uko wapi|mko wapi|ngapi|
    naomba|nataka|sijui|kesho|leo|jana|sasa|vipi|safi|haraka|mbaya sana|hii ni nini|tuma|nimetuma|sijapata|bado nasubiri|asanteni|tatizo gani|jina langu ni`,
  ha: `sannu|sannu da zuwa|ina kwana|ina wuni|barka da safiya|na gode|nagode sosai|eh|a'a|don allah|yaya dai|lafiya|lafiya lau|ina|me ya sa|yaushe|nawa ne|sai anjima|yi hakuri|ba komai|ban gane ba|na gane|
    taimaka min|kudina|har yanzu|bai zo ba|da kyau|yauwa|to|toh|gaskiya ne|ina kayana|ina so|ba na so|ban sani ba|gobe|yau|jiya`,
  pcm: `how far|how you dey|i dey|wetin|wetin happen|wetin be dis|abeg|abeg help me|no wahala|e don tey|i no know|i no understand|where my money|my moni never come|una do well|well done o|oga|na wa o|e no work|
    e dey work|i don pay|dem never send am|make una help|shey|sabi|i dey wait|i still dey wait|e never come|no vex|abi|thank una|una no try at all|why una dey do like dis|how much e be`,
  pt: `olá|oi|oi tudo bem|bom dia|boa tarde|boa noite|sim|não|sim por favor|não obrigado|obrigado|obrigada|muito obrigado|de nada|por favor|ajuda|me ajuda|pode ajudar|o quê|porquê|por que|quando|onde está|
    quanto custa|ainda não|não funciona|já funciona|está bem|tá bom|tudo bem|perfeito|ótimo|adeus|tchau|até logo|desculpe|a minha encomenda|meu pedido|minha conta|não recebi|estou à espera|cadê|valeu|beleza|entendi|não entendi|
    quero|preciso|hoje|amanhã|ontem|agora|também|você|vocês|uma|são|é isso|então|fixe`,
  de: `hallo|guten tag|guten morgen|guten abend|moin|servus|grüß gott|ja|ja bitte|nein|nein danke|danke|vielen dank|danke schön|bitte|hilfe|können sie helfen|was|warum|wann|wo ist|wie viel|noch nicht|geht nicht|
    es geht|alles klar|in ordnung|super|perfekt|tschüss|auf wiedersehen|entschuldigung|mein paket|meine bestellung|mein konto|ich warte|immer noch|verstehe|ich verstehe nicht|ich möchte|heute|morgen|gestern|jetzt|und|nicht|auch|
    doch|schon|gut|sehr gut|schlecht|mit freundlichen grüßen|liebe grüße|gerne|genau|ach so|was ist das|für|über`,
  fr: `bonjour|bonsoir|salut|coucou|oui|oui s'il vous plaît|non|non merci|merci|merci beaucoup|de rien|s'il vous plaît|aidez-moi|pouvez-vous m'aider|quoi|pourquoi|quand|où est|combien|pas encore|ça ne marche pas|
    ça marche|d'accord|très bien|parfait|super|au revoir|à bientôt|désolé|excusez-moi|mon colis|ma commande|mon compte|j'attends|toujours rien|je comprends|je ne comprends pas|je veux|je voudrais|aujourd'hui|demain|hier|maintenant|
    aussi|c'est|est-ce que|bien|mal|cordialement|voilà|bien sûr|qu'est-ce que c'est|mais|avec|pour|une|les|des`,
  es: `hola|buenos días|buenas tardes|buenas noches|buenas|sí|sí por favor|no gracias|gracias|muchas gracias|de nada|por favor|ayuda|me puede ayudar|qué|por qué|cuándo|dónde está|cuánto cuesta|todavía no|aún no|
    no funciona|ya funciona|vale|está bien|perfecto|genial|adiós|hasta luego|perdón|lo siento|disculpe|mi pedido|mi paquete|mi cuenta|estoy esperando|entiendo|no entiendo|quiero|necesito|hoy|mañana|ayer|ahora|también|usted|ustedes|
    muy bien|muy mal|saludos|claro|qué es esto|pero|con|para|una|los|las|y|el`,
  ar: `مرحبا|اهلا|السلام عليكم|وعليكم السلام|صباح الخير|مساء الخير|نعم|لا|لا شكرا|شكرا|شكرا جزيلا|من فضلك|لو سمحت|ساعدني|ماذا|لماذا|متى|اين|كم|ليس بعد|لا يعمل|يعمل|حسنا|تمام|ممتاز|مع السلامة|اسف|عذرا|طلبي|حسابي|انتظر|فهمت|لم افهم|اريد|اليوم|غدا|امس|الان|ما هذا|لم يصل`,
  other: `ciao|grazie|buongiorno|buonasera|per favore|non funziona|va bene|arrivederci|hallo daar|dank je wel|dank u|goedemorgen|alsjeblieft|het werkt niet|hej|tack|tack så mycket|god morgon|tak|mange tak|takk|hei|kiitos|moi|dzień dobry|
    dziękuję|proszę|cześć|nie działa|děkuji|dobrý den|ahoj|prosím|ďakujem|köszönöm|szia|jó napot|bună|mulțumesc|bună ziua|merhaba|teşekkürler|teşekkür ederim|lütfen|çalışmıyor|terima kasih|halo|selamat pagi|tidak|tolong|cảm ơn|xin chào|
    salamat|kumusta|magandang umaga|mahadsanid|iska warran|ẹ ṣé|bawo ni|daalụ|kedu|sawubona|ngiyabonga|molo|enkosi|murakoze|muraho|webale|oli otya|dumela|kea leboha|سلام|ممنون|متشکرم|شکریہ|کیا حال ہے|چطوری|کجاست`,
};
