import './schema-setup.ts';
import './ui/mantine-styles.ts';
import '@mantine/notifications/styles.layer.css';
import './ui/tokens.css';
import './ui/base.css';
import type { TimeRange } from '../src-shared/domain/time.ts';
import { setNonce } from 'get-nonce';
import { createRoot, type Root } from 'react-dom/client';
import { App } from './app.tsx';
import { failureOf } from './bridge.ts';
import { recallView, shownDaysNow } from './calendar/position-store.ts';
import { drawnRange } from './calendar/shown-days.ts';
import { goTo, routeOf } from './frame/route.ts';
import { StartFailure } from './frame/start-failure.tsx';
import { reportAt } from './money/report-address.ts';
import { watchForTrouble } from './frame/trouble.tsx';
import { sheetAt } from './print/sheet-address.ts';
import { isSameRange, showRange } from './store/bookings-store.ts';
import { followMain } from './store/follow.ts';
import { useSettings } from './store/settings-store.ts';
import { useStart } from './store/start-store.ts';
import { speakAs } from './ui/language.ts';
import { colorDocument } from './ui/theme.ts';

/** The nonce main served this page with; styles made at run time carry it. */
function styleNonce(): string {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
  return meta?.nonce || meta?.content || '';
}

const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no #root');
const nonce = styleNonce();
setNonce(nonce);
speakAs({ language: 'system' }); // until the settings say otherwise
watchForTrouble();

void begin(createRoot(container));

/** What the calendar shows, as far as the settings are known: before they are, by the clock of this laptop. */
function rangeOnScreen(): TimeRange {
  return drawnRange(shownDaysNow(), useSettings.getState().settings.practiceTimeZone);
}

/** Not awaited above: what is imported in here imports this file, which has to be through by then. */
async function begin(root: Root): Promise<void> {
  try {
    const sheet = sheetAt(window.location.hash);
    const report = reportAt(window.location.hash);
    if (sheet !== null) {
      const { drawSheet } = await import('./print/draw-sheet.tsx');
      await drawSheet(root, sheet);
    } else if (report !== null) {
      const { drawReport } = await import('./money/draw-report.tsx');
      await drawReport(root, report);
    } else {
      const following = followMain();
      recallView();
      const guess = rangeOnScreen();
      const guessed = showRange(guess); // most probably these days: they are asked for together with all else
      await following;
      if (useStart.getState().state?.isWanted === true && window.location.hash === '')
        goTo('start');
      const range = rangeOnScreen();
      const days = isSameRange(range, guess) ? guessed : showRange(range);
      if (routeOf(window.location.hash).page === 'calendar') await days; // drawn once, with what is in it
      colorDocument(useSettings.getState().settings.theme);
      root.render(<App nonce={nonce} />);
    }
  } catch (error) {
    root.render(<StartFailure message={failureOf(error).message} />);
  }
}
