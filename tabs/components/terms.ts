import { createContext, type ReactNode } from 'react';

/** Marks the first use of each term of the glossary in each section, while a text is drawn from its first word on. */
export interface Terms {
  /** A section begins here. */
  section(): void;
  /** Words with the terms among them marked; `draw` draws each part of them in its turn. */
  words(text: string, draw: (part: string) => ReactNode): ReactNode;
}

/** Asked for at each drawing of a text; null where no terms are marked. */
export const TermsContext = createContext<(() => Terms) | null>(null);
