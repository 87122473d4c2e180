import type { Slot, SlotView } from '../../src-shared/domain/slot.ts';
import type { Handlers } from '../ipc/serve.ts';
import { holidayPlaces, holidaysOf } from './holidays.ts';
import type { HoursService } from './hours-service.ts';
import type { SlotService } from './slot-service.ts';
import type { WeeklySlotService } from './weekly-slot-service.ts';

type Channels = Extract<keyof Handlers, `${'hours' | 'holidays' | 'slots'}.${string}`>;

/** What the window may ask about hours, holidays and openings. */
export function availabilityHandlers(
  hours: HoursService,
  slots: SlotService,
  weeklySlots: WeeklySlotService,
): Pick<Handlers, Channels> {
  const viewed = async (written: Promise<Slot>): Promise<SlotView> =>
    slots.view({ id: (await written).id });
  return {
    'hours.get': () => hours.get(),
    'hours.replace': (input) => hours.replace(input),
    'hours.putException': (exception) => hours.putException(exception),
    'hours.removeException': (input) => hours.removeException(input),
    'hours.addTimeOff': (off) => hours.addTimeOff(off),
    'hours.changeTimeOff': (input) => hours.changeTimeOff(input),
    'hours.removeTimeOff': (input) => hours.removeTimeOff(input),
    'holidays.places': (input) => holidayPlaces(input),
    'holidays.offer': ({ place, year, language }) => holidaysOf(place, year, language),
    'holidays.accept': (input) => hours.acceptHolidays(input),
    'slots.inRange': (range) => slots.viewsInRange(range),
    'slots.publish': (draft) => viewed(slots.create(draft)),
    'slots.change': (input) => viewed(slots.change(input)),
    'slots.withdraw': (input) => viewed(slots.withdraw(input)),
    'slots.withdrawSeveral': async (input) => {
      const withdrawn = await slots.withdrawSeveral(input);
      return Promise.all(withdrawn.map(({ id }) => slots.view({ id })));
    },
    'slots.weekly': () => weeklySlots.list(),
    'slots.publishWeekly': (draft) => weeklySlots.publish(draft),
    'slots.withdrawWeekly': (input) => weeklySlots.withdraw(input),
  };
}
