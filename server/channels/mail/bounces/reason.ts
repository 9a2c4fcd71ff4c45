import type { BounceReason } from '#core/channels/bounce-reasons.ts';

/**
 * That the sender is refused, in words that hold whatever stands beside them: which mailbox, domain or account does not exist
 * is then ours. All patterns are short and run on one line of limited length.
 */
const ofSender =
  /(?<!\bto |\bto the )sender (address |domain |mailbox |e-?mail )?(is |was |has been |could )?(not |been )?(reject|refus|denied|unknown|unverif|verif|invalid|does ?n[o']t exist|found|valid)|(unknown|invalid|bad|illegal) (envelope |return |mail )?(sender|from address|return path)|sender('s)? (host ?name|host|domain|address|name) .{0,40}(lookup|fail|unknown|does ?n[o']t|not |no )|envelope (sender|from) .{0,60}(does ?n[o']t|not |unknown|invalid|reject|no )|(domain|host|address) (of|in) (the )?(envelope )?(sender|mail from|return.?path)|domain in mail from|(disabled|suspended|locked|not enabled) (for|from) (sending|outgoing|outbound)|sending (e-?mail |mail |messages )?(is |was |has been )?(disabled|suspended|locked)|(?<!recipient |address )verification failed for|(expired|disabled|suspended|locked) for your (account|domain)|your (e-?mail |mail )?(account|mailbox|address|domain)( \S{1,60})? (is |was |has been )?(temporarily |permanently )?(suspended|disabled|locked|closed|inactive|deactivated|expired)/;

/** What servers say, the telling before the vague. */
const sayings: Array<[BounceReason, RegExp]> = [
  ['virus', /\bvirus|malware|infected/],
  ['loop', /mail loop|too many hops|hop count|loop(s)? back|loop detected|looping|routing loop|local loop/],
  ['system', /temporar\w* (locked|disabled|suspended)/],
  ['sender-refused', /my name was rejected|unroutable sender/],
  ['too-many', /\b(daily|hourly|sending|outgoing) (\w+ ){0,2}(quota|limit)\b/],
  [
    'full',
    /mailbox (is )?full|over ?quota|quota (is )?exceed|exceed\w* (the )?(\w+ )?(quota|storage)|mailbox (size )?(limit )?exceeded|insufficient (disk|system)? ?(storage|space)|disc quota|disk full|not enough (storage|space)|mailbox .{0,80}(is full|over its)|out of storage|storage limit|容量|いっぱい|quota reached|no space left|exceeds allowed size/,
  ],
  [
    'too-large',
    /too (large|big)|size (limit|exceeds)|exceeds (the )?(fixed )?maximum|message size|larger than|sizelimit/,
  ],
  [
    'content',
    /content (presents|reject|error)|potentially (harmful|dangerous)|multiple \w+ (5[\d. -]+)?headers?|rfc ?5?[238]22 compliant|addresses in from/,
  ],
  [
    'not-proven',
    /dmarc|\bspf\b|sender policy framework|dkim|unauthenticated|not authenticated|authentication (check|fail|result|information|requirements)|sender ?id\b|purported responsible|5\.7\.(20|21|22|23|25|26|27)\b/,
  ],
  [
    'encryption',
    /starttls|\btls\b.{0,40}(require|fail|negotiat|handshake|not)|certificate (verif|fail)|encryption (needed|required)|require.{0,20}\btls\b/,
  ],
  [
    'too-many',
    /too many (recipients|connections|messages|mails|concurrent|errors|invalid|emails)|rate ?limit|throttl|temporarily (deferred|rate)|sending (rate|too)|exceeded .{0,40}(rate|limit|number|allowance)|unusual rate|daily (sending )?(user |message )?(quota|limit)|slow down|max\w* (number of )?(messages|recipients|connections)|connection limit|mail at a rate|reached your dai|deferred due to user complaints|frequency limited/,
  ],
  ['spam', /spam(?!haus|cop)(?!ming issues)|\bjunk|unsolicited|bulk mail|\bub?ce\b|phish|abusive|suspicious/],
  [
    'blocked',
    /\bblock(ed|ing|list| list)|bloqu[eé]e|blacklist|black list|\b[dr]?nsbl\b|\brbl\b|spamhaus|spamcop|barracudacentral|sorbs|reputation|listed (in|at|by|on)\b|reverse (dns|lookup|hostname|mapping)|\bptr\b|\brdns\b|access denied.{0,40}(ip|client)|client host .{0,100}rejected|banned|dynamic ip|bad dns|\bhelo\b|mismatches client ip|service refuse|spamming issues/,
  ],
  ['sender-refused', ofSender],
  [
    'moved',
    /has moved|no longer (works|with|at)\b|user has moved|please (use|try) .{0,60}(instead|new address)|new (e-?mail )?address/,
  ],
  [
    'disabled',
    /\b(mailbox|account|user|recipient|address)\b.{0,80}\b(disabled|suspended|inactive|deactivated|closed|locked|frozen|terminated|discontinued|not active|expired)\b|\b(disabled|inactive|suspended|locked|expired|deactivated) (recipient|user|account|mailbox|address)|no longer (accept|valid|available|in use|active)|利用停止/,
  ],
  [
    'no-domain',
    /host (or domain name )?(name )?(not found|unknown)|unknown host|(invalid|unknown|illegal) domain|domain (name )?(not found|does ?n[o']t exist|unknown|missing)|no such (domain|host)|unrouteable (mail )?domain|name (service error|or service)|bad destination mailbox domain|null ?mx|\bno mx\b|unable to (route|resolve|look ?up)|illegal host|all relevant mx records point|nxdomain|name has no usable address|no smtp service|mail exchanger or ip|does not accept mail|no mail server|could not find a gateway|domain .{0,60}could ?n.t be found/,
  ],
  [
    'no-mailbox',
    /\b(user|users|recipient|mailbox|account|address|addressee|name)\b.{0,60}\b(unknown|not (be )?found|not known|does ?n.t exist|do(es)? not exist|doesn.t have|not exist|invalid|is not (a )?(valid|known|listed|recogni[sz]ed|here)|not (listed|recogni[sz]ed|registered|available|a (valid|known))|nonexistent|non-existent|could ?n.t be found)|\b(unknown|no such|invalid|bad|non-?existent|not a (known|valid)|illegal|no valid|undefined) (local |destination |mail |e-?mail |internet |virtual )?(user|recipient|mailbox|account|address|alias|person|destination)|no (such )?(mailbox|user|recipient|person|account|addressee)\b|user[ :-]{1,3}unknown|not our customer|recipnotfound|unrout(e)?able address|there is no (one|such)|no one (here )?by|unknown address|nicht bekannt|unbekannt|inconnu|desconocid|不明|見つかりません|does not have an account|wasn.t found at|adresse .{0,30}invalide|hasn.t a .{0,40} account|this user doesn.t have|badly formatted|mailbox (is )?unavailable/,
  ],
  [
    'no-relay',
    /relay(ing)? ?(is )?(denied|access|not|prohibited|disallowed)|unable to relay|not (permitted|allowed|configured) to relay|relay (operation )?reject|insecure mail relay|does not relay|we do not relay|not an open relay|rcpthosts/,
  ],
  [
    'sender-refused',
    /sender (address |was |is |domain )?(reject|denied|refus|not|verif|unknown|blocked|invalid)|(mail )?from .{0,60}(rejected|refused|denied|not allowed)|invalid sender|bad (return path|sender)|domain of sender|sender.{0,40}(not|does not|must)|envelope (sender|from)|not allowed to send|backscatter|address is not verified/,
  ],
  [
    'filtered',
    /\bfilter|user reject|refused by (the )?(user|recipient)|does not (want|wish|accept)|only accepts|recipient (refuses|has (blocked|rejected))|not (accept|allow)\w* .{0,40}from (you|this|external)|restricted|rejected by (the )?(recipient|user|mailbox)|permission.{0,20}(to send|to the recipient|deliver)|not a? ?member|受信拒否|authorized senders|allowed to (send|post)|dmarc quarantine/,
  ],
  [
    'content',
    /message content|content|attachment|header error|illegal (character|mime)|malformed|8-?bit|\bmime\b|bare (lf|cr)|lines? too long|media type|executable|smtputf8/,
  ],
  [
    'expired',
    /\bexpired|delivery time|has been (in|on) the (mail )?queue|given up|multiple retries|retry (time|timeout)|not (be )?delivered within|could not be delivered for|message timed out|undeliverable after|queue lifetime|still undelivered|unable to deliver .{0,40}(days|hours)/,
  ],
  [
    'network',
    /not accepting connections|connection (timed|refused|dropped|reset|lost|closed|failed|died|error)|timed? ?out|connect(ing)? to|no route|network (error|unreach)|unreachable|not reachable|could not connect|couldn.t connect|unable to (connect|reach)|lost connection|dns (server|lookup|failure)|not responding|did not respond|broken pipe|host (name )?lookup fail|did not accept our requests to connect/,
  ],
  [
    'policy',
    /\bpolic|prohibited|security|administrative|not permitted|not allowed|unauthori[sz]ed|access denied|permission|denied|violation|authentication required|must authenticate|\brejected\b|refused/,
  ],
  [
    'system',
    /system (error|config|problem|fail|not|resources)|internal (server )?error|temporary (failure|error|problem)|server (error|unavailable|busy|config|down)|service (is )?(currently )?(unavailable|not available)|local (configuration )?(error|problem)|operating system|command (parameter|not|rejected)|sequence of commands|i\/o error|read-only|unable to (write|open|create)|maildrop|procmail|can(no|')?t create|cannot (open|append|lock|update)|loadavg|unknown mailer error|input\/output|transaction failed|protocol (error|violation)|delivery attempt/,
  ],
];

/** What may be concluded from all that a report says, and not only from what the other server said. */
const plain = new Set<BounceReason>(['full', 'no-domain', 'no-mailbox', 'disabled', 'expired', 'network', 'too-large']);

const byStatus: Array<[RegExp, BounceReason]> = [
  [/^.\.1\.[0136]$/, 'no-mailbox'],
  [/^.\.1\.(2|10)$/, 'no-domain'],
  [/^.\.1\.[78]$/, 'sender-refused'],
  [/^.\.2\.1$/, 'disabled'],
  [/^.\.2\.2$/, 'full'],
  [/^.\.[23]\.[34]$/, 'too-large'],
  [/^.\.3\.1$/, 'full'],
  [/^.\.4\.4$/, 'no-domain'],
  [/^.\.4\.[1235]$/, 'network'],
  [/^.\.4\.316$/, 'expired'],
  [/^.\.4\.6$/, 'loop'],
  [/^.\.4\.7$/, 'expired'],
  [/^.\.5\.3$/, 'too-many'],
  [/^.\.6\.\d+$/, 'content'],
  [/^.\.7\.(9|10|11)$/, 'encryption'],
  [/^.\.7\.2[0-9]$/, 'not-proven'],
  [/^.\.7\.\d+$/, 'policy'],
  [/^.\.[34]\.\d+$/, 'system'],
];

/** Statuses that say which it is, whatever words stand beside them. */
const telling = /^.\.(1\.(1|2|6|7|8|10)|2\.2|4\.7|7\.2[0-9])$/;

function ofStatus(status: string | null): BounceReason | undefined {
  return status === null ? undefined : byStatus.find(([pattern]) => pattern.test(status))?.[1];
}

/** Why it did not arrive: by the status where that says it, else by the words, else by what the status leaves. */
export function reasonOf(words: string, status: string | null): BounceReason {
  const said = words.slice(0, 2_000).replaceAll(/\s+/g, ' ').toLowerCase();
  const byWords = sayings.find(([, pattern]) => pattern.test(said))?.[0];
  const byCode = ofStatus(status);
  // Many servers write 5.1.1 beside "mailbox full" or of a sender, and "user unknown" beside 5.7.1.
  const beside = byWords === 'full' || ofSender.test(said);
  if (status !== null && telling.test(status) && byCode !== undefined && !beside) return byCode;
  return byWords ?? byCode ?? 'unknown';
}

/** Why it did not arrive by all the words of a report: only what they say without doubt. */
export function reasonAround(words: string, status: string | null): BounceReason {
  const reason = reasonOf(words, status);
  return plain.has(reason) || reason === ofStatus(status) ? reason : (ofStatus(status) ?? 'unknown');
}

const enhanced = /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?!\d|\.\d)/;
const reply = /(?<![\d.\w-])([45]\d\d)(?=[\s:;,)\]'"-]|$)/;
const vague = /^[245]\.0\.0$/;

/** The status of RFC 3463 in what a server said; of several the one that says more. */
export function statusIn(...texts: Array<string | undefined>): string | null {
  const found = texts.flatMap((text) => enhanced.exec(text ?? '')?.[1] ?? []);
  return found.find((status) => !vague.test(status)) ?? found[0] ?? null;
}

/** The class of an SMTP answer (RFC 5321) in what a server said: 4 passes, 5 stays. */
export function classIn(text: string): '4' | '5' | undefined {
  const status = statusIn(text)?.[0] ?? reply.exec(text)?.[1]?.[0];
  return status === '4' || status === '5' ? status : undefined;
}
