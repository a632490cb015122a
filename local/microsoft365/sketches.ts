export type Weekday = 'sunday' | 'monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday';

/** As `mailboxSettings.workingHours` has it: a Windows, IANA or custom zone, the mailbox owner's choice. */
export interface WorkingHours {
  daysOfWeek: readonly Weekday[];
  startTime: string;
  endTime: string;
  timeZone: Record<string, unknown> & { name: string };
}

const weekdays: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];

function hours(zone: string, startTime: string, endTime: string, days = weekdays): WorkingHours {
  return {
    daysOfWeek: days,
    startTime: `${startTime}:00.0000000`,
    endTime: `${endTime}:00.0000000`,
    timeZone: { name: zone },
  };
}

/** Exchange hands this out when a phone or an old client has set the hours. */
const customLondon: WorkingHours['timeZone'] = {
  '@odata.type': '#microsoft.graph.customTimeZone',
  bias: 0,
  name: 'Customized Time Zone',
  standardOffset: { time: '02:00:00.0000000', dayOccurrence: 5, dayOfWeek: 'sunday', month: 10, year: 0 },
  daylightOffset: {
    daylightBias: -60,
    time: '01:00:00.0000000',
    dayOccurrence: 5,
    dayOfWeek: 'sunday',
    month: 3,
    year: 0,
  },
};

/** What a person of the directory is made from. */
export interface Sketch {
  name: [given: string, surname: string];
  job: [title: string, department: string, office: string];
  zone: string;
  hours: WorkingHours;
  alias?: string;
  upn?: string;
  without?: ('mailbox' | 'teams')[];
  photo?: true;
}

const london = hours('GMT Standard Time', '09:00', '17:30');
const newYork = hours('Eastern Standard Time', '08:30', '17:00');
const kolkata = hours('India Standard Time', '10:00', '19:00');

