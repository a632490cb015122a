import { beginning } from '../../domain/shared/text.ts';
import { after, DAY_MS, type Notice, notice } from '../feed/notice.ts';

/** For how long somebody is asked who was away when it was asked. */
const ASKED_MS = 14 * DAY_MS;
/** How many characters of the question a notice has. */
const QUESTION_MAX = 90;

interface Prompt {
  readonly item: {
    readonly sessionId: string;
    readonly topic: string;
    readonly words: string;
    readonly from: string;
  };
}

export function promptNoticesFor({ item }: Prompt): readonly Notice[] {
  const { sessionId, topic, words, from } = item;
  return [
    notice('promptAsked', {
      at: from,
      until: after(from, ASKED_MS),
      occasion: sessionId,
      parameters: { topic, question: beginning(words, QUESTION_MAX) },
      preview: 'One sentence is enough; it opens the next session',
      path: '/',
    }),
  ];
}
