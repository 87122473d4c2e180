import { wallTimeOf } from '../../src-shared/domain/time.ts';
import { t } from '../../src-shared/words/words.ts';
import { formatWhen } from '../ui/format.ts';
import { zoneName } from '../ui/zone-name.ts';
import type { FormWhen } from './form-when.ts';

type Moment = { now: number; timeZone: string; laptop: string };

/**
 * What the fields say of when: "Tue 3 Mar 09:00–09:50", with the year where it is another one, and with the zone where
 * the laptop's clock shows another time than the practice's; or what the clocks make of it. Null while they say nothing.
 */
export function whenSentence(
  formWhen: FormWhen,
  startTime: string,
  { now, timeZone, laptop }: Moment,
): string | null {
  if (formWhen.kind === 'twice') return t('booking:twice.why', { time: startTime });
  if (formWhen.kind === 'wrong')
    return formWhen.field === 'startTime' && startTime !== '' ? formWhen.message : null;
  const year = wallTimeOf(now, timeZone).slice(0, 4);
  const when = formatWhen(formWhen.when, timeZone, year);
  const isElsewhere = wallTimeOf(now, laptop) !== wallTimeOf(now, timeZone);
  return isElsewhere && !formWhen.when.allDay
    ? t('booking:when.elsewhere', {
        when,
        zone: zoneName(timeZone),
        laptop: zoneName(laptop),
      })
    : when;
}