export const colleagues: readonly Sketch[] = [
  {
    name: ['Priya', 'Raman'],
    job: ['Director of Engineering', 'Technology', 'London'],
    zone: 'Europe/London',
    hours: london,
    photo: true,
  },
  {
    name: ['Ana', 'Figueira'],
    job: ['VP of Product', 'Product', 'New York'],
    zone: 'America/New_York',
    hours: newYork,
    photo: true,
  },
  {
    name: ['Ben', 'Whitlock'],
    job: ['Head of Customer Operations', 'Operations', 'London'],
    zone: 'Europe/London',
    hours: hours('Europe/London', '08:00', '16:00'),
    upn: 'bwhitlock@corp.harbourandvale.example',
  },
  {
    name: ['Chidi', 'Okonkwo'],
    job: ['Engineering Manager, Platform', 'Technology', 'London'],
    zone: 'Europe/London',
    hours: { ...london, timeZone: customLondon },
  },
  {
    name: ['Devika', 'Nair'],
    job: ['Programme Lead', 'Strategy Office', 'Bengaluru'],
    zone: 'Asia/Kolkata',
    hours: kolkata,
  },
  {
    name: ['Marcus', 'Bell'],
    job: ['Regional Director, East', 'Sales', 'New York'],
    zone: 'America/New_York',
    hours: hours('America/New_York', '09:00', '18:00'),
    upn: 'mbell@corp.harbourandvale.example',
  },
  {
    name: ['Iva', 'Kovač'],
    job: ['Head of Design', 'Product', 'London'],
    zone: 'Europe/London',
    hours: hours('GMT Standard Time', '10:00', '16:00', ['monday', 'tuesday', 'wednesday', 'thursday']),
    alias: 'iva.kovac',
    photo: true,
  },
  {
    name: ['Arjun', 'Mehta'],
    job: ['Delivery Manager', 'Technology', 'Bengaluru'],
    zone: 'Asia/Kolkata',
    hours: hours('Asia/Kolkata', '09:30', '18:30'),
  },
  {
    name: ['Grace', 'Osei-Bonsu'],
    job: ['Chief People Officer', 'People', 'London'],
    zone: 'Europe/London',
    hours: london,
  },
  {
    name: ['Tomás', 'Rivera'],
    job: ['Finance Business Partner', 'Finance', 'New York'],
    zone: 'America/New_York',
    hours: newYork,
    alias: 'tomas.rivera',
  },
  {
    name: ['Leila', 'Haddad'],
    job: ['Head of Data', 'Technology', 'New York'],
    zone: 'America/New_York',
    hours: newYork,
    upn: 'l.haddad@corp.harbourandvale.example',
  },
  {
    name: ['Sanjay', 'Kulkarni'],
    job: ['Operations Lead', 'Operations', 'Pune'],
    zone: 'Asia/Kolkata',
    hours: kolkata,
  },
  {
    name: ['Mei', 'Tanaka'],
    job: ['General Manager, Pacific', 'Sales', 'Sydney'],
    zone: 'Australia/Sydney',
    hours: hours('AUS Eastern Standard Time', '09:00', '17:00'),
  },
  {
    name: ['Wanjiru', 'Kamau'],
    job: ['Country Director', 'Operations', 'Nairobi'],
    zone: 'Africa/Nairobi',
    hours: hours('E. Africa Standard Time', '08:00', '17:00'),
  },
  {
    name: ['Oskar', 'Lindqvist'],
    job: ['Head of Legal', 'Legal', 'Stockholm'],
    zone: 'Europe/Stockholm',
    hours: hours('W. Europe Standard Time', '08:30', '16:30'),
  },
  {
    name: ['Fatima', 'Zahra El Idrissi'],
    job: ['Learning and Development Lead', 'People', 'Casablanca'],
    zone: 'Africa/Casablanca',
    hours: hours('Morocco Standard Time', '09:00', '17:00'),
    alias: 'fatima.elidrissi',
  },
  {
    name: ['Siobhán', "O'Neill"],
    job: ['Director of Risk', 'Finance', 'Dublin'],
    zone: 'Europe/Dublin',
    hours: hours('GMT Standard Time', '09:00', '17:00'),
    alias: "siobhan.o'neill",
  },
  {
    name: ['Lucas', 'Almeida'],
    job: ['Plant Manager', 'Operations', 'São Paulo'],
    zone: 'America/Sao_Paulo',
    hours: hours('E. South America Standard Time', '07:00', '16:00'),
  },
  {
    name: ['Hannah', 'Weiss'],
    job: ['Head of Research', 'Product', 'Berlin'],
    zone: 'Europe/Berlin',
    hours: hours('Europe/Berlin', '09:00', '17:00'),
    photo: true,
  },
  {
    name: ['Noah', 'Greyeyes'],
    job: ['Director of Partnerships', 'Strategy Office', 'Winnipeg'],
    zone: 'America/Winnipeg',
    hours: hours('Central Standard Time', '08:00', '16:30'),
  },
  {
    name: ['Yusuf', 'Demir'],
    job: ['Engineering Manager, Mobile', 'Technology', 'Istanbul'],
    zone: 'Europe/Istanbul',
    hours: hours('Turkey Standard Time', '10:00', '18:00'),
  },
  {
    name: ['Eleanor', 'Ashworth'],
    job: ['Chief Executive', 'Executive Office', 'London'],
    zone: 'Europe/London',
    hours: london,
  },
  {
    name: ['Rosa', 'Delgado'],
    job: ['Warehouse Team Leader', 'Operations', 'New York'],
    zone: 'America/New_York',
    hours: newYork,
    without: ['mailbox', 'teams'],
  },
  {
    name: ['Peter', 'Nowak'],
    job: ['Site Supervisor', 'Operations', 'London'],
    zone: 'Europe/London',
    hours: london,
    without: ['teams'],
  },
];

/** Who belongs to the other tenant. */
export const strangers: readonly Sketch[] = [
  {
    name: ['Viktor', 'Sorensen'],
    job: ['Managing Partner', 'Executive Office', 'Copenhagen'],
    zone: 'Europe/Copenhagen',
    hours: hours('Romance Standard Time', '09:00', '17:00'),
  },
  {
    // The same name as in the first tenant: whoever looks people up by name alone mixes them up.
    name: ['Priya', 'Raman'],
    job: ['Consultant', 'Advisory', 'London'],
    zone: 'Europe/London',
    hours: london,
  },
];
