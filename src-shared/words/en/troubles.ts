/**
 * What the sync says of its troubles. These are written into the database in English and said anew in the spoken
 * language when they are shown (`retold`), so that a changed text is no longer known again in an older database.
 */
export const troubles = {
  offline: 'No network. Everything is kept here and sent as soon as there is one.',
  auth: 'Google no longer accepts this connection. Nothing is lost: reconnect, and what waits is sent.',
  pause: 'Google asks for a pause. What waits is sent afterwards.',
  forbidden:
    'Google does not allow changes in this calendar. Check its sharing, or choose another calendar.',
  calendarGone:
    'This calendar no longer exists in Google. Your bookings are all here; choose another calendar.',
  readOnly:
    'Google lets this account only read this calendar. Your bookings are all here; choose another calendar.',
  improper: 'Google did not answer properly. It is tried again.',
  server: 'Google has trouble ({{status}}). It is tried again.',
  serverUnknown: 'Google has trouble (no status). It is tried again.',
  refused: 'Google refused: {{cause}}',
  refusedItem: 'Google refused it: {{cause}}',
  taken: 'The calendar already knows this event. What it holds is looked at next.',
  keepsChanging: 'The event keeps changing in the calendar. It is tried again.',
  unreadable:
    'The event in the calendar can not be read: {{problem}} Your booking is safe. Correct it there, or press Retry to put yours back.',
  reconnect: 'Google asks you to connect again. Nothing is lost.',
  accessLost:
    'The access to this account is no longer in the keychain. Nothing is lost: connect it again, and what waits is sent.',
  noKeychain:
    'This laptop has no keychain, so the connection ended when the app was closed. Nothing is lost: connect it again, and what waits is sent.',
  notRevoked:
    'The app was closed before Google could be told that it no longer needs access. You can remove it at https://myaccount.google.com/connections.',
  notListed: 'The calendars could not be listed. {{why}}',
  nothingChanged: '{{what}} Nothing was changed.',
  notConnected: 'The account is not connected. Connect it, then look again.',
  tooManyCalls: 'too many calls in this minute',
  partMissing: 'the answer lacks this part',
  answer: {
    timedOut: 'Google did not answer in time ({{causes}}).',
    unreachable: 'Google could not be reached ({{causes}}).',
    broke: 'The connection to Google broke ({{causes}}).',
    webPage: "A web page came instead of Google's answer (status {{status}}).",
    nothingReadable: "Nothing readable came as Google's answer (status {{status}}).",
    plain: 'Google answered {{status}}.',
    reason: 'Google answered {{status}} ({{reason}}).',
    words: 'Google answered {{status}}: {{words}}.',
    reasonAndWords: 'Google answered {{status}} ({{reason}}): {{words}}.',
    unusable: "Google's answer can't be used: {{what}}.",
    noEvent: 'it is no event',
    notNothing: 'a deletion is answered with nothing',
    noEvents: 'it is no list of events',
    noWayOn: 'the list does not say how it goes on',
    noCalendars: 'it is no list of calendars',
    endless: 'the list of calendars never ends',
    noCalendar: 'it names no calendar',
    noPart: 'it holds nothing about this event',
    noVersion: 'The version of the event is not known here, so nothing was sent.',
    tooManyParts: 'A batch carries at most {{most}} writes, not {{given}}. Nothing was sent.',
  },
  access: {
    ended:
      'Google has ended the access of this app. Your appointments are safe on this laptop, and nothing was sent. Connect the account again. If this happens every 7 days, your Google Cloud project is still in "testing": publish it to "production" under "Audience".',
    notKept:
      'The renewed access could not be kept in the keychain, so it is not used yet and nothing was sent: {{why}}',
    unknownReason: 'unknown reason',
    notRenewed: '{{why}} Access could not be renewed, and nothing was sent.',
    clientRefused:
      'Google no longer takes the client ID and secret this app was given. Nothing was sent. Check the OAuth client in Google Cloud, then connect the account again.',
    answered: "Google's sign-in service answered {{status}}. Nothing was sent.",
    answeredCode: "Google's sign-in service answered {{status}} ({{code}}). Nothing was sent.",
    unusable: 'The sign-in service gave no usable answer.',
    refused:
      'Google refused the access of this app, also after it was renewed. Connect the account again.',
  },
  event: {
    unknown: 'unknown.',
    form: "Google sent {{field}} in a form that can't be read.",
    noStart: 'It has no start.',
    noEnd: 'It has no end.',
    mixed: 'Its start and end are not both days or both moments.',
    backwards: 'It does not end after it starts.',
    firstDay: 'Its first day is not a day of the calendar.',
    lastDay: 'Its last day is not a day of the calendar.',
    farAway: 'It lies outside the years 1900 to 2199.',
    zone: 'Its time zone "{{zone}}" is unknown here.',
    noMoment: {
      start: 'Its start is not a moment in time.',
      end: 'Its end is not a moment in time.',
    },
    twoMoments: {
      start: 'Its start is not a single moment in {{zone}}: the clocks change.',
      end: 'Its end is not a single moment in {{zone}}: the clocks change.',
    },
    seriesDay: 'Its place in the series is not a day of the calendar.',
    seriesMoment: 'Its place in the series is not a moment in time.',
    long: {
      title: 'Its title has {{length}} characters; at most {{limit}} can be read.',
      description: 'Its description has {{length}} characters; at most {{limit}} can be read.',
      location: 'Its location has {{length}} characters; at most {{limit}} can be read.',
    },
  },
} as const;
