import { expect, test } from 'vitest';
import { makeSession, type Progress } from '../../tabs/outlook/make-session.ts';

const parts = { subject: 'Openers', html: '<div id="guildhall-agenda"></div>', mark: 'm', attendees: [] };

/** Makes a session from the appointment at hand, whose id is `id` once it is saved; gives what was done in which order. */
async function making(done: Progress, { id, saved }: { id: string; saved: boolean }): Promise<string[]> {
  const did: string[] = [];
  await makeSession(
    { communityId: 'c', sessionId: 's', operation: 'o', draft: {} as never, done },
    {
      call: (async (route: { name: string }, { body }: { body: { item?: string } }) => {
        did.push(`${route.name} ${body.item ?? ''}`.trim());
        return { parts };
      }) as never,
      outlook: {
        composedItemId: async () => (saved ? id : null),
        setSubject: async () => void did.push('subject'),
        bodyHtml: async () => '',
        prependHtml: async () => void did.push('body'),
        addAttendees: async () => void did.push('people'),
        saveAppointment: async () => {
          did.push('save');
          return id;
        },
      },
      note: () => {},
    },
  );
  return did;
}

const written = ['subject', 'body', 'people', 'save'];

test('what was begun is carried on where it stopped in the same appointment', async () => {
  expect(await making({ parts: null, item: null }, { id: 'A', saved: false })).toEqual([
    ...['planFromAppointment', ...written, 'linkAppointment A'],
  ]);
  expect(await making({ parts, item: 'A' }, { id: 'A', saved: true })).toEqual(['linkAppointment A']);
});

test.each([true, false])(
  'what was begun in one appointment is done whole in another (saved: %s)',
  async (saved) => {
    expect(await making({ parts, item: 'A' }, { id: 'B', saved })).toEqual([...written, 'linkAppointment B']);
  },
);

test('an appointment that was not saved is written again, because it may be another', async () => {
  expect(await making({ parts, item: null }, { id: 'B', saved: false })).toEqual([
    ...[...written, 'linkAppointment B'],
  ]);
});
