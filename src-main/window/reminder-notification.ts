import { Notification } from 'electron';
import type { Reminder } from '../reminders/reminder-service.ts';

/** Shows reminders as the system's notifications; on a system without them nothing happens. */
export function createReminderNotifications(
  open: (bookingId: string) => void,
): (reminder: Reminder) => void {
  const shown = new Set<Notification>(); // one that nobody holds is collected, and its click is lost
  return ({ title, body, bookingId }) => {
    if (!Notification.isSupported()) return;
    const notification = new Notification({ title, body });
    const forget = (): void => void shown.delete(notification);
    notification.on('click', () => {
      forget();
      open(bookingId);
    });
    notification.on('close', forget);
    notification.on('failed', forget);
    shown.add(notification);
    notification.show();
  };
}
