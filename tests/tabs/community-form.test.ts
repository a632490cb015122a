import { describe, expect, it } from 'vitest';
import {
  COMMUNITY_EDIT,
  type CommunityForm,
  draftOf,
  emptyForm,
  problemsIn,
} from '../../tabs/community/form.ts';
import { currentName } from '../../tabs/community/own-zone.ts';
import { findZones, offsetOf } from '../../tabs/community/zones.ts';
import { mergeParts } from '../../tabs/drafts/merge.ts';

const filled: CommunityForm = {
  ...emptyForm('Europe/London'),
  name: 'Feedback Guild',
  purpose: 'To practise feedback.',
  norms: [{ key: 'a', text: 'Failures are told first.' }],
};

describe('the form of a community', () => {
  it('says what is missing, in words, and nothing when nothing is', () => {
    expect(problemsIn(filled)).toEqual({});
    expect(Object.keys(problemsIn(emptyForm('Europe/London')))).toEqual(['name', 'purpose']);
    const wrong = problemsIn({ ...filled, time: '', minutes: '10', zone: 'Mars' });
    expect(Object.keys(wrong).sort()).toEqual(['cadence.minutes', 'cadence.time', 'zone']);
    expect(problemsIn({ ...filled, minutes: '' })).toHaveProperty(['cadence.minutes']);
  });

  it('says how much too long something is, and sends norms without the empty ones', () => {
    expect(problemsIn({ ...filled, name: 'x'.repeat(83) }).name).toMatch(/3 characters too many/);
    const norms = [
      { key: 'a', text: '  ' },
      { key: 'b', text: ' One ' },
    ];
    expect(draftOf({ ...filled, norms }).norms).toEqual(['One']);
  });

  it('brings two people’s changes together when they changed different things', () => {
    const mine = { ...filled, purpose: 'Mine.' };
    const theirs = { ...filled, name: 'Theirs', time: '15:00', norms: [{ key: 'x', text: 'Theirs' }] };
    const { form, conflicts } = mergeParts(COMMUNITY_EDIT.parts, filled, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(form).toMatchObject({ purpose: 'Mine.', name: 'Theirs', time: '15:00' });
    expect(form.norms).toEqual(theirs.norms);
  });

  it('names what both changed and keeps mine until somebody decides', () => {
    const mine = { ...filled, purpose: 'Mine.', weekday: 1 };
    const theirs = { ...filled, purpose: 'Theirs.', minutes: '90' };
    const { form, conflicts } = mergeParts(COMMUNITY_EDIT.parts, filled, mine, theirs);
    expect(conflicts).toEqual(['purpose', 'cadence']);
    expect(form).toMatchObject({ purpose: 'Mine.', weekday: 1, minutes: '60' });
  });

  it('sees no conflict where both changed it to the same', () => {
    const same = { ...filled, name: 'Same' };
    expect(
      mergeParts(COMMUNITY_EDIT.parts, filled, same, {
        ...same,
        norms: [{ key: 'other', text: 'Failures are told first.' }],
      }),
    ).toEqual({
      form: same,
      conflicts: [],
      taken: [],
    });
  });
});

describe('looking for a time zone', () => {
  const ids = (typed: string) => findZones(typed).map(({ id }) => id);

  it('finds it by city, by the beginning of a word, and under its current name', () => {
    expect(ids('berl')[0]).toBe('Europe/Berlin');
    expect(ids('new y')[0]).toBe('America/New_York');
    expect(ids('kolk')[0]).toBe('Asia/Kolkata');
    expect(ids('são')[0]).toBe('America/Sao_Paulo');
    expect(ids('utc')).toContain('UTC');
    expect(currentName('Asia/Calcutta')).toBe('Asia/Kolkata');
  });

  it('finds it by the name of the time', () => {
    expect(ids('eastern time')).toContain('America/New_York');
  });

  it.each([
    ['Calcutta', 'Asia/Kolkata'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Saigon', 'Asia/Ho_Chi_Minh'],
    ['Kiev', 'Europe/Kyiv'],
    ['Godthab', 'America/Nuuk'],
    ['Chungking', 'Asia/Shanghai'],
    ['US/Eastern', 'America/New_York'],
    ['us/pacific', 'America/Los_Angeles'],
    ['Mumbai', 'Asia/Kolkata'],
    ['delhi', 'Asia/Kolkata'],
    ['Beijing', 'Asia/Shanghai'],
    ['munich', 'Europe/Berlin'],
    ['São Paulo', 'America/Sao_Paulo'],
    ['koln', 'Europe/Berlin'],
    ['san francisco', 'America/Los_Angeles'],
    ['Tasmania', 'Australia/Hobart'],
    ['GB', 'Europe/London'],
    ['Zulu', 'UTC'],
    ["St. John's", 'America/St_Johns'],
    ['N’Djamena', 'Africa/Ndjamena'],
    ['Vincennes, Indiana', 'America/Indiana/Vincennes'],
    ['Macao', 'Asia/Macau'],
    ['Galápagos Islands', 'Pacific/Galapagos'],
    ['Ho Chi Minh City', 'Asia/Ho_Chi_Minh'],
  ])('finds it by an old name, a link or a city: %s', (typed, zone) => expect(ids(typed)[0]).toBe(zone));

  it.each([
    ['CET', ['Europe/Berlin', 'Europe/Paris', 'Europe/Madrid']],
    ['cest', ['Europe/Berlin']],
    ['EST', ['America/New_York']],
    ['pdt', ['America/Los_Angeles']],
    ['JST', ['Asia/Tokyo']],
    ['IST', ['Asia/Kolkata', 'Asia/Jerusalem']],
    ['GMT', ['Europe/London']],
  ])('finds it by its abbreviation: %s', (typed, zones) => {
    expect(ids(typed)).toEqual(expect.arrayContaining(zones));
    expect(ids(typed)).not.toContain('Pacific/Auckland');
  });

  it.each(['UTC+5:30', 'utc +5:30', 'GMT+05:30', '+0530', '+5:30', 'ＵＴＣ＋5:30'])(
    'finds it by its offset: %s',
    (typed) => {
      expect(ids(typed)).toContain('Asia/Kolkata');
      expect(ids(typed)).not.toContain('Europe/Berlin');
    },
  );

  it('finds those first that have an offset now, then those that have it at another time of the year', () => {
    const at = (typed: string, now: string) =>
      findZones(typed, undefined, 500, new Date(now)).map(({ id }) => id);
    const winter = at('UTC+1', '2026-12-01T00:00:00Z');
    const summer = at('UTC+1', '2026-07-01T00:00:00Z');
    expect(winter.indexOf('Europe/Berlin')).toBeLessThan(winter.indexOf('Europe/London'));
    expect(summer.indexOf('Europe/London')).toBeLessThan(summer.indexOf('Europe/Berlin'));
    expect(at('UTC-3', '2026-12-01T00:00:00Z')).toContain('America/Sao_Paulo');
    expect(at('UTC\u22123', '2026-12-01T00:00:00Z')).toContain('America/Sao_Paulo');
    expect(at('UTC+0', '2026-12-01T00:00:00Z')).toContain('UTC');
    expect(at('UTC+99', '2026-12-01T00:00:00Z')).toEqual([]);
  });

  it('finds nothing for an empty text', () => {
    expect(ids('  ')).toEqual([]);
    expect(ids('xyzzy')).toEqual([]);
  });

  it('knows the offset at a moment', () => {
    expect(offsetOf('Asia/Kolkata')).toBe('UTC+5:30');
    expect(offsetOf('Europe/Berlin', new Date('2026-07-01T00:00:00Z'))).toBe('UTC+2');
  });
});
