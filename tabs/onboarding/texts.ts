import type { Step } from '../../domain/onboarding/onboarding.ts';

export const WELCOME = {
  title: (community: string) => `Find your way into ${community}`,
  overview: 'Overview',
  why: (minutes: number) =>
    `About ${minutes} minutes, in any order, and none of it is compulsory. Only you see how far you are, and your buddy once you have one.`,
  progress: (done: number, of: number) => `${done} of ${of} done`,
  allDone: 'You have been through all of it. Home does not show it any more.',
  dismiss: 'Take it off my Home',
  dismissed: 'It is not on your Home any more. This page stays.',
  putBack: 'Put it back',
  minutes: (minutes: number) => (minutes === 1 ? '1 minute' : `${minutes} minutes`),
  done: 'Done',
  markDone: 'I have done this',
  without: 'I do without a buddy',
  markDoneOf: (title: string) => `I have done this: ${title}`,
  undo: 'Not done yet',
  undoOf: (title: string) => `Not done yet: ${title}`,
  show: 'Show',
  hide: 'Hide',
  showOf: (title: string) => `Show “${title}”`,
  hideOf: (title: string) => `Hide “${title}”`,
} as const;

export const STEP_TITLES: Readonly<Record<Step, string>> = {
  charter: 'What we have agreed on',
  notes: 'What we found out lately',
  playbooks: 'Playbooks that were tried most',
  buddy: 'Somebody to ask',
  bring: 'One thing to bring',
};

export const CHARTER_STEP = {
  none: 'There is no charter yet. This is what the community is for, and how its people are with each other.',
  accept: 'Accept it',
  accepting: 'Accepting',
  accepted: 'You have accepted it.',
} as const;

export const NOTES_STEP = {
  none: 'No session has been closed yet. What people decide and learn in them appears here.',
  in: 'in',
} as const;

export const PLAYBOOKS_STEP = {
  none: 'No playbook is published yet. The first ones appear here.',
  opened: 'opened',
  tried: (count: number) => (count === 1 ? 'tried once' : `tried ${count} times`),
  used: (count: number) => (count === 1 ? 'used in a session' : `used in ${count} sessions`),
} as const;

export const BUDDY_STEP = {
  why: 'A buddy answers what you would not ask everybody, for the first three months.',
  organisers: 'Nobody offers to be a buddy at present. The organiser is glad to help.',
  nobody: 'Nobody can be asked at present. Try again in a few days.',
  late: 'Buddies are for the first 30 days. Ask anybody: they were new once.',
  ask: 'Ask',
  askOf: (name: string) => `Ask ${name} to be your buddy`,
  asked: (name: string) => `${name} is asked`,
  waiting: (name: string) => `You have asked ${name}. The answer comes to your Home.`,
  yours: (name: string) => `${name} is your buddy until`,
  hello: 'Say hello',
  helloTo: (name: string) => `Say hello to ${name}`,
  takeBack: 'Take it back',
  without: 'Do without',
  ended: 'You have no buddy now, and can ask another',
  more: (count: number) => `Show ${count} more`,
} as const;

export const BRING_STEP = {
  none: 'No session is planned yet. The invite to the next one comes to your calendar by itself.',
  next: 'Next session:',
  turn: 'Taking a turn at facilitating comes later, and only if you like:',
  people: 'who leads next',
} as const;

export const NEWCOMERS = {
  title: 'Newcomers',
  offer: 'I offer to be a newcomer’s buddy',
  offerHint: 'At most three at a time, each for 90 days. Who is new here may ask you.',
  asks: (name: string) => `${name} asks you to be their buddy`,
  until: (name: string) => `You are ${name}’s buddy until`,
  end: 'End it',
  endOf: (name: string) => `End being ${name}’s buddy`,
  ended: (name: string) => `You are not ${name}’s buddy any more. They are told.`,
} as const;
