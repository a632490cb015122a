import type { app } from '@microsoft/teams-js';
import { describe, expect, it } from 'vitest';
import type { AgendaItem } from '../../domain/sessions/agenda.ts';
import type { Note } from '../../domain/sessions/note.ts';
import { toast, toasts } from '../../tabs/app/toasts.tsx';
import { sayTime, sayTimeOfDay } from '../../tabs/components/dates.ts';
import { speak } from '../../tabs/components/language.ts';
import { localHour } from '../../tabs/components/local-hour.ts';
import { initials } from '../../tabs/components/People.tsx';
import { contextOf, themeOf } from '../../tabs/host/context.ts';
import { isOutside } from '../../tabs/host/outside.ts';
import { cleaned } from '../../tabs/sessions/live/note-drafts.ts';
import type { Waiting } from '../../tabs/sessions/live/note-outbox.ts';
import { onTheirWay, runsOf } from '../../tabs/sessions/live/note-runs.ts';

describe('the host', () => {
  it('a plain browser tab has no host; a frame, a pop-up and a phone have one', () => {
    const tab = { opener: null } as unknown as Window;
    Object.assign(tab, { parent: tab });
    expect(isOutside(tab)).toBe(true);
    expect(isOutside({ parent: {}, opener: null } as unknown as Window)).toBe(false);
    const popup = { opener: {} } as unknown as Window;
    expect(isOutside(Object.assign(popup, { parent: popup }))).toBe(false);
    const phone = { opener: null, nativeInterface: {} } as unknown as Window;
    expect(isOutside(Object.assign(phone, { parent: phone }))).toBe(false);
  });

  it('says where we are although an older host tells less', () => {
    const context = contextOf({
      app: { locale: 'en-us', theme: 'default', sessionId: '', host: { name: 'Outlook' } },
      page: { id: 'home', frameContext: 'content' },
    } as unknown as app.Context);
    expect(context).toMatchObject({
      theme: 'light',
      personId: '',
      chatId: null,
      subPageId: null,
      hostName: 'Outlook',
      device: 'computer',
    });
    expect([themeOf('glass'), themeOf('contrast'), themeOf('something new'), themeOf(undefined)]).toEqual([
      'dark',
      'contrast',
      'light',
      'light',
    ]);
  });
});

describe('notes in the list', () => {
  const note = (id: string, item: string | null) => ({ id, agendaItemId: item }) as Note;
  const waiting = (id: string, item: string | null) =>
    ({ id, sessionId: 'this', draft: { agendaItemId: item } }) as Waiting;
  const items = [
    { id: 'a', title: 'Check-in' },
    { id: 'b', title: 'Debrief' },
  ] as AgendaItem[];

  it('are grouped by agenda item, and a late one is at the end under its heading again', () => {
    const runs = runsOf(
      [note('1', 'a'), note('2', 'a'), note('3', 'b'), note('4', 'a')],
      [waiting('5', null)],
      items,
    );
    expect(runs.map(({ title, entries }) => [title, entries.length])).toEqual([
      ['Check-in', 2],
      ['Debrief', 1],
      ['Check-in', 1],
      [null, 1],
    ]);
  });

  it('those not sent yet count once, and those of another session do not', () => {
    const kept = [waiting('5', null), waiting('4', 'a'), { ...waiting('6', 'a'), sessionId: 'another' }];
    expect(onTheirWay(kept, 'this', [note('4', 'a')]).map(({ id }) => id)).toEqual(['5']);
  });
});

describe('small things', () => {
  it('what is pasted loses invisible characters, and nothing else', () => {
    expect(cleaned(' a\u0000b\u202ec\r\nd\te \ud800 ')).toBe('abc\nd\te \ufffd');
  });

  it('initials are a person’s first and last', () => {
    expect(['Priya Raman', 'Grace Osei-Bonsu', 'Iva', 'Ana (guest) Figueira', ''].map(initials)).toEqual([
      'PR',
      'GO',
      'I',
      'AF',
      '?',
    ]);
  });
});

describe('a time', () => {
  it.each([
    ['en-GB', '02:09', '14:00'],
    ['en-US', '2:09 AM', '2:00 PM'],
  ])('is written in the same way everywhere, as readers of %s write it', (language, early, late) => {
    const plain = (said: string) => said.replaceAll('\u202f', ' ');
    speak(language);
    try {
      const [night, day] = [new Date(2026, 0, 14, 2, 9).toISOString(), '2026-01-14T14:00:00Z'];
      expect([sayTime(night), sayTimeOfDay('02:09')].map(plain)).toEqual([early, early]);
      expect(plain(localHour('UTC', '2026-01-14T02:09:00Z').said)).toBe(early);
      expect(localHour('UTC', day)).toMatchObject({ unkind: false });
      expect([sayTimeOfDay('14:00'), localHour('UTC', day).said].map(plain)).toEqual([late, late]);
      expect(localHour('UTC', '2026-01-14T18:00:00Z').unkind).toBe(true);
    } finally {
      speak('en-GB');
    }
  });
});

describe('toasts', () => {
  it('of two discards of one thing only the last can be undone, and other toasts stay', () => {
    const undo = () => undefined;
    toast('First words dropped', { undo, about: 'note' });
    toast('Another note dropped', { undo, about: 'another' });
    toast('Second words dropped', { undo, about: 'note' });
    expect(toasts.get().map(({ text }) => text)).toEqual(['Another note dropped', 'Second words dropped']);
  });
});
