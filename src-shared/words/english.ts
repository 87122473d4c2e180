import { common } from './en/common.ts';
import { frame } from './en/frame.ts';
import { calendar } from './en/calendar.ts';
import { print } from './en/print.ts';
import { booking } from './en/booking.ts';
import { series } from './en/series.ts';
import { waiting } from './en/waiting.ts';
import { undo } from './en/undo.ts';
import { today } from './en/today.ts';
import { clients } from './en/clients.ts';
import { services } from './en/services.ts';
import { availability } from './en/availability.ts';
import { money } from './en/money.ts';
import { reports } from './en/reports.ts';
import { sync } from './en/sync.ts';
import { health } from './en/health.ts';
import { settings } from './en/settings.ts';
import { start } from './en/start.ts';
import { shell } from './en/shell.ts';
import { refusals } from './en/refusals.ts';
import { papers } from './en/papers.ts';
import { verdicts } from './en/verdicts.ts';
import { clashes } from './en/clashes.ts';
import { steps } from './en/steps.ts';
import { troubles } from './en/troubles.ts';

/** Every text in English, by the part of the app it belongs to: what the others are translated from. */
export const english = {
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
} as const;
