import { afterAll, beforeAll, expect, test } from 'vitest';
import { API } from '../../domain/api.ts';
import type { ImportRow } from '../../domain/community/community.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { changed, day, dump, quiet, someone, startCommunity } from '../http/guild.ts';
import { hire } from '../support/directory.ts';
import { type TestWorld, testWorld } from '../support/world.ts';

let world: TestWorld;
let priya: Person;
let ana: Person;
let ben: Person;
let siobhan: Person;
beforeAll(async () => {
  world = await testWorld();
  [priya, ana, ben, siobhan] = [0, 1, 2, 16].map((index) => someone(world, index)) as [
    Person,
    Person,
    Person,
    Person,
  ];
});
afterAll(() => world.stop());

/** How many storage calls the work behind all answers so far has made. */
const workCalls = () =>
  world.logs
    .filter(({ message }) => message.startsWith('{"event":"work"'))
    .reduce((sum, { message }) => sum + (JSON.parse(message) as { storageCalls: number }).storageCalls, 0);

async function check(communityId: string, csv: string, commit = false, leaveOut: number[] = []) {
  return world.ask(priya, API.importMembers, {
    params: { communityId },
    body: { csv, role: 'member', commit, leaveOut },
  });
}
async function rowsOf(communityId: string, csv: string): Promise<ImportRow[]> {
  const answer = await check(communityId, csv);
  expect(answer.body).toMatchObject({ imported: 0 });
  return answer.body.rows;
}
const names = async (communityId: string) => {
  const { members } = await world.call(priya, API.listMembers, { params: { communityId } });
  return members.map((member) => member.name);
};

test('several people in one cell are all found, and a person with several addresses once', async () => {
  const communityId = await startCommunity(world, priya);
  const cell = `${ana.mail}; nobody@elsewhere.example; ${ben.mail}; ${ana.userPrincipalName}`;
  const csv = `Mail\n"${cell}"\n${siobhan.mail}`;
  expect(
    (await rowsOf(communityId, csv)).map(({ line, status, person }) => [line, status, person?.id]),
  ).toEqual([
    [2, 'ready', ana.id],
    [2, 'ready', ben.id],
    [3, 'ready', siobhan.id],
  ]);
  expect((await check(communityId, csv, true)).body).toMatchObject({ imported: 3 });
});

test('whoever comes by a list stands there with the zone that their calendar tells', async () => {
  const communityId = await startCommunity(world, priya);
  await check(communityId, `Mail\n${ana.mail}\n${ben.mail}`, true);
  const { members } = await world.call(priya, API.listMembers, { params: { communityId } });
  expect(members.map(({ name, zone }) => [name, zone !== null])).toEqual([
    ['Ana Figueira', true],
    ['Ben Whitlock', true],
    ['Priya Raman', true],
  ]);
});

test('looking for a time teaches the zones that were not known when people joined', async () => {
  const communityId = await startCommunity(world, priya);
  world.microsoft365.faults.add({ match: { path: '/getSchedule' }, status: 403, times: 'all' });
  await check(communityId, `Mail\n${ana.mail}`, true);
  world.microsoft365.faults.clear();
  const zoneOf = async () => {
    const { members } = await world.call(priya, API.listMembers, { params: { communityId } });
    return members.find(({ id }) => id === ana.id)?.zone;
  };
  expect(await zoneOf()).toBeNull();
  const { people } = await world.call(priya, API.checkAvailability, {
    params: { communityId },
    body: { date: day(5), time: '10:00', minutes: 60, zone: 'UTC' },
  });
  expect(await zoneOf()).toBe(people.find(({ id }) => id === ana.id)?.localTime?.zone);
});

test('who is not found is named by the address that was looked up', async () => {
  const communityId = await startCommunity(world, priya);
  const rows = await rowsOf(communityId, 'Display name,Mail\nNobody Known,nobody@harbourandvale.example');
  expect(rows).toMatchObject([
    { given: 'Nobody Known', status: 'unknown', note: 'nobody@harbourandvale.example' },
  ]);
});

