import type { Beyond } from './beyond.ts';

// What pages know of the rich editor before it is loaded.

export type RichCommand =
  | 'heading2'
  | 'heading3'
  | 'bold'
  | 'italic'
  | 'strike'
  | 'code'
  | 'quote'
  | 'bullets'
  | 'numbers'
  | 'checks'
  | 'codeBlock'
  | 'divider'
  | 'table'
  | 'rowBelow'
  | 'columnAfter'
  | 'dropRow'
  | 'dropColumn'
  | 'dropTable'
  | 'undo'
  | 'redo';

/** What holds where the caret stands. */
export interface RichState {
  readonly pressed: readonly RichCommand[];
  /** Where the link at the caret leads; null without one. */
  readonly link: string | null;
  readonly inTable: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export interface RichOptions {
  readonly place: HTMLElement;
  readonly body: string;
  readonly attributes: Record<string, string>;
  readonly placeholder: string;
  readonly onChange: (body: string) => void;
  readonly onState: (state: RichState) => void;
  readonly onFocus: () => void;
  /** Ctrl+K: an address is asked for. */
  readonly onLink: () => void;
  readonly onPictures: (count: number) => void;
  /** Both are left to the browser where they are not given. */
  readonly onFile?: ((file: File) => void) | undefined;
  readonly onPasteFile?: ((text: string) => void) | undefined;
}

/** A rich editor that stands on the page. */
export interface Rich {
  /** Another's text comes in, and the caret stays; says what the text holds that the editor cannot show, and then shows nothing else. */
  setBody(body: string): readonly Beyond[] | null;
  run(command: RichCommand): void;
  /** The words selected become a link to what somebody typed, or lose theirs; false if it may not be followed. */
  link(address: string | null): boolean;
  focus(): void;
  end(): void;
}

export const NO_STATE: RichState = {
  pressed: [],
  link: null,
  inTable: false,
  canUndo: false,
  canRedo: false,
};
