/** A refusal in words for the person in front of it. */
export interface Words {
  /** What happened, in a few words. */
  readonly title: string;
  /** What is safe and what to do. */
  readonly text: string;
  /** Whether the same thing may work when tried again. */
  readonly again: boolean;
}

/** Words for every one of these refusals, and for no other. */
export type Wording<Refusals> = { readonly [Code in keyof Refusals]: Words };

export const said = (title: string, text: string, again = false): Words => ({ title, text, again });

export const KEPT = 'What you typed is still here.';