test('a list exported from Entra is understood, with its order mark and its many columns', async () => {
  const communityId = await startCommunity(world, priya);
  const csv = `\uFEFFid,userPrincipalName,displayName,objectType,userType,isUser\r\n${ana.id},${ana.userPrincipalName},Ana Figueira,User,Member,True\r\n${ben.id},${ben.userPrincipalName},Ben Whitlock,User,Member,True\r\n`;
  expect(await rowsOf(communityId, csv)).toMatchObject([
    { line: 2, given: 'Ana Figueira', status: 'ready', person: { id: ana.id, mail: ana.mail } },
    { line: 3, given: 'Ben Whitlock', status: 'ready', person: { id: ben.id, mail: ben.mail } },
  ]);
});

test.each([
  [
    'a list from Teams',
    (a: Person, b: Person) =>
      `Name,Email,Role\n"${a.displayName}",${a.mail},Owner\n"${b.displayName}",${b.mail},Member`,
  ],
  [
    'semicolons, as Excel saves them in half of Europe',
    (a: Person, b: Person) =>
      `Display name;Mail\r\n${a.displayName};${a.mail}\r\n${b.displayName};${b.mail}\r\n`,
  ],
  [
    'a first line that tells Excel the separator',
    (a: Person, b: Person) =>
      `sep=;\r\nDisplay name;Mail\r\n${a.displayName};${a.mail}\r\n${b.displayName};${b.mail}\r\n`,
  ],
  [
    'tabs',
    (a: Person, b: Person) =>
      `User Principal Name\tFull name\n${a.userPrincipalName}\t${a.displayName}\n${b.userPrincipalName}\t${b.displayName}`,
  ],
  [
    'quoted commas',
    (a: Person, b: Person) =>
      `"Display Name","E-mail","Job"\n"Figueira, Ana","${a.mail}","VP, Product"\n"Whitlock, Ben","${b.mail}","Head, ""Ops"""\n`,
  ],
  ['one column alone', (a: Person, b: Person) => `mail\n${a.mail}\n${b.mail}\n`],
  [
    'mail in capitals and blanks around it',
    (a: Person, b: Person) => `MAIL \n ${a.mail.toUpperCase()} \n${b.mail} \n`,
  ],
  ['the old Mac’s line ends', (a: Person, b: Person) => `Mail\r${a.mail}\r${b.mail}\r`],
])('%s: everyone is found', async (_, csv) => {
  const communityId = await startCommunity(world, priya);
  const rows = await rowsOf(communityId, csv(ana, ben));
  expect(rows.map((row) => [row.status, row.person?.id])).toEqual([
    ['ready', ana.id],
    ['ready', ben.id],
  ]);
});

test('who is named with a role gets that role, and everyone else the chosen one', async () => {
  const communityId = await startCommunity(world, priya);
  const csv = `Mail;Name, Vorname;Role\n${ana.mail};Figueira, Ana;Mentor\n${ben.mail};Whitlock, Ben;Owner\n${siobhan.mail};O’Neill;`;
  expect(await rowsOf(communityId, csv)).toMatchObject([
    { given: 'Figueira, Ana', status: 'ready', role: 'mentor', otherRole: null },
    { given: 'Whitlock, Ben', status: 'ready', role: null, otherRole: 'Owner' },
    { given: 'O’Neill', status: 'ready', role: null, otherRole: null },
  ]);
  await check(communityId, csv, true);
  const { members } = await world.call(priya, API.listMembers, { params: { communityId } });
  expect(members.map(({ name, role }) => [name, role])).toEqual([
    ['Ana Figueira', 'mentor'],
    ['Ben Whitlock', 'member'],
    ['Priya Raman', 'organiser'],
    ["Siobhán O'Neill", 'member'],
  ]);
});

