import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TAXONOMY } from '../../domain/knowledge/taxonomy.ts';
import { FORMATS } from '../../domain/sessions/session.ts';
import { appRow } from '../../functions/tables/catalogue-store.ts';
import { chatRow } from '../../functions/tables/chat-store.ts';
import { feedRow } from '../../functions/tables/feed-store.ts';
import { findRow } from '../../functions/tables/find-store.ts';
import { leaseRow, mailboxRow } from '../../functions/tables/mailbox-store.ts';
import { newsRow } from '../../functions/tables/news-store.ts';
import { workRow } from '../../functions/tables/outbox-store.ts';
import { planDraftRow } from '../../functions/tables/plan-draft-rows.ts';
import {
  AT,
  anId,
  anInstant,
  anyOf,
  aPerson,
  aText,
  itIsReadAsWritten,
  orNull,
  PRIYA,
  rowOf,
  SESSION,
  THING,
} from './codecs.ts';

/** JSON has no negative zero. */
const aJson = fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as unknown);
const words = fc.string({ minLength: 1, maxLength: 20 });

itIsReadAsWritten(
  'a meeting chat’s link to a session',
  chatRow,
  fc.record({ communityId: anId, sessionId: anId, byHand: fc.boolean() }),
  {
    stored: { communityId: THING, sessionId: SESSION, byHand: true },
    value: { communityId: THING, sessionId: SESSION, byHand: true },
    later: ['byHand'],
    without: { byHand: false },
  },
);

const mailbox = {
  subscriptionId: 'S',
  clientState: 'C',
  subscribedUntil: AT,
  deltaLink: 'https://graph/delta',
  deltaUntil: AT,
  notBefore: '',
  visitedAt: AT,
  goneSince: AT,
};
itIsReadAsWritten(
  'a mailbox',
  mailboxRow,
  fc.record({
    subscriptionId: aText,
    clientState: aText,
    subscribedUntil: aText,
    deltaLink: aText,
    deltaUntil: aText,
    notBefore: aText,
    visitedAt: aText,
    goneSince: aText,
  }),
  {
    stored: mailbox,
    value: mailbox,
    later: ['visitedAt', 'goneSince'],
    without: { visitedAt: '', goneSince: '' },
  },
);

itIsReadAsWritten('a mailbox’s lease', leaseRow, fc.record({ until: anInstant, mails: fc.array(fc.nat()) }), {
  stored: { until: AT, mails: '[5,6]' },
  value: { until: AT, mails: [5, 6] },
  later: ['mails'],
  without: { mails: [] },
});

itIsReadAsWritten(
  'work in the outbox',
  workRow,
  fc.record({
    kind: aText,
    subject: aText,
    payload: aJson,
    attempts: fc.nat(),
    notBefore: aText,
    triedAt: aText,
    graphNotBefore: aText,
    planned: aText,
    problem: aText,
    createdAt: aText,
    correlation: aText,
  }),
  {
    stored: {
      kind: 'feed',
      subject: '',
      payload: '{"a":1}',
      attempts: 0,
      notBefore: '',
      triedAt: AT,
      graphNotBefore: AT,
      planned: AT,
      problem: '',
      createdAt: AT,
      correlation: 'c-1',
    },
    value: {
      kind: 'feed',
      subject: '',
      payload: { a: 1 },
      attempts: 0,
      notBefore: '',
      triedAt: AT,
      graphNotBefore: AT,
      planned: AT,
      problem: '',
      createdAt: AT,
      correlation: 'c-1',
    },
    later: ['triedAt', 'graphNotBefore', 'planned'],
    without: { triedAt: '', graphNotBefore: '', planned: '' },
  },
);

itIsReadAsWritten(
  'a feed’s entry',
  feedRow,
  fc.record({ kind: aText, communityId: anId, id: aText, item: aJson }),
  {
    stored: { kind: 'session', communityId: THING, id: SESSION, item: '{"a":1}' },
    value: { kind: 'session', communityId: THING, id: SESSION, item: { a: 1 } },
    later: ['kind', 'communityId', 'id'],
    without: { kind: '', communityId: '', id: '' },
  },
);

