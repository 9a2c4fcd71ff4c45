import { i18n } from '@lingui/core';

// The macros import i18n from here (build.ts): there is always a language, also where a part is tested alone. What has
// values is compiled when the console is built; the rest is text as it stands.
i18n.setMessagesCompiler((text) => [text]);
i18n.loadAndActivate({ locale: 'en', locales: 'en-GB', messages: {} });

export { i18n };
