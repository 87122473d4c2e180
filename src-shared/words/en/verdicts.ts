/** The one thing to tell of the sync: what is the matter, and what helps. Also how it stands, in a sentence. */
export const verdicts = {
  diskFull: {
    cause: 'The disk is full, so nothing new can be saved.',
    remedy: 'Make some room on the disk. What was answered as saved is safe.',
  },
  notConnected: {
    cause: 'No Google account is connected. Your bookings are kept on this laptop.',
    remedy: 'Connect one in Settings, if you want your calendar to agree with the book.',
  },
  keychainLocked: {
    cause: 'The keychain of this laptop does not open, so the connection can’t be used.',
    remedy: 'Unlock it (log in again, or open your password app), then press “Sync now”.',
  },
  clockWrong: {
    fast: 'The clock of this laptop is {{minutes}} minutes fast.',
    slow: 'The clock of this laptop is {{minutes}} minutes slow.',
    remedy: 'Let the system set its clock by itself; Google refuses what comes from another time.',
  },
  accessEnded: {
    cause: 'Google has ended this app’s access to your account.',
    remedy: 'Press “Reconnect” in Settings. Nothing is lost: what waits is sent then.',
  },
  noNetwork: 'There is no network, or Google can’t be reached through it.',
  well: 'Everything is working as it should.',
  quota: 'Google asks for a pause, because there were many requests.',
  calendarGone: {
    cause: 'A calendar that was used is no longer in Google.',
    remedy: 'Choose another one for your bookings in Settings; they are all still here.',
  },
  noRights: {
    cause: 'Google does not let this app change that calendar.',
    remedy: 'Ask its owner to let you make changes, or choose another calendar in Settings.',
  },
  googleTrouble: 'Google has trouble of its own. Everything is tried again.',
  refused: {
    cause: 'Google refused some bookings. Each says why on this page.',
    remedy: 'Change what is named there, then press “Retry”.',
  },
  headline: {
    notConnected: 'Not connected to Google Calendar. Your bookings are kept here.',
    notStarted: 'Connected. Look at what the first sync would do, then start it.',
    noTarget: 'Connected. Choose the calendar your bookings go to.',
    syncing: 'Syncing with Google Calendar…',
    offline: 'Offline. Everything is kept here and sent when the network is back.',
    offlineAndPaused:
      'Offline, and paused: nothing is sent to the calendar before you have decided.',
    paused: 'Paused: the calendar would change many bookings at once. Please decide.',
    broken: 'The sync could not work with the database. Nothing is lost; it is tried again.',
    failed_one: 'One booking could not be sent; the reason is shown with it.',
    failed_other: '{{count}} bookings could not be sent; the reason is shown with each.',
    decision: 'Synced. Something needs your decision.',
    waiting: 'Waiting to be sent.',
    idle: 'Everything is in Google Calendar.',
  },
  decision: {
    remoteDelete: 'Deleted in the calendar. Cancel it here too, or put it back?',
    fields: 'Changed here and in the calendar. Yours was kept; Google’s can be taken.',
    rule: 'The calendar says something that does not fit here. Yours was kept.',
    duplicate: 'Found a second time in the calendar.',
    other: 'Needs a decision.',
  },
  aCalendar: 'a calendar',
} as const;
