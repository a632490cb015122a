import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it, test } from 'vitest';
import { addressesIn } from '../../domain/community/addresses.ts';
import { columnOf } from '../../functions/community/list-columns.ts';
import * as people from '../../functions/community/people-list.ts';

const ana = 'ana@example.org';
const ben = 'ben@example.org';
const readList = (csv: string) => people.readList(csv, Papa);
const addresses = (csv: string) => readList(csv).map((row) => row.addresses[0]);
const names = (csv: string) => readList(csv).map((row) => row.shown);

describe('the head of a list is found', () => {
  it.each([
    [
      'a separator within the name of a column',
      `Mail;Name, Vorname\n${ana};Figueira, Ana\n${ben};Whitlock, Ben`,
    ],
    ['other separators within a name', `Mail,Notes (a;b;c)\n${ana},x;y\n${ben},z`],
    [
      'the type that PowerShell writes above',
      `#TYPE Selected.User\n"Mail","Name"\n"${ana}","Ana"\n"${ben}","Ben"`,
    ],
    ['a title above', `Who is coming, 2026; all of us\n\nName;Mail\nAna;${ana}\nBen;${ben}`],
    ['a title that fills its row', `People,,\n,,\nName,Job,Mail\nAna,VP,${ana}\nBen,Ops,${ben}`],
    ['only one column', `E-Mail-Adresse\n${ana}\n${ben}`],
    ['a separator that Excel is told', `sep=|\nName|Mail\nAna, the first|${ana}\nBen; the second|${ben}`],
    ['line ends of slides', `Mail\u000b${ana}\u2028${ben}`],
    ['line ends of slides within cells', `Name,Mail\r\nAna\u000bFigueira,${ana}\r\nBen\u0085Whitlock,${ben}`],
    ['invisible characters', `\uFEFF\u200bMail\u200e,Name\n\u200e${ana},Ana\n${ben}\u200b,Ben`],
  ])('with %s', (_, csv) => {
    expect(addresses(csv)).toEqual([ana, ben]);
  });

  it('and the lines are counted in the file', () => {
    const csv = `#TYPE X\nSome title\n\nMail,"Long\nname"\n${ana},Ana\n\n${ben},Ben`;
    expect(readList(csv).map(({ line }) => line)).toEqual([6, 8]);
  });

  it('and names with a separator stay whole', () => {
    expect(names(`Mail;Name, Vorname\n${ana};Figueira, Ana`)).toEqual(['Figueira, Ana']);
    expect(names(`Name,Mail\r\nAna\u000bFigueira,${ana}`)).toEqual(['Ana Figueira']);
  });

  it('or refused, where no column says who', () => {
    for (const csv of [
      `${ana}\n${ben}`,
      `Manager email,Name\n${ana},Ana`,
      'Mail nickname\nana',
      `Mailed on,Name\n${ana},Ana`,
    ])
      expect(() => readList(csv), csv).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });
});

test('columns of addresses are known by many names, and nobody else’s address is taken for theirs', () => {
  const known = [
    ...[
      'Mail',
      'E-mail',
      'EMAIL',
      'Email Address',
      'E-Mail-Adresse',
      'E-Mail-Adressen',
      'Work Email',
      'work_email',
    ],
    ...[
      'Email (work)',
      'E-mail 1 - Value',
      'Primary SMTP Address',
      'PrimarySmtpAddress',
      'User principal name',
    ],
    ...['userPrincipalName', 'UPN', 'Participant ID (UPN)', 'Business E-mail Address', 'Correo electrónico'],
    ...[
      'Adresse e-mail',
      'Adresse de messagerie',
      'E-mailadres',
      'E-postadress',
      'メールアドレス',
      '电子邮件',
      'Ｍａｉｌ',
    ],
  ];
  for (const name of known) expect(columnOf(name)?.kind, name).toBe('address');
  const others = [
    ...[
      'Manager email',
      'Mail nickname',
      'Mail enabled',
      'Mailbox',
      'Emailed',
      'Invited by (mail)',
      'Voicemail',
    ],
    ...['Name of mailing list', 'Address', 'Participant ID', 'ID', '', '-', 'constructor', '__proto__'],
  ];
  for (const name of others) expect(columnOf(name)?.kind, name).not.toBe('address');
  const started = performance.now();
  columnOf(`${'userid'.repeat(2_000)}!`);
  columnOf(`${'userid'.repeat(9)}!`);
  expect(performance.now() - started).toBeLessThan(200);
});

const report = (separator = '\t') =>
  [
    '1. Summary',
    ['Meeting title', 'Leads, weekly'],
    ['Attended participants', '3'],
    ['Start time', '11/2/26, 9:00:12 AM'],
    '',
    '2. Participants',
    ['Name', 'First Join', 'Last Leave', 'In-Meeting Duration', 'Email', 'Participant ID (UPN)', 'Role'],
    ['Ana Figueira', '11/2/26, 9:00 AM', '11/2/26, 9:50 AM', '50m', ana, 'ana@corp.example', 'Organizer'],
    ['Ben Whitlock', '11/2/26, 9:01 AM', '11/2/26, 9:50 AM', '49m', ben, ben, 'Presenter'],
    ['Somebody (Guest)', '11/2/26, 9:01 AM', '11/2/26, 9:50 AM', '49m', '', '', 'Attendee'],
    '',
    '3. In-Meeting Activities',
    ['Name', 'Join Time', 'Leave Time', 'Duration', 'Email', 'Role'],
    ['Ana Figueira', '11/2/26, 9:00 AM', '11/2/26, 9:50 AM', '50m', ana, 'Organizer'],
  ]
    .map((row) =>
      typeof row === 'string'
        ? row
        : row.map((cell) => (cell.includes(separator) ? `"${cell}"` : cell)).join(separator),
    )
    .join('\r\n');

