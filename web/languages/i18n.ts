import { i18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';

// The macros import i18n from here (build.ts): there is always a language, also where a part is tested alone.
i18n.setMessagesCompiler(compileMessage);
i18n.loadAndActivate({ locale: 'en', locales: 'en-GB', messages: {} });

export { i18n };
