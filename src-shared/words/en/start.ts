/** The first run, and the practice that is made up to try things with. */
export const start = {
  title: 'Welcome to your appointment book',
  step: 'Step {{step}} of 3',
  practice: {
    title: 'Your practice',
    about: 'Everything here can be changed later, under Settings.',
    name: 'Name of the practice',
    nameAbout: 'Printed on receipts. Optional.',
    language: 'Language',
  },
  hours: {
    title: 'Your hours',
    about:
      'Free times are offered within these hours. Days with other hours are set later, under Availability.',
    days: 'Open on',
    from: 'From',
    until: 'Until',
    wrong: 'The day has to end after it begins',
    breakFrom: 'Break from',
    breakUntil: 'Break until',
    breakAbout: 'No break? Leave both empty.',
    breakWrong: 'The break has to lie within the day',
    service: 'Your first service',
    serviceName: 'What it is called',
    serviceExample: 'Physiotherapy, haircut …',
    minutes: 'Length (minutes)',
    price: 'Price ({{currency}})',
    serviceAbout: 'Leave the name empty to skip this.',
  },
  google: {
    title: 'Your Google calendar',
    about:
      'Your bookings then also appear in Google Calendar, and what you have there shows here as busy. The book works without it; you can connect it at any time.',
    now: 'Connect it now',
    nowAbout:
      'About ten minutes, once: Google asks you to create your own key. Settings shows how.',
    later: 'Later, or never',
    laterAbout: 'Bookings stay on this laptop.',
  },
  sampleQuestion: 'Just looking?',
  sampleAbout:
    'Fill the book with a made-up practice. It never gets to Google, and one click under Settings removes it.',
  trySample: 'Try it with a sample practice',
  back: 'Back',
  next: 'Next',
  skipStep: 'Skip this step',
  skipAll: 'Skip all and begin',
  finish: 'Open the book',
  connect: 'Go on to Google',
  sample: {
    service: {
      physiotherapy: 'Physiotherapy',
      first: 'First appointment',
      manual: 'Manual therapy',
      massage: 'Massage',
      homeVisit: 'Home visit',
    },
    atHome: 'At the client’s home',
    bringShoes: 'Please bring shoes',
    note: {
      better: 'Shoulder much better, exercises at home',
      late: 'Came ten minutes late',
      mornings: 'Wants to try early mornings',
      pain: 'Pain when turning left, none at rest. Next time look at the hip as well.',
      pictures: 'Brought the pictures of March',
    },
    reason: {
      ill: 'Ill',
      something: 'Something came up',
      work: 'Has to work',
      child: 'Child is ill',
    },
    clientNote: {
      mornings: 'Prefers mornings',
      knee: 'Left knee, operated in spring',
      call: 'Call before 18:00',
      allergic: 'Allergic to nut oil',
      referred: 'Referred by Dr. Lang',
      pays: 'Pays at the end of the month',
    },
    refused: {
      connected:
        'A sample practice can’t be loaded while a Google account is connected, so that nothing made up gets into your calendar. Nothing was changed.',
      hasBookings:
        'A sample practice only fits into a book without bookings, so that nothing made up gets between yours. Nothing was changed.',
      connecting:
        'There is a sample practice in the book, and nothing made up is ever sent to a calendar. Remove it first, under Settings, Data; then connect. Nothing was changed.',
      receipt:
        'This booking belongs to the sample practice, and a receipt keeps its number for good. None was issued.',
    },
  },
} as const;
