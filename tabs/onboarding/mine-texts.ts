export const ONBOARDING_MINE = {
  open: 'Find your way in, in fifteen minutes',
  progress: (done: number, of: number) => `${done} of ${of} done`,
  asks: (name: string) => `${name} is new here and asks you to be their buddy`,
  accept: 'Yes',
  acceptOf: (name: string) => `Yes, I am ${name}’s buddy`,
  decline: 'Not now',
  declineOf: (name: string) => `I cannot be ${name}’s buddy now`,
  accepted: (name: string) => `You are ${name}’s buddy`,
  declined: (name: string) => `${name} is told, and can ask somebody else`,
  buddyOf: (name: string, done: number, of: number) => `You are ${name}’s buddy: ${done} of ${of} done`,
  hello: 'Say hello',
  helloTo: (name: string) => `Say hello to ${name}`,
} as const;
