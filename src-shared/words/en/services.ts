/** What the practice offers. */
export const services = {
  title: 'Services',
  new: 'New service',
  none: {
    title: 'No services yet',
    about:
      'A service gives a booking its length, its colour and its price. One is also added when you type a new service into a booking.',
  },
  field: {
    name: 'Name',
    length: 'Length (minutes)',
    price: 'Price ({{currency}})',
    before: 'Kept free before (minutes)',
    after: 'Kept free after (minutes)',
    place: 'Place',
    placeAbout: 'Where it usually takes place; new bookings start with this place',
    color: 'Colour',
  },
  color: {
    teal: 'Teal',
    blue: 'Blue',
    indigo: 'Indigo',
    violet: 'Violet',
    pink: 'Pink',
    red: 'Red',
    orange: 'Orange',
    yellow: 'Yellow',
    green: 'Green',
    gray: 'Grey',
  },
  fault: {
    name: 'A service needs a name',
    number: 'A number from {{least}} to {{most}}',
  },
  save: 'Save service',
  archive: 'Archive service',
  bringBack: 'Bring back',
  saved: 'Service saved',
  changedToo_one: '{{count}} coming booking changed too',
  changedToo_other: '{{count}} coming bookings changed too',
  archived: 'Service archived',
  broughtBack: 'Service brought back',
  coming: {
    title: 'Change coming bookings too?',
    about_one:
      '{{count}} coming booking has the old {{terms}}. Change it too? Past and paid ones stay as they are in any case.',
    about_other:
      '{{count}} coming bookings have the old {{terms}}. Change them too? Past and paid ones stay as they are in any case.',
    change_one: 'Change it too',
    change_other: 'Change them too',
    onlyNew: 'Only new bookings',
  },
  term: {
    price: 'price',
    length: 'length',
    buffers: 'time kept free around it',
  },
  left: {
    title: 'Some bookings were left as they are',
    about_one: 'Longer, this one would run into something else. Everything else was changed.',
    about_other: 'Longer, these would run into something else. Everything else was changed.',
    list: 'Left as they are',
    inTheWay: '(in the way: {{what}})',
    close: 'Close',
  },
} as const;
