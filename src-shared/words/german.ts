import type { english } from './english.ts';
import type { Translated } from './translated.ts';
import { common } from './de/common.ts';
import { frame } from './de/frame.ts';
import { calendar } from './de/calendar.ts';
import { print } from './de/print.ts';
import { booking } from './de/booking.ts';
import { series } from './de/series.ts';
import { waiting } from './de/waiting.ts';
import { undo } from './de/undo.ts';
import { today } from './de/today.ts';
import { clients } from './de/clients.ts';
import { services } from './de/services.ts';
import { availability } from './de/availability.ts';
import { money } from './de/money.ts';
import { reports } from './de/reports.ts';
import { sync } from './de/sync.ts';
import { health } from './de/health.ts';
import { settings } from './de/settings.ts';
import { start } from './de/start.ts';
import { shell } from './de/shell.ts';
import { refusals } from './de/refusals.ts';
import { papers } from './de/papers.ts';
import { verdicts } from './de/verdicts.ts';
import { clashes } from './de/clashes.ts';
import { steps } from './de/steps.ts';
import { troubles } from './de/troubles.ts';

/** Every text in German. */
export const german: Translated<typeof english> = {
  common,
  frame,
  calendar,
  print,
  booking,
  series,
  waiting,
  undo,
  today,
  clients,
  services,
  availability,
  money,
  reports,
  sync,
  health,
  settings,
  start,
  shell,
  refusals,
  papers,
  verdicts,
  clashes,
  steps,
  troubles,
};