test('addresses are found as people paste them', async () => {
  const communityId = await startCommunity(world, priya);
  const csv = `E-Mail-Adresse\tName\n\u200bSMTP:${ana.mail};\tAna\nBen <${ben.mail}>,\tBen\nmailto:${siobhan.mail}\tSiobhan`;
  expect((await rowsOf(communityId, csv)).map(({ status, person }) => [status, person?.id])).toEqual([
    ['ready', ana.id],
    ['ready', ben.id],
    ['ready', siobhan.id],
  ]);
});

test('each row that cannot be imported says why, with its line in the file', async () => {
  const communityId = await startCommunity(world, priya, [[ben, 'member']]);
  const csv = [
    'Display name,Mail',
    `Ana Figueira,${ana.mail}`,
    '',
    'Nobody,nobody@harbourandvale.example',
    `"Ana\nagain",${ana.userPrincipalName}`,
    'No address,',
    'Broken,not an address',
    `Ben,${ben.mail}`,
    `Siobhan,${siobhan.mail}`,
    'Stranger,viktor.sorensen@sorensen-advisory.example',
  ].join('\n');
  expect((await rowsOf(communityId, csv)).map(({ line, status, note }) => [line, status, note])).toEqual([
    [2, 'ready', null],
    [4, 'unknown', 'nobody@harbourandvale.example'],
    [5, 'duplicate', '2'],
    [7, 'invalid', 'a mail address or UPN'],
    [8, 'invalid', 'a mail address or UPN'],
    [9, 'already-member', null],
    [10, 'ready', null],
    [11, 'unknown', 'viktor.sorensen@sorensen-advisory.example'],
  ]);
});

test('as long as one row has a problem nobody is imported; left out, the others are', async () => {
  const communityId = await startCommunity(world, priya);
  const csv = `Mail\n${ana.mail}\nnobody@harbourandvale.example\n${ben.mail}`;
  await quiet(world);
  const before = await dump(world);
  const refused = await check(communityId, csv, true);
  expect(refused.body).toMatchObject({
    status: 409,
    code: 'import-has-problems',
    current: { rows: [{ status: 'ready' }, { status: 'unknown', line: 3 }, { status: 'ready' }] },
  });
  await world.settled();
  expect(changed(before, await dump(world))).toEqual([]);

  const done = await check(communityId, csv, true, [3]);
  expect(done.body).toMatchObject({ imported: 2 });
  expect(await names(communityId)).toEqual(['Ana Figueira', 'Ben Whitlock', 'Priya Raman']);
});

test('an import that is sent again imports nobody twice', async () => {
  const communityId = await startCommunity(world, priya);
  const operation = crypto.randomUUID();
  const said = {
    params: { communityId },
    body: { csv: `Mail\n${ana.mail}`, role: 'member' as const, commit: true, leaveOut: [2] },
    operation,
  };
  expect((await world.call(priya, API.importMembers, said)).imported).toBe(0);
  const really = { ...said, body: { ...said.body, leaveOut: [] }, operation: crypto.randomUUID() };
  expect((await world.call(priya, API.importMembers, really)).imported).toBe(1);
  const again = await world.ask(priya, API.importMembers, really);
  expect([again.status, again.body]).toMatchObject([
    200,
    { imported: 1, rows: [{ status: 'ready', person: { id: ana.id } }] },
  ]);
  expect(await names(communityId)).toEqual(['Ana Figueira', 'Priya Raman']);
  // Asked for anew it is another intent, and says what is so now.
  const anew = await world.ask(priya, API.importMembers, { ...really, operation: crypto.randomUUID() });
  expect(anew.body).toMatchObject({ code: 'import-has-problems' });
});