itIsReadAsWritten(
  'a find-row',
  findRow,
  fc.record({
    title: aText,
    text: aText,
    author: aText,
    owner: aText,
    within: orNull(words),
    taxonomy: orNull(anyOf(TAXONOMY)),
    facet: aText,
    at: orNull(anInstant),
    shows: aJson,
    tried: fc.nat(),
    worked: fc.nat(),
    tags: fc.array(aText),
    artifacts: fc.array(anId),
    more: aText,
    longIn: fc.nat(),
  }),
  {
    stored: {
      title: '',
      text: 'Try it',
      author: 'Priya',
      owner: '',
      within: `session|${SESSION}`,
      taxonomy: '',
      facet: 'note',
      at: '',
      shows: '{"kind":"action"}',
      tried: 2,
      worked: 1,
      tags: '["hiring"]',
      artifacts: '[]',
      longIn: 2,
      more: 'A check-in',
    },
    value: {
      title: '',
      text: 'Try it',
      author: 'Priya',
      owner: '',
      within: `session|${SESSION}`,
      taxonomy: null,
      facet: 'note',
      at: null,
      shows: { kind: 'action' },
      tried: 2,
      worked: 1,
      tags: ['hiring'],
      artifacts: [],
      longIn: 2,
      more: 'A check-in',
    },
    later: ['tried', 'worked', 'tags', 'artifacts', 'longIn', 'more'],
    without: { tried: 0, worked: 0, tags: [], artifacts: [], longIn: 0, more: '' },
  },
);

itIsReadAsWritten(
  'a line of news',
  await newsRow(),
  fc.record({
    news: fc.record({
      kind: fc.constant('planned' as const),
      at: anInstant,
      by: aPerson,
      communityId: anId,
      sessionId: anId,
      topic: aText,
    }),
  }),
  {
    stored: {
      news: `{"kind":"planned","at":"${AT}","by":{"id":"${PRIYA.id}","name":"Priya"},"communityId":"${THING}","sessionId":"${SESSION}","topic":"T"}`,
    },
    value: {
      news: { kind: 'planned', at: AT, by: PRIYA, communityId: THING, sessionId: SESSION, topic: 'T' },
    },
  },
);

itIsReadAsWritten('an app in a catalogue', appRow, fc.record({ appId: aText, checkedAt: anInstant }), {
  stored: { appId: 'A', checkedAt: AT },
  value: { appId: 'A', checkedAt: AT },
});

itIsReadAsWritten(
  'a session that somebody has begun to plan',
  planDraftRow,
  fc.record({
    form: fc.record({
      ...{ topic: aText, purpose: aText, format: anyOf(FORMATS), taxonomy: anyOf(TAXONOMY) },
      ...{ date: aText, time: aText, minutes: aText, zone: aText, facilitatorId: aText },
      agenda: fc.array(
        fc.record({
          ...{ id: aText, kind: anyOf(['topic', 'open-actions'] as const), title: aText },
          ...{ prompt: aText, minutes: aText },
        }),
      ),
      artifactIds: fc.array(anId),
      suggested: fc.boolean(),
      topicId: fc.option(anId),
    }),
    savedAt: anInstant,
  }),
  {
    stored: {
      form: `{"topic":"Half a","purpose":"","format":"experiment","taxonomy":"process","date":"","time":"14:","minutes":"60","zone":"UTC","facilitatorId":"${PRIYA.id}","agenda":[{"id":"${THING}","kind":"topic","title":"Why","prompt":"","minutes":"5"}],"artifactIds":[],"suggested":true,"topicId":null}`,
      savedAt: AT,
    },
    value: {
      form: {
        topic: 'Half a',
        purpose: '',
        format: 'experiment',
        taxonomy: 'process',
        date: '',
        time: '14:',
        minutes: '60',
        zone: 'UTC',
        facilitatorId: PRIYA.id,
        agenda: [{ id: THING, kind: 'topic', title: 'Why', prompt: '', minutes: '5' }],
        artifactIds: [],
        suggested: true,
        topicId: null,
      },
      savedAt: AT,
    },
  },
);

test('a plan that was begun before there were topics is from none', () => {
  const form = {
    ...{ topic: 'Half', purpose: '', format: 'debrief', taxonomy: 'people', date: '', time: '', minutes: '' },
    ...{ zone: 'UTC', facilitatorId: PRIYA.id, agenda: [], artifactIds: [], suggested: true },
  };
  const row = rowOf({ form: JSON.stringify(form), savedAt: AT });
  expect(planDraftRow.read(row).form.topicId).toBeNull();
});

test('work without a payload has an empty column, and is read as null', () => {
  const empty = workRow.changed({ payload: null });
  expect(empty).toEqual({ payload: '' });
  const row = {
    kind: 'k',
    subject: '',
    attempts: 0,
    notBefore: '',
    problem: '',
    createdAt: '',
    correlation: '',
  };
  expect(workRow.read(rowOf({ ...row, ...empty })).payload).toBeNull();
});
