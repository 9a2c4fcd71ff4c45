import { expect, test } from 'vitest';
import { language as languages } from '#core/contract/people-shapes.ts';
import { invitationNotice, resetNotice } from './notices.ts';

const invitation = { company: 'Acme', by: 'Ada', link: 'https://acme.example/join?token=x', days: 7 };

test('mails to colleagues speak the language of the company, each with its link', () => {
  const subjects = languages.options.map((language) => {
    const { subject, text, html } = invitationNotice({ ...invitation, language });
    expect(text).toContain(invitation.link);
    expect(html).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
    expect(subject).toContain('Acme');
    return subject;
  });
  expect(new Set(subjects).size).toBe(languages.options.length);
  expect(resetNotice({ name: 'Ada', link: invitation.link, language: 'de' }).subject).toBe('Neues Passwort festlegen');
  expect(resetNotice({ name: 'Ada', link: invitation.link, language: 'it' }).subject).toBe('Set a new password');
});
