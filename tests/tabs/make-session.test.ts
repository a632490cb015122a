import { expect, test } from 'vitest';
import { ApiProblem, Offline } from '../../tabs/api/problem.ts';
import { makeSession, type Progress } from '../../tabs/outlook/make-session.ts';

const parts = { subject: 'Openers', html: '<div id="guildhall-agenda"></div>', mark: 'm', attendees: [] };
const NOTHING: Progress = { parts: null, item: null, sent: null, mark: null };
const draft = (topic: string) => ({ topic }) as never;
const sent = (topic: string) => JSON.stringify(draft(topic));

interface Appointment {
  readonly id: string;
  readonly saved: boolean;
  /** What stands in its body. */
  readonly body?: string;
}

interface Server {
  /** What the server says of an appointment that has an id. */
  readonly asked?: { readonly found: { sessionId: string } | null; readonly objection: string | null };
  /** The call that fails, once. */
  readonly fails?: { readonly route: string; readonly with: unknown };
  readonly session?: object;
}

/** Makes a session from the appointment at hand, whose id is `id` once it is saved; gives what was done in which order. */
async function making(
  done: Progress,
  { id, saved, body = '' }: Appointment,
  topic = 'Openers',
  {
    fails,
    asked = { found: null, objection: null },
    session = { invite: 'waiting', inviteProblem: null, etag: '7' },
  }: Server = {},
): Promise<{ did: string[]; noted: Progress; problem: unknown }> {
  const did: string[] = [];
  let noted = done;
  let problem: unknown = null;
  const change = {
    call: (async (
      route: { name: string },
      { body }: { body: { item?: string; topic?: string; mark?: string } },
    ) => {
      if (route.name === 'findAppointment') return asked;
      did.push([route.name, body.item ?? body.topic, body.mark].filter(Boolean).join(' '));
      if (route.name === fails?.route) throw fails.with;
      return { parts: { ...parts, mark: body.topic ?? '' }, session };
    }) as never,
    outlook: {
      composedItemId: async () => (saved ? id : null),
      setSubject: async () => void did.push('subject'),
      bodyHtml: async () => body,
      prependHtml: async () => void did.push('body'),
      addAttendees: async () => void did.push('people'),
      saveAppointment: async () => {
        did.push('save');
        return id;
      },
    },
    note: (now: Progress) => {
      noted = now;
    },
  };
  await makeSession(
    { communityId: 'c', sessionId: 's', operation: 'o', draft: draft(topic), done },
    change,
  ).catch((caught: unknown) => {
    problem = caught;
  });
  return { did, noted, problem };
}

const written = ['subject', 'body', 'people', 'save'];

const planned: Progress = { parts, item: null, sent: sent('Openers'), mark: 'm' };

test('what was begun is carried on where it stopped in the same appointment', async () => {
  const first = await making(NOTHING, { id: 'A', saved: false });
  expect(first.did).toEqual(['planFromAppointment Openers', ...written, 'linkAppointment A Openers']);
  expect((await making(first.noted, { id: 'A', saved: true })).did).toEqual(['linkAppointment A Openers']);
});

test.each([true, false])(
  'what was begun in one appointment is done whole in another (saved: %s)',
  async (saved) => {
    const { did } = await making({ ...planned, item: 'A' }, { id: 'B', saved });
    expect(did).toEqual([...written, 'linkAppointment B m']);
  },
);

test('an appointment that was not saved is written again, because it may be another', async () => {
  expect((await making(planned, { id: 'B', saved: false })).did).toEqual([
    ...[...written, 'linkAppointment B m'],
  ]);
});

test.each(['appointment-private', 'appointment-missing', 'appointment-taken', 'appointment-elsewhere'])(
  'an appointment that would be refused as %s is left as it is, and nothing is planned',
  async (objection) => {
    const asked = { found: null, objection };
    const { did, noted, problem } = await making(NOTHING, { id: 'A', saved: true }, 'Openers', { asked });
    expect(problem).toMatchObject({ code: objection });
    expect(did).toEqual([]);
    expect(noted).toEqual(NOTHING);
  },
);

test('an appointment that somebody has made another session of meanwhile is left as it is', async () => {
  const asked = { found: { sessionId: 'another' }, objection: null };
  const { did, problem } = await making(NOTHING, { id: 'A', saved: true }, 'Openers', { asked });
  expect(problem).toMatchObject({ code: 'appointment-taken' });
  expect(did).toEqual([]);
});

test('an agenda that came with a copy of another session’s appointment is not taken for this one’s', async () => {
  const copied = { id: 'A', saved: false, body: parts.html };
  const { did } = await making(NOTHING, copied);
  expect(did).toEqual(['planFromAppointment Openers', ...written, 'linkAppointment A Openers']);
  const elsewhere = { id: 'B', saved: true, body: parts.html };
  expect((await making({ ...planned, item: 'A' }, elsewhere)).did).toEqual([
    ...written,
    'linkAppointment B m',
  ]);
});

test('words of the host that only look like an agenda do not keep the agenda out', async () => {
  const said = { id: 'A', saved: false, body: '<p>id=guildhall-agenda </p>' };
  expect((await making(planned, said)).did).toContain('body');
});

test('what has changed since an earlier try is changed in the session that it planned', async () => {
  const { did, noted } = await making({ ...planned, item: 'A' }, { id: 'A', saved: true }, 'Asking');
  expect(did).toEqual([
    ...['planFromAppointment Asking', 'changeSession Asking', 'planFromAppointment Asking'],
    ...[...written, 'linkAppointment A Asking'],
  ]);
  expect(noted.sent).toBe(sent('Asking'));
});

test('the agenda of an earlier try stays in the appointment, which is linked as what it says', async () => {
  const stands = { id: 'A', saved: true, body: parts.html };
  const { did } = await making({ ...planned, item: 'A' }, stands, 'Asking');
  expect(did.slice(3)).toEqual(['subject', 'people', 'save', 'linkAppointment A m']);
});

test('a first try whose answer was lost is changed, one that was refused is planned anew', async () => {
  const route = 'planFromAppointment';
  const at = { id: 'A', saved: false };
  const lost = await making(NOTHING, at, 'Openers', { fails: { route, with: new Offline(null) } });
  expect((await making(lost.noted, at, 'Asking')).did).toContain('changeSession Asking');
  const refused = new ApiProblem({ code: 'invalid-input', status: 400, correlationId: '' });
  const second = await making(NOTHING, at, 'Openers', { fails: { route, with: refused } });
  expect((await making(second.noted, at, 'Asking')).did).not.toContain('changeSession Asking');
});

test('a change whose answer was lost is sent again, also where the form is as it was at first', async () => {
  const at = { id: 'A', saved: true };
  const fails = { route: 'changeSession', with: new Offline(null) };
  const lost = await making({ ...planned, item: 'A' }, at, 'Asking', { fails });
  expect((await making(lost.noted, at, 'Openers')).did).toContain('changeSession Openers');
});

test('a session that was linked with another appointment is not changed from this one', async () => {
  const session = { invite: 'waiting', inviteProblem: { code: 'appointment-unsent' }, etag: '7' };
  const at = { id: 'B', saved: false };
  const { did, problem } = await making({ ...planned, item: 'A' }, at, 'Asking', { session });
  expect(did).toEqual(['planFromAppointment Asking']);
  expect(problem).toMatchObject({ code: 'linked-already' });
});
