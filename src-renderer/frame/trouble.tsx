import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { t } from '../../src-shared/words/words.ts';
import { ask, RequestFailure } from '../bridge.ts';
import { tell, tellFailure } from '../ui/notify.tsx';

/** More of them say nothing new, and a fault in a loop must not fill the log. */
const mostReports = 20;
const about = 'trouble';
/** Chromium's word for a layout that settles a frame later: nothing broke. */
const harmless = /^ResizeObserver loop/;

let reports = 0;

/** Lets main write into the log what broke in the page; never fails itself. */
export function report(fault: unknown): void {
  if (reports >= mostReports) return;
  reports += 1;
  const { message, stack } = wordsOf(fault);
  void ask('window.broke', { message: message.slice(0, 2000), stack: stack.slice(0, 8000) }).catch(
    () => undefined, // there is nobody left to tell
  );
}

/** Loads the window anew. Main does it: the page is kept from navigating, itself included. */
export function openAnew(): void {
  void ask('window.reload').catch(() => undefined); // the page that asked may be gone before the answer
}

/** Catches what nobody else has caught: it is logged, said once in plain words, and the window goes on. */
export function watchForTrouble(): void {
  window.addEventListener('error', (event) => {
    if (harmless.test(event.message)) return;
    meet(event.error ?? event.message);
  });
  window.addEventListener('unhandledrejection', (event) => meet(event.reason));
}

function meet(error: unknown): void {
  // A refusal of main that nobody has told is still one for the person, and no fault.
  if (error instanceof RequestFailure) {
    tellFailure(error);
    return;
  }
  report(error);
  notifications.hide(about);
  notifications.show({
    id: about,
    title: t('frame:trouble.title'),
    message: (
      <>
        {t('frame:trouble.message')}
        <br />
        <Button mt="xs" onClick={openAnew}>
          {t('frame:trouble.reload')}
        </Button>
      </>
    ),
    color: 'red',
    autoClose: false,
    withBorder: true,
    closeButtonProps: { 'aria-label': t('dismissMessage') },
  });
}

/** Says what became of the window after its process had died. */
export function tellRevived(): void {
  tell(t('frame:trouble.revivedTitle'), { message: t('frame:trouble.revivedMessage'), about });
}

function wordsOf(error: unknown): { message: string; stack: string } {
  if (!(error instanceof Error)) return { message: String(error), stack: '' };
  return { message: `${error.name}: ${error.message}`, stack: error.stack ?? '' };
}
