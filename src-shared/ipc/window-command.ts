/** What menus and the tray can ask of the page: a closed list, so that nothing else can be slipped to it. */
export const windowCommands = [
  'new-booking',
  'save-day',
  'save-week',
  'print-day',
  'print-week',
  'show-calendar',
  'show-today',
  'show-clients',
  'show-services',
  'show-sync',
  'show-settings',
  'show-keys',
  'show-about',
  'sync-now',
  'theme-system',
  'theme-light',
  'theme-dark',
] as const;
export type WindowCommand = (typeof windowCommands)[number];