test('an import that is sent again while people change is done still, and undoes none of it', async () => {
  const communityId = await startCommunity(world, priya);
  const said = {
    params: { communityId },
    body: {
      csv: `Mail\n${ana.mail}\n${ben.mail}\n${siobhan.mail}`,
      ...{ role: 'member' as const, commit: true, leaveOut: [] },
    },
    operation: crypto.randomUUID(),
  };
  await world.call(priya, API.importMembers, said);
  const person = (personId: string) => ({ params: { communityId, personId } });
  await world.call(priya, API.addMember, { ...person(ben.id), body: { role: 'mentor' } });
  await world.call(priya, API.removeMember, person(siobhan.id));
  const again = await world.ask(priya, API.importMembers, said);
  expect([again.status, again.body.imported]).toEqual([200, 3]);
  const { members } = await world.call(priya, API.listMembers, { params: { communityId } });
  expect(members.map(({ name, role }) => [name, role])).toEqual([
    ['Ana Figueira', 'member'],
    ['Ben Whitlock', 'mentor'],
    ['Priya Raman', 'organiser'],
  ]);
});

test('an import of one person is known again after their role was changed', async () => {
  const communityId = await startCommunity(world, priya);
  const said = {
    params: { communityId },
    body: { csv: `Mail\n${ana.mail}`, role: 'member' as const, commit: true, leaveOut: [] },
    operation: crypto.randomUUID(),
  };
  await world.call(priya, API.importMembers, said);
  await world.call(priya, API.addMember, {
    params: { communityId, personId: ana.id },
    body: { role: 'mentor' },
  });
  expect(await world.call(priya, API.importMembers, said)).toMatchObject({ imported: 1 });
  const { members } = await world.call(priya, API.listMembers, { params: { communityId } });
  expect(members.find((member) => member.id === ana.id)?.role).toBe('mentor');
});

test('an import leaves a role as it is that somebody else gave while it was under way', async () => {
  const communityId = await startCommunity(world, priya, [[ben, 'organiser']]);
  await world.settled();
  const slow = world.microsoft365.faults.add({
    match: { path: /getSchedule/, person: priya.id },
    delay: 3_000,
  });
  const importing = check(communityId, `Mail\n${ana.mail}\n${siobhan.mail}`, true);
  await expect.poll(slow.hits, { timeout: 10_000 }).toBe(1);
  await world.call(ben, API.addMember, {
    params: { communityId, personId: ana.id },
    body: { role: 'organiser' },
  });
  // Ana is organiser now, so the two others may go.
  for (const one of [priya, ben])
    await world.call(one, API.removeMember, { params: { communityId, personId: one.id } });
  expect((await importing).status).toBe(200);
  const { members } = await world.call(ana, API.listMembers, { params: { communityId } });
  expect(members.map(({ name, role }) => [name, role])).toEqual([
    ['Ana Figueira', 'organiser'],
    [siobhan.displayName, 'member'],
  ]);
});

test.each([
  ['no column that says who', 'Display name,Job\nAna,VP'],
  ['a quote that is never closed', 'Mail,Name\n"a@b.example,Ana\nx@y.example,Ben'],
  ['no header at all', 'ana.figueira@harbourandvale.example\nben.whitlock@harbourandvale.example'],
  ['a picture', '\u0089PNG\r\n\u001a\n'],
  ['nothing but a separator', ';'],
])('a file with %s is refused with a word on what is needed', async (_, csv) => {
  const communityId = await startCommunity(world, priya);
  const answer = await check(communityId, csv);
  expect(answer.body).toMatchObject({ status: 400, code: 'invalid-input', errors: [{ field: 'csv' }] });
});

