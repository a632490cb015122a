/** Words of what came of a session, and of reports that are offered to one. */
export const CAME = {
  title: 'What came of it',
  actions: (done: number, all: number) =>
    done === all
      ? `${all === 1 ? 'The action is' : `All ${all} actions are`} done`
      : `${done} of ${all} actions done`,
  decisions: (count: number) => (count === 1 ? '1 decision' : `${count} decisions`),
  notReported: 'Not reported yet',
  noPilots: 'No pilot grew out of it yet.',
};

export const OFFERS = {
  title: 'Reports for this session',
  take: 'Put on the agenda',
  takeOf: (title: string) => `Put “${title}” on the agenda`,
  taken: (title: string) => `“${title}” is on the agenda`,
};
