/** Why main refuses a request: what happened, what is safe, what to do next. */
export const refusals = {
  nothingChanged: '{{reason}} Nothing was changed.',
  unexpected: 'Something went wrong. Nothing was changed.',
  untrusted: 'This page may not ask for anything.',
  quitting: 'The app is quitting.',
  noRequest: 'There is no such request.',
  unreadable: 'This can not be read.',
  keychainQuitting: 'The app quits, so the keychain is not used any more.',
  keychain: {
    read: "The system's keychain could not be read. Your appointments are safe. Unlock the keychain, then try again.",
    store:
      "The system's keychain could not store the access to your calendar. Your appointments are safe. Unlock the keychain, then try again.",
    remove:
      "The system's keychain could not remove an entry. Your appointments are safe. Unlock the keychain, then try again.",
  },
  input: {
    clientName: 'a client needs a name',
    serviceName: 'a service needs a name',
    packageName: 'a package needs a name',
    time: 'a time like 09:30',
    quietTime: 'a time like 21:30',
    wallTime: 'a day and time like 2026-03-02T09:00',
    noSuchTime: 'there is no such day or time',
    timeZone: 'an unknown time zone',
    range: 'the range must not be empty',
    endAfterStart: 'the end must be after the start',
    lastDay: 'the last day must not be before the first',
    weekday: 'choose a weekday at least',
    weekdayTwice: 'a weekday is named twice',
    quietHours: 'The quiet hours must end at another time than they begin.',
    prefix: 'only letters, digits, and - / _',
  },
  unknown: {
    client: 'This client is not known here. Nothing was changed. Choose another one.',
    service: 'This service is not known here. Nothing was changed. Choose another one.',
    clientNotBooked: 'This client is not known here. Nothing was booked. Choose another one.',
    serviceNotBooked: 'This service is not known here. Nothing was booked. Choose another one.',
    buyer: 'This client is not known here. Choose another one.',
    boughtService: 'This service is not known here. Choose another one.',
  },
  gone: {
    booking: 'This booking is not in the appointment book any more. Nothing was changed.',
    client: 'This client is not in the appointment book any more. Nothing was changed.',
    service: 'This service is not in the appointment book any more. Nothing was changed.',
    package: 'This package is not in the appointment book any more. Nothing was changed.',
    series: 'This series is not in the appointment book any more. Nothing was changed.',
    timeOff: 'This time off is not in the appointment book any more. Nothing was changed.',
    opening: 'This opening is not on offer any more. Nothing was changed.',
    weeklyOpening:
      'This weekly opening is not in the appointment book any more. Nothing was changed.',
    waiting: 'This entry is not on the waiting list any more. Nothing was changed.',
    step: 'This step is not in the history of the booking. Nothing was changed.',
  },
  meanwhile: {
    booking:
      'This booking has changed since it was opened. Nothing of yours was saved yet. Look at it again, then make your change.',
    opening:
      'This opening has changed since it was opened. Nothing of yours was saved yet. Look at it again, then make your change.',
    package:
      'This package has changed since it was opened. Nothing of yours was saved yet. Look at it again, then make your change.',
    merged:
      '{{name}} was merged into another entry meanwhile. Nothing was changed. Open that one, then make your change.',
    mergedPair:
      'One of the two was merged already. Nothing was changed. Look at the duplicates again.',
  },
  life: {
    restoreFirst: 'This booking is cancelled. Restore it first, then change its status.',
    tookPlaceCancelled:
      'It took place, so it can’t be cancelled. If that was a slip, set it back to confirmed first.',
    tookPlaceNoShow:
      'It took place, so it can’t be a no-show. If that was a slip, set it back to confirmed first.',
    arrivedNoShow:
      'The client arrived, so it can’t be a no-show. If that was a slip, set it back to confirmed first.',
    pastTentative:
      'The time for “tentative” is over: it went on from there. Set it back to confirmed first.',
    dayToCome: 'Its day has not come yet ({{when}}), so nobody can have arrived.',
    dayOver: 'Its day is over. Set it to done or no-show instead.',
    notBegunCompleted: 'It has not begun yet ({{when}}), so it can’t be set to done.',
    notBegunNoShow: 'It has not begun yet ({{when}}), so the client can still come.',
    paidNoShow:
      'It is paid, and a no-show owes nothing. Take the payment back first; what the client pays all the same can be entered afterwards.',
    receiptedNoShow:
      'It is paid, and receipt {{receipt}} was issued. Cancel the receipt and take the payment back first.',
    movedLater:
      'The booking would begin later ({{when}}), but it says that its time has come. Set it back to confirmed first, then move it.',
    repriced:
      'Receipt {{receipt}} says another price. Cancel the receipt first, then change the price.',
    noWayBack: 'This step cannot be undone. Nothing was changed.',
    cancelledStep:
      'This booking is cancelled. Nothing was changed. Restore it first, then undo this step.',
    unreadable: 'The earlier values cannot be read any more. Nothing was changed.',
  },
  payment: {
    byPackage:
      'This booking uses up a session of a package, which was paid ahead. Take it off the package first.',
    paidAlready:
      'This booking is paid already. Take that payment back first, then enter the right one.',
    receipted: 'Receipt {{receipt}} says that it is paid. Cancel the receipt first.',
  },
  package: {
    gone: 'This package is not there any more.',
    ofAnother: 'The package “{{name}}” belongs to another client.',
    paidAlready: 'This booking is paid already. Take the payment back first, then use the package.',
    otherService: 'The package “{{name}}” is for another service.',
    tooLate: 'The package “{{name}}” can be used until {{day}}, and the booking is later.',
    usedUp_one: 'The only session of the package “{{name}}” is used or booked.',
    usedUp_other: 'All {{count}} sessions of the package “{{name}}” are used or booked.',
    receipted: 'Receipt {{receipt}} was issued for it. Cancel the receipt first.',
    inUse: 'Bookings use sessions of this package. Take them off the package first.',
    receiptDiffers: 'Receipt {{receipt}} says otherwise. Cancel the receipt first.',
    tooFew:
      '{{taken}} of its sessions are used or booked already, so it can’t have only {{wanted}}.',
    stillInUse:
      'Bookings use sessions of the package “{{name}}”. Nothing was changed. Take them off the package first.',
    stillReceipted:
      'Receipt {{receipt}} was issued for this package. Nothing was changed. Cancel the receipt first.',
  },
  receipt: {
    cancelledAlready: 'Receipt {{number}} was cancelled already, by {{by}}.',
    isCancellation: 'This receipt itself cancels another one. Issue a new one instead.',
    noBooking: 'This booking is not in the appointment book any more.',
    noPackage: 'This package is not in the appointment book any more.',
    unpaid: 'This booking is not paid yet. Enter the payment first, then issue the receipt.',
    unknown: 'There is no receipt {{number}}.',
    second: 'Receipt {{number}} was issued for it already. Save that one, or cancel it first.',
    noSender:
      'A receipt needs the name and the address of the practice. Enter them under Settings, Receipts, then issue it.',
    notSaved:
      'The receipt could not be saved there. It is safe in the appointment book. Choose another place.',
  },
  series: {
    severalWeekdays:
      'This series is on several weekdays, so that only its time of day can be changed for more than one appointment. Nothing was changed. Change the day of this appointment alone, or end the series here and book a new one.',
    notOfSeries:
      'This booking is not part of a series any more. Nothing was changed. Change it by itself.',
    nothingToCome:
      'Nothing of this series is still to come. What is past, done or cancelled is never changed with others. Change this booking by itself.',
    allDay:
      'A series has a time of day. Nothing was changed. Make this appointment alone an all-day one.',
    statusAlone:
      'What became of an appointment is said for each by itself. Nothing was changed. Change this one alone.',
    noDate:
      'This series has no date at all. Nothing was booked. Choose a later end, or other days.',
    allSkipped: 'Every date of this series is skipped. Nothing was booked. Keep one date at least.',
    nothingOpen: 'No date of this series waits for you any more. Nothing was changed.',
    unsettled:
      'The series cannot be booked as it is on {{when}}. Nothing was changed. Choose for each of these dates whether to skip it, move it or book it anyway.',
    unsettledMore_one:
      'The series cannot be booked as it is on {{when}}, and {{count}} more. Nothing was changed. Choose for each of these dates whether to skip it, move it or book it anyway.',
    unsettledMore_other:
      'The series cannot be booked as it is on {{when}}, and {{count}} more. Nothing was changed. Choose for each of these dates whether to skip it, move it or book it anyway.',
  },
  hours: {
    wrong: '{{fault}}. Nothing was changed. Put the hours right, then save again.',
    stray: '{{weekday}} was not to be changed, but has hours',
    dayTwice: 'A day was chosen twice',
    otherYear: 'Not all of these days are in {{year}}',
    endsBefore: 'The hours {{hours}} of {{weekday}} would end before the day on which they begin',
    overlap: '{{weekday}} has two windows that overlap, {{one}} and {{other}}',
    dayOverlap: 'The day has two windows that overlap, {{one}} and {{other}}',
    emptyDay:
      'The day must end after it starts. Nothing was changed. Choose a later end or an earlier start.',
    unclear:
      'Some coming bookings or openings would be at an hour that does not exist there on their day, or exists twice. Nothing was changed. Move those first, or keep everything at its moment.',
  },
  waiting: {
    daysInOrder: 'The last day must not be before the first. Nothing was changed.',
  },
  clients: {
    same: 'These are the same entry. Nothing was changed. Choose two different ones.',
    used: '{{name}} has bookings by now, so that they stay in the book. Nothing was changed. Archive them to hide them.',
  },
  services: {
    used: '{{name}} has bookings or offered times by now, so that it stays in the book. Nothing was changed. Archive it to hide it.',
  },
  step: {
    nothing: {
      undone: 'There is nothing to undo.',
      redone: 'There is nothing to redo.',
    },
    tooFar: {
      undone: 'This step is too far back to undo it. Nothing was changed.',
      redone: 'This step is too far back to redo it. Nothing was changed.',
    },
    already: {
      undone: 'This was undone already. Nothing was changed.',
      redone: 'This was redone already. Nothing was changed.',
    },
    needed: {
      undone:
        'Could not undo this: something that was entered since belongs to it. Nothing was changed.',
      redone:
        'Could not redo this: something that was entered since belongs to it. Nothing was changed.',
    },
    unknownKind: {
      undone: 'This version of the app does not know how to undo “{{label}}”. Nothing was changed.',
      redone: 'This version of the app does not know how to redo “{{label}}”. Nothing was changed.',
    },
    overtaken: {
      undone: 'Could not undo “{{label}}”: {{cause}}. Nothing was changed.',
      redone: 'Could not redo “{{label}}”: {{cause}}. Nothing was changed.',
    },
  },
  decision: {
    unknown: 'This decision does not exist. Nothing was changed.',
    unfit: 'This decision does not fit here. Nothing was changed.',
    overlap: 'Their time overlaps another booking. Nothing was changed. You can book it anyway.',
    privacy:
      'Their text can not be taken over with the privacy that is set for the calendar. Nothing was changed.',
    adoptOverlap: 'It overlaps another booking. Nothing was changed. You can take it in anyway.',
    cancelReason: 'Deleted in the calendar',
  },
  account: {
    unknown: 'This account is not known here. Nothing was changed.',
    unknownCalendar: 'This calendar is not known here. Nothing was changed. Refresh the list.',
    notConnected:
      '{{email}} is not connected at the moment. Nothing was changed. Connect it again.',
    mayNotCreate:
      'Google was not allowed to let this app create calendars. Connect again and tick that box, or create the calendar in Google Calendar and refresh the list here.',
    perhapsCreated:
      '{{what}} The calendar may or may not have been created: refresh the list before you try again.',
    readOnly:
      'Google lets this account only read “{{calendar}}”. Nothing was changed. Choose a calendar of its own.',
    isTarget:
      'Bookings go to this calendar, so what else is in it counts as busy. Nothing was changed. Choose another calendar for bookings first.',
    signingIn:
      'Google’s page is already open in your browser. Go on there, or cancel it here first.',
    noClient: 'The OAuth client is missing. Enter its ID and secret first, or choose its file.',
    noSecret: 'The client secret is missing. Nothing was changed.',
  },
  clientFile: {
    wrong:
      '{{what}} Nothing was changed. In Google Cloud, under "APIs & Services" → "Credentials", create an OAuth client of type "Desktop app", download its JSON file and choose that one.',
    webClient:
      'This file belongs to a client of type "Web application", which cannot sign in from a desktop app.',
    serviceAccount: 'This file is the key of a service account, which has no calendar of yours.',
    person: 'This file holds the sign-in of a person, not a client.',
    noClient: 'This JSON file is not an OAuth client of Google.',
    incomplete:
      'The client in this file is incomplete: {{missing}} is missing or not as Google writes it.',
    noJson: 'This file is not a JSON file.',
    unreadable: 'This file can’t be read. Nothing was changed.',
    tooLarge: 'This file is too large for an OAuth client. Nothing was changed.',
  },
  signIn: {
    denied:
      'Access was denied on Google’s page. Nothing was changed. To connect, start again and choose “Continue” there. If Google itself refused, add your address to the test users of your Google Cloud project.',
    unavailable:
      'Google’s sign-in is not available at the moment. Nothing was changed. Try again in a few minutes.',
    ended:
      'Google ended the sign-in with “{{error}}”. Nothing was changed. Check the OAuth client in Google Cloud (type "Desktop app", Google Calendar API switched on), then connect again.',
    unreachable: '{{why}} Nothing was changed. Check the network, then connect again.',
    clientRefused:
      'Google does not accept this client ID and secret. Nothing was changed. Download the client’s JSON file again in Google Cloud (a secret may have been replaced), choose it, and connect again.',
    tooLate:
      'Google no longer takes this sign-in: it was used already, or it took too long. Nothing was changed. Connect again.',
    answered:
      'Google’s sign-in service answered {{status}}. Nothing was changed. Try again in a few minutes.',
    answeredCode:
      'Google’s sign-in service answered {{status}} ({{code}}). Nothing was changed. Try again in a few minutes.',
    noBrowser:
      'Your browser could not be opened. Nothing was changed. Check that a browser is set as default, then connect again.',
    oneHour:
      'Google gave access for one hour only. Nothing was stored. Remove this app at https://myaccount.google.com/connections, then connect again.',
    noIdentity:
      'Google did not say which account was connected. Nothing was stored. Connect again.',
    cancelled: 'Connecting was cancelled. Nothing was changed.',
    timedOut:
      'No answer came from Google’s page within {{minutes}} minutes. Nothing was changed. Connect again; if Google’s page showed an error, check that the OAuth client is of type "Desktop app" and that you are among its test users.',
    scopes:
      'Google connected you without {{boxes}}, and the app cannot work without it. Nothing was stored and nothing was sent. Connect again, and on Google’s page tick that box (or “Select all”) before you continue.',
    box: '“{{name}}”',
    boxes: {
      events: 'View and edit events on all your calendars',
      calendars: 'See the list of Google calendars you’re subscribed to',
    },
  },
  file: {
    notWritten: 'The file can’t be written there. Nothing was saved. Choose another folder.',
    sheetNotDrawn: 'The sheet could not be drawn in time. Nothing was saved. Please try again.',
    sheetNotWritten:
      'The sheet can’t be written there. Your book is not affected. Choose another folder.',
    notPrinted: 'The system could not print. Save the sheet as PDF and print that instead.',
  },
  book: {
    inUse:
      'This appointment book is already open in another running Appointment Agent. Nothing was changed. Go on in that one, or quit it first.',
    otherProgram:
      'The file of the appointment book is a database of another program. It was not changed. Move it away, then start the app again.',
    newer:
      'This appointment book was last used with a newer version of Appointment Agent. Nothing was changed. Please install the newer version again to open it.',
  },
} as const;
