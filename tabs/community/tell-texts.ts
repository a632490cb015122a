import type { MailAccess, MailProblem } from '../../domain/shared/mail.ts';

/** Telling people by mail that they were added. */
export const TELL = {
  tellOne: (name: string) => `Tell ${name} by mail.`,
  tellThem: (count: number) => `Tell ${count} people by mail.`,
  what: 'It goes out from your mailbox and says that you added them, what the community is for and when it meets.',
  cannot: {
    yes: '',
    forbidden:
      'Nobody is mailed about it: Guildhall may not send from your mailbox. They find a welcome on Home.',
    'no-mailbox': 'Nobody is mailed about it: you have no mailbox here. They find a welcome on Home.',
    unknown:
      'Nobody is mailed about it: Microsoft 365 does not answer just now. They find a welcome on Home.',
  } satisfies Readonly<Record<MailAccess, string>>,
  failed: (names: string, by: string, why: MailProblem | null) =>
    `${names} could not be told by mail from ${by}’s mailbox: ${WHY[why ?? 'unexpected']}`,
  retry: 'Try again',
} as const;

const WHY: Readonly<Record<MailProblem, string>> = {
  forbidden: 'Guildhall may not send from it. An administrator can allow it.',
  'no-mailbox': 'it does not exist any more.',
  nobody: 'nobody is left to get it.',
  refused: 'Outlook refused the mail.',
  unavailable: 'Outlook did not answer for a day.',
  unexpected: 'something went wrong on our side.',
};
