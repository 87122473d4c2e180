import { app, dialog } from 'electron';
import { languageOf } from '../src-shared/words/language.ts';
import { speak, t } from '../src-shared/words/words.ts';
import { explainStartFailure } from './start-failure.ts';

/** Tells the person, in the language of their system, what stopped the start; ends when they have read it. */
export async function tellStartFailure(
  error: unknown,
  place: { dataFolder: string; backups: string },
): Promise<void> {
  await app.whenReady();
  speak(languageOf('system', app.getLocale()));
  const { title, message } = explainStartFailure(error, place);
  console.error(`${title}\n${message}\n`, error);
  await dialog.showMessageBox({
    type: 'error',
    title,
    message: title,
    detail: message,
    buttons: [t('shell:start.quit')],
  });
}
