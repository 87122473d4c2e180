import { openNewBooking } from '../booking/dialog-store.ts';
import { formatLongDay } from '../ui/format.ts';

/**
 * Makes the column of a day a stop for the Tab key: from there the arrow keys scroll the hours, and
 * Enter begins a booking on that day.
 */
export function letDayTakeFocus({ el }: { el: HTMLElement }): void {
  const day = el.dataset['date'];
  if (day === undefined) return;
  el.tabIndex = 0;
  el.setAttribute('aria-label', formatLongDay(day));
  el.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.target !== el) return;
    event.preventDefault();
    openNewBooking({ beginning: { day } });
  });
}
