import type { Meaning } from './mime/quote-signs.ts';

type Attributes = Record<string, string | undefined>;

/** Answers may stand beside the quotes within a block that is named like them, so only blockquotes count. */
const blockClasses = /(^|\s)(gmail_quote|protonmail_quote|tutanota_quote)(\s|$)/;
const quoteClasses =
  /(^|\s)(yahoo_quoted|zmail_extra|moz-email-quote|ms-outlook-mobile-reference-message|front-blockquote|freshdesk_quote|airmail_ext_on|bloop_original_html)(\s|$)/;
const quoteIds =
  /^(x_)*(mail-editor-reference-message-container|yahoo_quoted_\w{1,20}|isReplyContent|OLK_SRC_BODY_SECTION|oriMsgHtmlSeperator|reply-intro)$/i;
const headClasses = /(^|\s)(moz-cite-prefix|OutlookMessageHeader|gmail_attr)(\s|$)/i;
const headIds = /^(x_)*divRplyFwdMsg$/i;
const signatureClasses =
  /(^|\s)(signature|gmail_signature|gmail_signature_prefix|moz-signature|protonmail_signature_block|tutanota-signature|ydp\w{1,20}signature|yahoo-signature|bloop_sign)(\s|$)/;
const signatureIds =
  /^(x_)*(Signature|AppleMailSignature|ms-outlook-mobile-signature|ms-outlook-mobile-body-separator-line|Zimbra-Signature)$/i;

function isCited(tag: string, { type, name, class: classes = '' }: Attributes): boolean {
  return (
    (tag === 'blockquote' && (type?.toLowerCase() === 'cite' || blockClasses.test(classes))) ||
    (tag === 'div' && name === 'quote')
  );
}

function isSignature(attributes: Attributes): boolean {
  return (
    attributes['data-smartmail'] === 'gmail_signature' ||
    signatureClasses.test(attributes.class ?? '') ||
    signatureIds.test(attributes.id ?? '')
  );
}

/** What a mail program says of a part of its HTML by the names it gives; a bare blockquote may be layout. */
export function meaningOf(tag: string, attributes: Attributes): Meaning | undefined {
  const { class: classes = '', id = '' } = attributes;
  if (isCited(tag, attributes) || quoteClasses.test(classes) || quoteIds.test(id)) return 'quote';
  if (headClasses.test(classes) || headIds.test(id)) return 'head';
  if (isSignature(attributes)) return 'signature';
  return tag === 'blockquote' ? 'indent' : undefined;
}
