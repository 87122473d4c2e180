import { dayOf } from '../../src-shared/domain/time.ts';
import { t } from '../../src-shared/words/words.ts';
import { ask } from '../bridge.ts';
import { positionNow } from '../calendar/position-store.ts';
import { useSettings } from '../store/settings-store.ts';
import { now } from '../ui/clock.ts';
import { tell, tellFailure } from '../ui/notify.tsx';

type Choices = { withNotes?: boolean };

/** Saves or prints the day or week that the calendar shows. */
export function printFor(
  kind: 'day' | 'week',
  to: 'file' | 'printer',
  { withNotes = false }: Choices = {},
): void {
  const { practiceTimeZone } = useSettings.getState().settings;
  const day = positionNow().day ?? dayOf(now(), practiceTimeZone);
  ask('print.sheet', { kind, day, withNotes, to })
    .then(({ savedAs }) => {
      if (savedAs !== null) tell(t('print:menu.saved'), { message: savedAs });
    })
    .catch(tellFailure);
}