test.each(['\t', ',', ';'])(
  'of a report of who attended a meeting its participants are taken (separator %j)',
  (separator) => {
    expect(readList(report(separator))).toMatchObject([
      {
        line: 8,
        addresses: ['ana@corp.example', ana],
        shown: 'Ana Figueira',
        role: null,
        otherRole: 'Organizer',
      },
      { line: 9, addresses: [ben], shown: 'Ben Whitlock', role: null, otherRole: 'Presenter' },
      { line: 10, addresses: [], shown: 'Somebody (Guest)', role: null, otherRole: 'Attendee' },
    ]);
  },
);

test('an older report of who attended, without sections, is understood too', () => {
  const csv = `Meeting Summary\nTotal Number of Participants\t1\n\nFull Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\tParticipant ID (UPN)\nAna\t9:00\t9:50\t50m\t${ana}\tOrganizer\t${ana}`;
  expect(readList(csv)).toMatchObject([
    { line: 5, addresses: [ana], shown: 'Ana', role: null, otherRole: 'Organizer' },
  ]);
});

test('a role column is taken where it names a role, and kept to be said where it does not', () => {
  const roles = [
    'Organiser',
    'organizer',
    'MENTORS',
    ' Guest ',
    'Sponsor',
    'Member',
    'Owner',
    '',
    'constructor',
  ];
  const csv = `Mail,Role\n${roles.map((role, at) => `a${at}@example.org,${role}`).join('\n')}`;
  expect(readList(csv).map(({ role, otherRole }) => role ?? otherRole)).toEqual([
    ...['organiser', 'organiser', 'mentor', 'guest', 'sponsor', 'member', 'Owner', null, 'constructor'],
  ]);
  expect(readList(csv)[6]).toMatchObject({ role: null, otherRole: 'Owner' });
});

test.each([
  ['with a zero-width space before', `\u200b${ana}`],
  ['with a direction mark before', `\u200e${ana}`],
  ['with an order mark before', `\ufeff${ana}`],
  ['with a semicolon behind', `${ana};`],
  ['with a comma behind', `${ana}, `],
  ['as a link for mail', `mailto:${ana}?subject=Hi`],
  ['as Exchange writes it', `SMTP:${ana}`],
  ['with a name', `Ana Figueira <${ana}>`],
  ['with a quoted name', `"Figueira, Ana (x@y.z)" <mailto:${ana}>;`],
  ['in quotation marks', `'${ana}'`],
  ['in angle brackets', `<${ana}>`],
  ['in capitals', ana.toUpperCase()],
  ['with blanks of other widths', `\u00a0${ana}\u2003`],
])('an address that is pasted %s is found', (_, pasted) => {
  expect(addressesIn(pasted)).toEqual([ana]);
  const cell = `"${pasted.replaceAll('"', '""')}"`;
  expect(addresses(`Mail,Name\n${cell},Ana`)).toEqual([ana]);
});

test('several addresses in one cell are all found', () => {
  expect(addressesIn(`SMTP:${ana},smtp:${ben} X500:/o=x`)).toEqual([ana, ben]);
  expect(addressesIn(`Ana <${ana}>; Ben <${ben}>`)).toEqual([ana, ben]);
  expect(addressesIn("siobhan.o'neill@example.org")).toEqual(["siobhan.o'neill@example.org"]);
  for (const none of ['', 'Ana', '@', 'not an address', '<@>', 'a@\u0000b'])
    expect(addressesIn(none)).toEqual([]);
});

test('whatever is in a list, it is read or refused by name, and in time', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          'Mail',
          'Role',
          ',',
          ';',
          '\t',
          '"',
          '\n',
          '\r',
          '<',
          '@',
          'a',
          '1. ',
          '\u200b',
          '\ud800',
        ),
        {
          maxLength: 60,
        },
      ),
      (parts) => {
        try {
          readList(parts.join(''));
        } catch (error) {
          expect(error).toMatchObject({ code: 'invalid-input' });
        }
      },
    ),
  );
  const started = performance.now();
  for (const part of ['<', '@', '"', 'Mail,', 'Mail\n', 'a@b;', '1. \n', '\n'])
    try {
      readList(`Mail\n${part.repeat(199_000 / part.length)}`);
    } catch {
      // Refused is as good as read.
    }
  expect(performance.now() - started).toBeLessThan(5_000);
});

test('a cell may have the addresses of a whole meeting, but no more than can be looked up', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => `p${at}@example.org`).join('; ');
  expect(readList(`Mail\n"${many(40)}"`)[0]?.addresses).toHaveLength(40);
  expect(() => readList(`Mail\n"${many(300)}"`)).not.toThrow();
  const rows = Array.from({ length: 8 }, () => `"${many(300)}"`).join('\n');
  expect(() => readList(`Mail\n${rows}`)).toThrow(expect.objectContaining({ code: 'too-large' }));
});

it.each(['<', '@', ';', '<@', ' '])('cells with thousands of %j are read in no time', (part) => {
  const cell = `<${part.repeat(9_900 / part.length)}a@b>`;
  const before = process.cpuUsage();
  readList(`Mail\n${`${cell}\n${cell.replace('>', '')}\n`.repeat(10)}`);
  expect(process.cpuUsage(before).user / 1_000).toBeLessThan(150);
});
