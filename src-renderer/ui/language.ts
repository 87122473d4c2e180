import type { Settings } from '../../src-shared/domain/settings.ts';
import { languageOf } from '../../src-shared/words/language.ts';
import { speak } from '../../src-shared/words/words.ts';

/** Speaks the language of the settings from now on; what is on the screen has to be drawn anew. */
export function speakAs({ language: choice }: Pick<Settings, 'language'>): void {
  const language = languageOf(choice, navigator.language);
  speak(language);
  document.documentElement.lang = language;
}
