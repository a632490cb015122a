import fc from 'fast-check';
import { mailAccess, mailProblem, mailState } from '../../domain/shared/mail.ts';
import {
  deliveryRow,
  mailAccessRow,
  summaryMailRow,
  welcomeMailRow,
} from '../../functions/tables/mail-rows.ts';
import {
  AT,
  anId,
  anInstant,
  anyOf,
  aPerson,
  aText,
  itIsReadAsWritten,
  NOTE,
  orNull,
  PRIYA,
  someWords,
  THING,
} from './codecs.ts';

const delivery = {
  mailState: anyOf(mailState.options),
  mailProblem: orNull(anyOf(mailProblem.options)),
  askedAt: anyOf(['', AT]),
  messageId: aText,
  sendAskedAt: anyOf(['', AT]),
  sentAt: anyOf(['', AT]),
};
const sent = { mailState: 'sent', messageId: 'AAk', askedAt: AT, sendAskedAt: AT, sentAt: AT } as const;

itIsReadAsWritten('how far a mail has come', deliveryRow, fc.record(delivery), {
  stored: { ...sent, mailProblem: '' },
  value: { ...sent, mailProblem: null },
});

itIsReadAsWritten(
  'a summary that is sent',
  summaryMailRow,
  fc.record({
    ...delivery,
    to: anyOf(['invited', 'absent'] as const),
    by: aPerson,
    at: anInstant,
    people: someWords,
    after: anyOf(['', NOTE]),
    marks: someWords,
  }),
  {
    stored: {
      ...sent,
      mailProblem: '',
      to: 'absent',
      byId: PRIYA.id,
      byName: 'Priya',
      at: AT,
      people: `${NOTE} ${THING}`,
      after: '',
      marks: 'one two',
    },
    value: {
      ...sent,
      mailProblem: null,
      to: 'absent',
      by: PRIYA,
      at: AT,
      people: new Set([NOTE, THING]),
      after: '',
      marks: new Set(['one', 'two']),
    },
  },
);

itIsReadAsWritten(
  'a mail to people who were added',
  welcomeMailRow,
  fc.record({
    ...delivery,
    by: aPerson,
    at: anInstant,
    people: fc.uniqueArray(anId).map((ids) => new Set(ids)),
  }),
  {
    stored: { ...sent, mailProblem: '', byId: PRIYA.id, byName: 'Priya', at: AT, people: NOTE },
    value: { ...sent, mailProblem: null, by: PRIYA, at: AT, people: new Set([NOTE]) },
  },
);

itIsReadAsWritten(
  'what Microsoft 365 said of sending from a mailbox',
  mailAccessRow,
  fc.record({ access: anyOf(mailAccess.options), checkedAt: anInstant }),
  { stored: { access: 'yes', checkedAt: AT }, value: { access: 'yes', checkedAt: AT } },
);