test('names that are keys of every object, half characters and addresses that break queries are rows like any other', async () => {
  const communityId = await startCommunity(world, priya);
  const csv = [
    'mail,__proto__,constructor,mail',
    '__proto__,x,y,z',
    "a'b@c.example,x,y,z",
    "') or (mail ne '@x.example,x,y,z",
    '\ud800@x.example,x,y,z',
    '\u0000@x.example,x,y,z',
    `${'a'.repeat(5_000)}@x.example,x,y,z`,
    '=cmd()@x.example,x,y,z',
  ].join('\n');
  const rows = await rowsOf(communityId, csv);
  expect(rows).toHaveLength(7);
  for (const row of rows) expect(['unknown', 'invalid']).toContain(row.status);
  for (const row of rows) expect(row.given.length).toBeLessThanOrEqual(120);
});

test('somebody whose address holds an apostrophe is found', async () => {
  const communityId = await startCommunity(world, priya);
  const rows = await rowsOf(communityId, `Mail\n${siobhan.mail}`);
  expect(rows).toMatchObject([{ status: 'ready', person: { id: siobhan.id } }]);
});

test('more people than a transaction takes are imported at once, and everyone finds the community', async () => {
  const communityId = await startCommunity(world, priya);
  await world.settled();
  const before = workCalls();
  const COUNT = 102;
  const hired = Array.from({ length: COUNT }, (_, index): Person => {
    const alias = `new.colleague-with-a-long-name.${index}`;
    return {
      ...ana,
      id: crypto.randomUUID(),
      displayName: `Ñew Colleague-With-A-Long-Name the ${index}th`,
      mail: `${alias}@harbourandvale.example`,
      userPrincipalName: `${alias}@harbourandvale.example`,
    };
  });
  const leave = hire(world, hired);
  try {
    const csv = `Display name,Mail\n${hired.map((one) => `${one.displayName},${one.mail}`).join('\n')}`;
    const done = await check(communityId, csv, true);
    expect(done.body).toMatchObject({ imported: COUNT });
    expect(await names(communityId)).toHaveLength(COUNT + 1);
    await world.settled();
    // Each of them is shown what all are shown, which is read once for all of them.
    expect(workCalls() - before).toBeLessThan(30 * COUNT);
    const token = await world.microsoft365.userToken(priya.id, {
      claims: { oid: hired.at(-1)?.id, name: 'The last' },
    });
    const last = await world.call(priya, API.whoAmI, { token } as never);
    expect(last.communities.map((one) => one.id)).toEqual([communityId]);
  } finally {
    leave();
  }
});

test('a long list is looked up several addresses at a time', async () => {
  const communityId = await startCommunity(world, priya);
  const csv = `Mail\n${Array.from({ length: 300 }, (_, index) => `a${index}@x.example`).join('\n')}`;
  const DELAY_MS = 500;
  world.microsoft365.faults.add({ match: { host: 'graph' }, times: 'all', delay: DELAY_MS });
  try {
    const started = performance.now();
    expect((await check(communityId, csv)).status).toBe(200);
    // Twenty look-ups one after another would take that long.
    expect(performance.now() - started).toBeLessThan(20 * DELAY_MS);
  } finally {
    world.microsoft365.faults.clear();
  }
});

test('however many columns a list has for one thing, a few addresses are looked up for each row', async () => {
  const communityId = await startCommunity(world, priya);
  const many = Array.from({ length: 500 }, (_, index) => `a${index}@x.example`);
  const before = world.microsoft365.requests.all.length;
  const { status, body } = await check(communityId, `${many.map(() => 'Mail').join()}\n${many.join()}`);
  expect(status).toBe(200);
  expect(body.rows).toMatchObject([{ line: 2, status: 'unknown' }]);
  expect(world.microsoft365.requests.all.length - before).toBeLessThan(10);
});

test('more people than can be looked up at once are refused before anybody is asked', async () => {
  const communityId = await startCommunity(world, priya);
  const csv = `Mail\n${Array.from({ length: 301 }, (_, index) => `a${index}@x.example`).join('\n')}`;
  const before = world.microsoft365.requests.all.length;
  expect((await check(communityId, csv)).body).toMatchObject({ status: 413, code: 'too-large' });
  expect(world.microsoft365.requests.all.length).toBe(before);
});
