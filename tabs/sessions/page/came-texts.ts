/** Words of what came of a session, and of reports that are offered to one. */
export const CAME = {
  title: 'What came of it',
  actions: (done: number, all: number) =>
    done === all
      ? `${all === 1 ? 'The action is' : `All ${all} actions are`} done`
      : `${done} of ${all} actions done`,
  decisions: (count: number) => (count === 1 ? '1 decision' : `${count} decisions`),
  noPilots: 'No pilot grew out of it yet.',
};

export const OFFERS = {
  title: 'Reports for this session',
  take: 'Put on the agenda',
  takeOf: (title: string) => `Put “${title}” on the agenda`,
  taken: (title: string) => `“${title}” is on the agenda`,
  takenOver: (title: string, planned: number, minutes: number) =>
    `“${title}” is on the agenda, which is ${planned} of ${minutes} min now: shorten it in the plan.`,
  more: (count: number) => `${count} more`,
  fewer: 'Fewer',
};
